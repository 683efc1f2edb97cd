"""What may be a cue: words in any script, neither too short nor too wide, and nobody's name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from himoya.common.errors import BadInput
from himoya.messages.rules import searchable
from himoya.reading.own import OwnCues
from himoya.teaching.looking import spans
from himoya.teaching.rules import checked_phrase, checked_rules, holds_name, runs, same_phrase, too_wide
from tests import make


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Tilxat   yoz* ", "tilxat yoz*"),
        ("Тилхат ёзди", "тилхат ёзди"),
        ("qo'l-oyoq*", "qo'l oyoq*"),
        ("228 modda", "228 modda"),
        ("o‘g‘lim ketdi", "o‘g‘lim ketdi"),
    ],
)
def test_words_are_kept_as_typed(typed: str, kept: str) -> None:
    assert checked_phrase(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        "*",
        "ab",
        "a b c",
        "ol* ber",
        "(imzo|xat)",
        "imzo + xat",
        "imz*o",
        "imzo **",
        "imzo # qo‘ydi",
        "imzo..qo‘y",
        "so‘z " * 9,
        "x" * 121,
        "签字",
        "😀😀😀",
        "ьъь",
        "imzo; drop",
        "imzo\\b",
        "[a-z]*",
    ],
)
def test_what_is_no_cue_is_told_in_one_sentence(typed: str) -> None:
    with pytest.raises(BadInput) as told:
        checked_phrase(typed)
    assert str(told.value).endswith(".")


@given(st.text(max_size=60))
def test_whatever_is_taken_can_be_looked_for(typed: str) -> None:
    try:
        phrase = checked_phrase(typed)
    except BadInput:
        return
    assert checked_phrase(phrase) == phrase
    spans(f"bor ekan {phrase} shu", make.MONDAY, OwnCues(((phrase, "U01"),)).cues)


@pytest.mark.parametrize(
    ("phrase", "stretches"),
    [
        ("tilxat", [" tilhat"]),
        ("ukam tilxat yoz*", [" ukam tilhat yuz"]),
        ("qo‘l* qo‘y*", [" kul", " kuy"]),
        ("қўл қўй* бугун", [" kul kuy", " bugun"]),
    ],
)
def test_what_must_stand_in_the_searchable_form(phrase: str, stretches: list[str]) -> None:
    assert runs(phrase) == stretches


@given(
    st.lists(
        st.sampled_from(["ukam", "tilxat", "қўл", "yoz*", "ye*", "keldi", "o‘g‘il*"]), min_size=1, max_size=6
    )
)
def test_whatever_holds_the_phrase_holds_its_stretches(words: list[str]) -> None:
    phrase = " ".join(words)
    said = "Kecha, " + ", ".join(word.replace("*", "ibdi") for word in words) + " deyishdi"
    assert spans(said, make.MONDAY, ((phrase, "U01"),))
    assert all(run in searchable(said) for run in runs(phrase))


def test_rules_are_known_each_once_and_few() -> None:
    assert checked_rules(["U05", "U01", "U05"]) == ["U01", "U05"]
    assert checked_rules([]) == []
    for wrong in (["U99"], [""], [f"U{number:02}" for number in range(1, 10)]):
        with pytest.raises(BadInput):
            checked_rules(wrong)


def test_one_phrase_in_two_scripts_is_the_same() -> None:
    assert same_phrase("tilxat yoz*", "тилхат ёз*")
    assert not same_phrase("tilxat yoz*", "tilxat yozdi")
    assert same_phrase("qo'y*", "қўй*")
    assert same_phrase("imzo", "имзо")


@pytest.mark.parametrize(
    ("phrase", "named"),
    [
        ("farrux ketdi", True),
        ("Фаррух кетди", True),
        ("farruxga xat*", True),
        ("namunayevni ol*", True),
        ("imzo qo‘y*", False),
        ("fara*", False),
        ("namuna ber*", True),  # what the surname is made of may be a name, too
        ("namu*", False),
    ],
)
def test_a_name_is_known_in_any_spelling_and_with_endings(phrase: str, named: bool) -> None:
    assert holds_name(phrase, ["Farrukh Namunayev"]) is named


@pytest.mark.parametrize(
    ("said", "looked", "found", "messages", "wide"),
    [
        (0, 0, 0, 200_000, False),
        (20, 100, 100, 100, False),  # few alarms are never too many
        (30, 100, 100, 100, True),
        (30, 100, 100, 200_000, False),
        (1000, 3000, 9000, 200_000, True),  # as often among those that were not looked at
    ],
)
def test_wide_is_what_drowns_the_rest(said: int, looked: int, found: int, messages: int, wide: bool) -> None:
    assert too_wide(said, looked, found, messages) is wide
