"""Text that nobody means as a message: it breaks nothing, alarms nobody and tells no facts."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from himoya.reading import Reading, as_line, read
from himoya.reading.facts import Quote
from himoya.reading.message import MOST_CHARACTERS

NOON = datetime(2026, 5, 16, 12, 0, tzinfo=UTC)
MEGABYTE = 1_000_000
FOREIGN = Path(__file__).with_name("foreign.tsv").read_text(encoding="utf-8").splitlines()
NOTHING = Reading()
WORDLESS = {
    "emoji only": "😭🙏👨‍👩‍👧‍👦🇺🇿" * 200,
    "marks of direction": "\u202e\u202d\u2066\u2069\u200f" * 500,
    "accents without letters": "\u0334\u0335\u0336\u0337" * 500,
    "half a surrogate": "\ud83d" * 1000 + "\udc00",
    "NUL": "\x00" * 1000,
    "spaces and lines": " \t\r\n\u2028\u00a0" * 500,
    "base64": "aGltb3lhIGhpbW95YSBoaW1veWE" * 500,
    "digits": "0123456789" * 500,
    "Chinese": "我的儿子在监狱里，他们要他签合同。" * 50,
    "Hebrew": "הבן שלי בכלא ורוצים שיחתום על חוזה " * 50,
    "a private alphabet": "\ue000\ue001\uf8ff" * 300,
    "brackets": "((((" * 1000,
    "HTML with a script": "<html><script>function steal(){document.cookie='x'; return this.value}</script>"
    '<body onload="steal()"><b>Click here and win</b> for you and your family</body></html>',
    "CSS": "body { margin: 0; font-family: sans-serif; } .a > .b:hover { color: #fff; } " * 20,
    "SQL": "SELECT name FROM users WHERE id = 1 OR 1 = 1; DROP TABLE users; -- this is not for you",
    "zalgo English": "".join(
        letter + "\u0334\u0317\u035d" for letter in "they will come with the van for you"
    ),
}
PIECES = st.sampled_from([
    "imzo qo'ydi", "ertaga bort", "Kuryer kerak", "kuniga 9 ming rubl", "chiqarib beraman", "@kanal_00",
    "Шартнома", "аст", "түрмөдө", "\u202e", "\u200d", "😭", "\x00", "\ud83d", "\udc00", "<script>", "&nbsp;",
    "a" * 90, "İ", "ﬃ", "ſ", "ǆ", "´", "+998 00 123 45 67", "000", "«", "\n", ".", "?", "12.13.20001",
    "ابني", "签", "q\u0334o\u0335",
])  # fmt: skip
HOSTILE = st.one_of(
    st.text(st.characters(), max_size=200),
    st.lists(PIECES, max_size=15).map(" ".join),
    st.lists(PIECES, max_size=15).map("".join),
)


def quotes(reading: Reading) -> list[Quote]:
    single = [reading.facility, reading.criminal, reading.contact, reading.contract]
    found = [fact.quote for fact in (*reading.urgent, *single) if fact is not None]
    found += [person.quote for person in reading.persons if person.quote is not None]
    found += [sign.quote for sign in reading.advert.signs] if reading.advert else []
    return found + list(reading.phones)


@pytest.mark.parametrize("name", WORDLESS)
def test_what_holds_no_message_tells_nothing(name: str) -> None:
    assert read(WORDLESS[name], NOON) == NOTHING
    assert NOTHING.language == "unknown"


@pytest.mark.parametrize("row", FOREIGN)
def test_a_message_in_another_language_tells_nothing(row: str) -> None:
    assert read(row.split("\t")[1], NOON) == NOTHING


def test_of_a_foreign_message_the_telephone_number_is_kept() -> None:
    reading = read("Oğlum hapishanede, lütfen arayın +998 00 123 45 67", NOON)
    assert [phone.text for phone in reading.phones] == ["+998 00 123 45 67"]
    assert reading == Reading(phones=reading.phones)


@pytest.mark.parametrize(
    "piece", ["a", "imzo qo'ydi ", "8 00 ", "o'", "\ud83d ", "Ў", "😭", "<b>", "Kuryer kerak "]
)
def test_a_megabyte_is_read_as_its_beginning_is(piece: str) -> None:
    endless = piece * (MEGABYTE // len(piece))
    reading = read(endless, NOON)
    assert reading == read(endless[:MOST_CHARACTERS], NOON)
    assert all(quote.end <= MOST_CHARACTERS for quote in quotes(reading))


@pytest.mark.parametrize(
    "text",
    [
        "\u202eO'g'lim imzo qo'ydi, hali zonada\u202c",
        "O'g'lim\x00 imzo\x00 qo'ydi, hali zonada",
        "O\u0334'g'lim i\u0335mzo q\u0336o'ydi, hali zonada",
        "<p>O'g'lim imzo qo'ydi, hali zonada</p><script>alert(1)</script>",
        "\ud83dO'g'lim imzo qo'ydi, hali zonada",
        "O'g'lim imzo qo'ydi, hali zonada" + " " * 10_000,
        "😭" * 500 + " O'g'lim imzo qo'ydi, hali zonada",
    ],
)
def test_a_real_message_is_heard_through_the_noise(text: str) -> None:
    reading = read(text, NOON)
    assert "U01" in {fact.rule for fact in reading.urgent}
    assert reading.language in ("uz", "mixed")


@settings(max_examples=200, deadline=None)
@given(HOSTILE)
def test_nothing_breaks_reading_and_every_quote_stands_in_the_text(text: str) -> None:
    reading = read(text, NOON)
    assert as_line("1", reading)["language"] in ("uz", "ru", "mixed", "unknown")
    for quote in quotes(reading):
        assert quote.text == text[quote.start : quote.end]
        assert quote.text


@settings(max_examples=100, deadline=None)
@given(HOSTILE)
def test_what_is_in_no_known_language_raises_no_alarm(text: str) -> None:
    reading = read(text, NOON)
    if reading.language == "unknown":
        assert reading == Reading(phones=reading.phones)
