"""Endings that turn a sentence's meaning."""

import pytest

from himoya.language import verbs
from himoya.language.numbers import number
from himoya.language.words import sentences


@pytest.mark.parametrize(
    "tail",
    [
        "madi",
        "magan",
        "mabdi",
        "mayapti",
        "mas",
        "ishmadi",
        "ilmagan",
        "miman",
        "miyman",
        "mayman",
        "mimiz",
        "ma",
    ],
)
def test_an_ending_denies(tail: str) -> None:
    assert verbs.tail_denies(tail)


@pytest.mark.parametrize("tail", ["di", "ibdi", "gan", "ishdi", "yapti", "moqchi", ""])
def test_an_ending_affirms(tail: str) -> None:
    assert not verbs.tail_denies(tail)


@pytest.mark.parametrize(
    ("word", "condition"),
    [("kwysa", True), ("ketishsa", True), ("desam", False), ("kassa", False), ("keldi", False)],
)
def test_a_condition_is_told_from_speech(word: str, condition: bool) -> None:
    assert verbs.is_condition(word) is condition


@pytest.mark.parametrize(("word", "forbids"), [("bermang", True), ("kwymasin", True), ("berdi", False)])
def test_a_command_not_to(word: str, forbids: bool) -> None:
    assert verbs.forbids(word) is forbids


@pytest.mark.parametrize(
    ("tail", "orders"), [("ing", True), ("inglar", True), ("ingiz", True), ("ding", False), ("di", False)]
)
def test_a_request_is_told_from_a_report(tail: str, orders: bool) -> None:
    assert verbs.orders(tail) is orders


@pytest.mark.parametrize(("word", "orders"), [("kwying", True), ("yuboringlar", True), ("kwydi", False)])
def test_an_auxiliary_makes_a_request(word: str, orders: bool) -> None:
    assert verbs.helper_orders(word) is orders


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("71", 71),
        ("twkson besh", 95),
        ("saksonbesh", 85),
        ("ikki yuz yigirma sakkiz", 228),
        ("sorok pyat", 45),
        ("yuz oltmish bir", 161),
        ("olma", None),
    ],
)
def test_numbers_in_figures_and_words(words: str, value: int | None) -> None:
    assert number(words) == value


def test_sentences_end_at_stops_but_not_inside_numbers() -> None:
    letters = "st. 228.1 ch. 4, 12.04.2001 da. nima kilay? rahmat"
    told = [letters[one.start : one.end].strip() for one in sentences(letters)]
    assert told[-2:] == ["nima kilay", "rahmat"]
    assert "228.1" in told[0]
    assert "12.04.2001" in told[0]
    assert [one.asked for one in sentences(letters)][-2:] == [True, False]
