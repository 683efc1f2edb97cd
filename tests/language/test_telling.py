"""The language of one message: careful with short ones, firm with foreign ones."""

from pathlib import Path

import pytest

from himoya.language.telling import language_of

FOREIGN = Path(__file__).parents[1] / "reading" / "foreign.tsv"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("O'g'lim imzo qo'ymadi, kecha gaplashdik", "uz"),
        ("Ўғлим қўл қўймади, кеча гаплашдик", "uz"),
        ("углим кол куймади кеча гаплашдик", "uz"),
        ("oglim qol qoymadi kecha gaplashdik", "uz"),
        ("Сын не подписал контракт, вчера говорили", "ru"),
        ("Ukamni etapga olishdi, сказали что увезли на север, qayerga bilmaymiz, никто не говорит", "mixed"),
        ("Ulim gospitalda yotganmish, boldirina mina parchasi girgan", "uz"),
    ],
)
def test_what_is_read_here_is_named(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    "text", ["Salom", "ha", "Rahmat opa", "да", "Спасибо", "Farrux Namunayev", "ok", "Ёрдам"]
)
def test_a_short_message_is_not_unknown_for_being_short(text: str) -> None:
    assert language_of(text) in ("uz", "ru")


def test_a_list_of_names_is_not_foreign() -> None:
    names = "Namunayev Farrux Sardor o'g'li, Misolov Sardor, Xayolova Nilufar, Taxminov Jasurbek, "
    assert language_of(names * 4) != "unknown"


def test_a_foreign_keyboard_makes_no_foreign_message_of_ours() -> None:
    assert language_of("менің ўғлим кеча қўнғироқ қилди, қўл қўймадим деди, ҳозир зонада") == "uz"


@pytest.mark.parametrize(
    "text", ["", " ", "👍👍😭", "12.04.2001", "+998 00 123 45 67", "...", "\u202e\u202d", "\x00"]
)
def test_without_words_nothing_is_known(text: str) -> None:
    assert language_of(text) == "unknown"


@pytest.mark.parametrize("row", FOREIGN.read_text(encoding="utf-8").splitlines())
def test_a_foreign_message_is_told_to_be_foreign(row: str) -> None:
    assert language_of(row.split("\t")[1]) == "unknown"


@pytest.mark.parametrize(
    "text",
    [
        "Guten Abend zusammen, wir treffen uns morgen um acht vor dem Haus",
        "Please help me, they took my brother from the prison and he will not sign",
        "你好，我的儿子在监狱里，他们要他签合同",
        "שלום, הבן שלי בכלא",
    ],
)
def test_far_languages_are_unknown_too(text: str) -> None:
    assert language_of(text) == "unknown"
