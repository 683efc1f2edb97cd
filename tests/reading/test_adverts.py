"""Lures for couriers, for the army, and help sold for money: told apart from what only speaks of them."""

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from himoya.common import packaged
from himoya.language.patterns import pattern
from himoya.reading import as_line, read
from himoya.reading.advert_words import kinds, said_by, signs
from himoya.reading.adverts import checked, signs_in

EVENING = datetime(2026, 5, 16, 20, 0, tzinfo=timezone(timedelta(hours=5)))
FILE = packaged.toml("himoya.reading", "adverts.toml")
ROWS = [
    tuple(line.split("\t"))
    for line in Path(__file__).with_name("adverts.tsv").read_text(encoding="utf-8").splitlines()
]
YES = [(sign.code, text) for sign in signs().values() for text in sign.yes]
NO = [(sign.code, text) for sign in signs().values() for text in sign.no]
COURIER = "Kuryer kerak, kuniga 9 ming rubl, tajriba shart emas. Yozing: @xayoliy_ish_00"


def offered(text: str) -> tuple[str, ...]:
    advert = read(text, EVENING).advert
    return advert.kinds if advert else ()


@pytest.mark.parametrize(("code", "text"), YES)
def test_an_example_shows_its_sign(code: str, text: str) -> None:
    assert code in signs_in(text, EVENING)


@pytest.mark.parametrize(("code", "text"), NO)
def test_a_counterexample_does_not_show_it(code: str, text: str) -> None:
    assert code not in signs_in(text, EVENING)


@pytest.mark.parametrize("row", FILE["offer"], ids=lambda row: row["text"][:30])
def test_an_offer_of_the_vocabulary_is_recognised(row: dict[str, object]) -> None:
    assert offered(str(row["text"])) == tuple(row["kinds"])  # type: ignore[arg-type]


@pytest.mark.parametrize("row", FILE["other"], ids=lambda row: row["text"][:30])
def test_news_warnings_and_own_stories_offer_nothing(row: dict[str, object]) -> None:
    text = str(row["text"])
    assert offered(text) == ()
    told = checked(text, EVENING)
    assert (told is not None and told.about) is bool(row.get("about", False))


@pytest.mark.parametrize(("kind", "text"), ROWS)
def test_an_invented_message_is_told_for_what_it_is(kind: str, text: str) -> None:
    assert (kind in offered(text)) if kind != "none" else offered(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Kuryer kerak",
        "Kuryerlik ishi bor, kuryer bo'lib ishlash",
        "kuniga 9 ming rubl, tajriba shart emas",
        "O'g'limni chiqarib beraman dedi",
    ],
)
def test_one_sign_alone_is_no_offer(text: str) -> None:
    assert checked(text, EVENING) is None


def test_both_scripts_and_careless_typing_are_the_same_offer() -> None:
    assert offered(COURIER) == ("courier",)
    assert offered("Курьер керак, кунига 9 минг рубл, тажриба шарт эмас. Ёзинг: @xayoliy_ish_00") == (
        "courier",
    )
    assert offered("KURYER KERAK kuniga 9ming rubl tajriba shartmas") == ("courier",)


def test_a_telephone_number_is_no_sum() -> None:
    assert checked("O'g'lingizni uyga chiqarib beramiz +7 000 412 77 30", EVENING) is None


def test_every_sign_is_shown_with_the_words_and_the_reason() -> None:
    line = as_line("1", read(COURIER, EVENING))["advert"]
    assert line["kinds"] == ["courier"]
    assert {sign["sign"] for sign in line["signs"]} >= {"courier_wanted", "high_pay", "no_experience"}
    for sign in line["signs"]:
        assert sign["quote"] in COURIER
        assert sign["why"].endswith(".")
    assert as_line("1", read("Salom opalar", EVENING))["advert"] is None


def test_money_asked_in_words_no_sign_knows_is_shown_with_what_the_alarm_heard() -> None:
    text = next(str(row["text"]) for row in FILE["offer"] if "xarajati" in str(row["text"]))
    reading = read(text, EVENING)
    alarm = next(fact for fact in reading.urgent if fact.rule == "U19")
    assert reading.advert is not None
    assert [(sign.code, sign.kind) for sign in reading.advert.signs] == [("money_asked", "fraud")]
    assert reading.advert.signs[0].quote == alarm.quote
    assert checked(text, EVENING) == reading.advert


def test_an_alarm_adds_nothing_to_what_signs_show_or_to_a_mere_warning() -> None:
    shown = read("Uyga chiqarib beramiz o'g'lingizni, 90 ming rubl oldindan kartaga tashlang", EVENING)
    assert shown.advert is not None
    assert "money_asked" not in {sign.code for sign in shown.advert.signs}
    warning = next(str(row["text"]) for row in FILE["other"] if "Осторожно" in str(row["text"]))
    told = checked(warning, EVENING)
    assert told is not None
    assert told.about


def test_reasons_are_said_in_the_readers_language() -> None:
    reading = read(COURIER, EVENING)
    said = [as_line("1", reading, language)["advert"] for language in ("en", "uz", "uz-cyrl", "ru")]
    reasons = {advert["signs"][0]["why"] for advert in said}
    assert len(reasons) == 4


@pytest.mark.parametrize("name", list(said_by()))
def test_every_phrase_can_be_looked_up(name: str) -> None:
    for phrase in said_by()[name]:
        made = pattern(phrase)
        assert made.needs
        for side in made.sides:
            assert side.count("(") == side.count(")")
            assert max(_depths(side)) <= 1  # a choice holds no choice
            assert "|)" not in side
        assert made.regexes


def _depths(side: str) -> list[int]:
    depths = [0]
    for character in side:
        depths.append(depths[-1] + {"(": 1, ")": -1}.get(character, 0))
    return depths


def test_the_table_names_only_what_it_knows() -> None:
    marks = set(FILE["about"]) | {"own"}
    for sign in signs().values():
        assert set(sign.kinds) <= set(kinds())
        assert sign.beside <= set(signs())
    for kind in kinds().values():
        assert kind.told | kind.told_of_others <= marks
