"""Filling a text: nothing is invented, markup is text, what is missing is said."""

from datetime import date

import pytest

from himoya.appeals.letters import Event, load, make, parse
from himoya.common.errors import BadInput
from tests.appeals.letters.invented import FACTS

SOURCE = """+++
id = "small"
title = "Ariza"
basis = ["uz445_28"]
uses = ["name", "facility", "events", "attachments"]
optional = ["facility", "attachments"]
risk_tags = []
neutral = true
lawyer = ""
date = 2026-11-29
+++

# person
Ismi: {name}.
Joyi: {facility}.

# facts
Holatlar:
- {events}

# questions
1. Birinchi {name}?
1. Ikkinchi {facility}?
1. Uchinchi?

# attachments
Ilovalar:
- {attachments}
"""


def said(source: str = SOURCE, **facts: object) -> list[str]:
    return list(make(parse(source, file="small.uz.md"), facts).texts())


def test_optional_sentences_go_with_their_fact_and_numbers_close_up() -> None:
    events = [Event("beaten", date(2026, 11, 2)), Event("pressed", date(2026, 11, 1)), Event("listed")]
    assert said(name="Akmal", events=events) == [
        "Ismi: Akmal.",
        "Holatlar:",
        "– 01.11.2026: shartnoma imzolashga majbur qilinayotgani haqida xabar keldi",
        "– 02.11.2026: kaltaklangani haqida xabar keldi",
        "– Ro‘yxat tuzilayotgani yoki suratga olinayotgani haqida xabar keldi",
        "1. Birinchi Akmal?",
        "2. Uchinchi?",
    ]


def test_what_nobody_knows_is_a_blank_and_is_listed() -> None:
    letter = make(parse(SOURCE, file="small.uz.md"), {})
    assert letter.missing == ("name", "events")
    assert letter.draft
    blanks = [run for part in letter.blocks for item in part.items for run in item.runs if run.blank]
    assert len(blanks) == 3


def test_a_value_for_the_language_goes_before_the_common_one() -> None:
    russian = "\n".join(make(load("ru", "where_is_he", "ru"), FACTS).texts())
    assert "Намунаев Акмал Синовович" in russian
    assert "Akmal" not in russian
    assert "Акмал Намунаев" in "\n".join(
        make(load("uz", "where_is_he", "uz"), FACTS, language="uz-cyrl").texts()
    )


def test_where_somebody_is_held_stands_in_the_language_of_the_letter() -> None:
    read = {**FACTS, "facility": "IK-76 Saratov oblast", "facility@ru": None}
    said = {
        tongue: "\n".join(make(load(pack, "coercion_neutral", text), read, language=tongue).texts())
        for pack, text, tongue in (("uz", "uz", "uz"), ("uz", "uz", "uz-cyrl"), ("ru", "ru", "ru"))
    }
    assert "IK-76, Saratov viloyati" in said["uz"]
    assert "ИК-76, Саратов вилояти" in said["uz-cyrl"]
    assert "ИК-76, Саратовская область" in said["ru"]
    assert not any("oblast" in words for words in said.values())


@pytest.mark.parametrize(
    ("language", "term", "words"),
    [("ru", 12, "1 год"), ("ru", 126, "10 лет 6 месяцев"), ("ru", 252, "21 год"),
     ("ru", 26, "2 года 2 месяца"),
     ("uz", 126, "10 yil 6 oy"), ("ru", "пожизненно", "пожизненно")],
)  # fmt: skip
def test_terms_in_years_and_months(language: str, term: object, words: str) -> None:
    pack = "ru" if language == "ru" else "uz"
    letter = make(load(pack, "medical_request", language), {**FACTS, "term": term})
    assert f": {words}." in "\n".join(letter.texts())


@pytest.mark.parametrize(
    ("language", "phrase"),
    [
        ("ru", "ч. 4 ст. 228.1 УК РФ"),
        ("uz", "228.1-moddasining 4-qismi"),
        ("uz-cyrl", "228.1-моддасининг 4-қисми"),
    ],
)
def test_article_and_part(language: str, phrase: str) -> None:
    pack = "ru" if language == "ru" else "uz"
    assert phrase in "\n".join(make(load(pack, "medical_request", language), FACTS).texts())


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        ("a\u202egnip\u202c", "agnip"),
        ("a\x00b\x07", "ab"),
        ("two\r\nlines", "two lines"),
        ("half \ud83d sign", "half sign"),
        ("\u200bzero\ufeff \u2066mark\u2069", "zero mark"),
        ("{name} {{7*7}} {% if %}", "{name} {{7*7}} {% if %}"),
        ("  wide   gaps ", "wide gaps"),
    ],
)
def test_values_are_text(given: str, printed: str) -> None:
    assert said(name=given, events=[Event("beaten")])[0] == f"Ismi: {printed}."


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("Ismi: {name}.", "Ismi: {nam}.", "small.uz.md: {nam} is no field of a letter."),
        ("Ismi: {name}.", "Ismi: {.", "small.uz.md: a brace stands alone in “Ismi: {.”."),
        (
            '"name", ',
            "",
            "small.uz.md: the field “name” stands in the header or in the text, but not in both.",
        ),
        ("# facts", "# fact", "small.uz.md: the block “fact” is unknown or out of order."),
        ("# questions", "# addressee", "small.uz.md: the block “addressee” is unknown or out of order."),
        ("+++\nid", "id", "small.uz.md does not begin with a header between two lines of +++."),
        ('lawyer = ""\n', "", "The header of small.uz.md needs “lawyer”."),
        (
            'id = "small"',
            'id = "big"',
            "The header of small.uz.md needs the id of the file, and a legal basis.",
        ),
        ("risk_tags = []", 'risk_tags = ["x"]', "small.uz.md: the risk “x” is unknown."),
        ('["facility", ', '["court", ', "small.uz.md: “court” is optional but not used."),
    ],
)
def test_a_wrong_text_is_one_plain_sentence(old: str, new: str, sentence: str) -> None:
    assert old in SOURCE
    with pytest.raises(BadInput) as wrong:
        parse(SOURCE.replace(old, new, 1), file="small.uz.md")
    assert str(wrong.value) == sentence


def test_a_neutral_text_takes_no_free_words() -> None:
    with pytest.raises(BadInput, match=r"a neutral letter must not use \{own_words\}"):
        parse(
            SOURCE.replace("{facility}", "{own_words}").replace('"facility"', '"own_words"'),
            file="small.uz.md",
        )


@pytest.mark.parametrize("day", ["bahorda", "2026-13-45", "1998", "20260101x"])
def test_a_day_that_is_none_stays_as_it_was_told(day: str) -> None:
    letter = make(load("uz", "where_is_he", "uz"), {**FACTS, "last_contact": day})
    assert f"aloqa: {day}." in "\n".join(letter.texts())


def test_no_text_and_no_language_are_said() -> None:
    with pytest.raises(BadInput, match=r"The pack uz has no letter nothing\.uz\.md\."):
        load("uz", "nothing", "uz")
    with pytest.raises(BadInput, match="not written in the language"):
        make(load("ru", "where_is_he", "ru"), FACTS, language="uz")
    with pytest.raises(BadInput, match="no kind of event"):
        said(name="Akmal", events=[Event("made_up")])
