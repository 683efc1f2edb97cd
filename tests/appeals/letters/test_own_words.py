"""Words that an office writes instead of a shipped text: what is refused, in one sentence with its line."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st

from himoya.appeals.letters import FIELDS, Text, listing, load, make
from himoya.appeals.letters.cover import cover
from himoya.appeals.letters.freezing import NOT_FROZEN, freeze, thaw
from himoya.appeals.letters.invented import CASE
from himoya.appeals.letters.own import Looked, look_at
from himoya.appeals.letters.own.lines import tidied
from himoya.appeals.letters.own.required import needed_fields
from himoya.appeals.letters.pdf import pdf
from himoya.appeals.letters.spelling import in_cyrillic, word
from himoya.appeals.letters.texts import body_of, source_of
from himoya.appeals.letters.word import docx
from himoya.common.errors import BadInput
from tests.appeals.letters.invented import AT, FACTS, every_text, paragraphs
from tests.appeals.letters.invented import words as words_of

ON = date(2026, 11, 29)
SHIPPED = [load(*one) for one in listing()]
NEUTRAL = load("uz", "coercion_neutral", "uz")
QUESTION = "1. Sog‘lig‘i qanday, shifokor uni oxirgi marta qachon ko‘rgan?"


def called(text: Text) -> str:
    return f"{text.pack}-{text.file}"


def brought(text: Text) -> str:
    return body_of(source_of(text.pack, text.id, text.language))


def looked(before: str, after: str, text: Text = NEUTRAL) -> Looked:
    words = brought(text)
    assert before in words
    return look_at(text, words.replace(before, after, 1), ON)


@pytest.mark.parametrize("text", SHIPPED, ids=called)
def test_every_shipped_text_would_be_taken_as_it_is(text: Text) -> None:
    for words in (brought(text), source_of(text.pack, text.id, text.language)):
        found = look_at(text, words, ON)
        assert found.problems == ()
        assert found.words == brought(text)
        assert found.text
        assert (found.text.blocks, found.text.optional) == (text.blocks, text.optional)
        assert found.text.own
        assert found.text.mark != text.mark


@pytest.mark.parametrize(
    ("before", "after", "line", "sentence"),
    [
        ("{name}.", "{ism}.", 17, "{ism} is no field of this letter"),
        ("{name}.", "{own_words}.", 17, "{own_words} is no field of this letter"),
        ("{name}.", "{passport}.", 17, "{passport} is no field of this letter"),
        ("{name}.", "{name.", 17, "a brace { or } stands alone"),
        ("{name}.", "{{name}}.", 17, "a brace { or } stands alone"),
        ("{name}.", "{Akmal Namunayev}.", 17, "{…} is no field of this letter"),
        ("{name}.", "Namuna.", 15, "lacks {name}: Full name of the person held"),
        ("Kimga: {addressee}", "Kimga: idoraga", 1, "lacks {addressee}: Addressee"),
        ("# person", "# odam", 15, "this letter has no part “# odam”"),
        ("# person\n", "", 0, "the part “# person” is missing"),
        ("# questions", "# facts", 31, "stands in the wrong place, or twice"),
        ("# addressee\n", "Salom.\n# addressee\n", 1, "stand before the first part"),
        ("QUESTIONS", "", 31, "there is no question"),
        ("___ {applicant}", "{applicant}", 64, "no line to sign on"),
        ("SECRET", "", 55, "keep secret who writes. Add under “# safety” a sentence such as: O‘RQ-445"),
        ("HARM", "", 55, "nobody is harmed for it"),
        ("Sizdan", "<b>Sizdan</b>", 29, "“<b” is markup"),
        ("Sizdan", "**Sizdan**", 29, "“*” is markup"),
        ("Sizdan", "#set text(red)", 29, "“#” is markup"),
        ("Sizdan", "$x^2$", 29, "“$” is markup"),
        ("Sizdan", "[bu](http://x.example)", 29, "“](” is markup"),
        ("Sizdan", "\\newpage", 29, "“\\” is markup"),
        ("Sizdan", "`kod`", 29, "“`” is markup"),
        ("Sizdan", "&nbsp;", 29, "“&nbsp;” is markup"),
        ("## ARIZA", "### ARIZA", 12, "“#” is markup"),
        ("Sizdan", "Siz\u202edan", 29, "a hidden sign (U+202E)"),
        ("Sizdan", "Siz\u200bdan", 29, "a hidden sign (U+200B)"),
        ("Sizdan", "Siz\x07dan", 29, "a hidden sign (U+0007)"),
        ("Sizdan", "שלום", 29, "the sign U+05E9 cannot stand in a letter"),
        ("Sizdan", "الله", 29, "the sign U+0627 cannot stand in a letter"),
        ("Sizdan", "🙏", 29, "the sign U+1F64F cannot stand in a letter"),
        ("Sizdan", "S̴̛͓i̷z", 29, "no font prints them"),
        ("Sizdan", "x" * 2_001, 29, "more than 2000 signs"),
        ("yordam so‘rayman", "unga yordam so‘rayman, u imzo qo‘ydi", 29, "can convict him"),
        ("yordam so‘rayman", "u frontda jang qildi", 29, "can convict him"),
        ("yordam so‘rayman", "uning ikkinchi fuqaroligi bor", 29, "can convict him"),
        (QUESTION, "1. U shartnoma imzolaganmi?", 37, "can convict him"),
        ("yordam so‘rayman", "kameradoshi aytdi", 29, "who told of it"),
        ("yordam so‘rayman", "xodimning aytishicha kasal", 29, "who told of it"),
        ("yordam so‘rayman", "yashirin telefondan aytdi", 29, "give away a telephone or a flight"),
        ("yordam so‘rayman", "telefonim +998 00 000 00 00", 29, "hold a long number"),
        ("- {attachments}", "| Nomi |\n| {attachments} |", 62, "a table is two lines"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line_and_what_to_do(
    before: str, after: str, line: int, sentence: str
) -> None:
    words = brought(NEUTRAL)
    if before == "QUESTIONS":
        words = words.replace("\n1. ", "\n")
    elif before in ("SECRET", "HARM"):
        part = words.split("# safety\n")[1].split("\n\n")[0].splitlines()
        gone = part[:1] if before == "SECRET" else part[1:]
        words = words.replace("\n".join(gone), "Rahmat.")
    else:
        assert before in words
        words = words.replace(before, after, 1)
    found = look_at(NEUTRAL, words, ON)
    assert found.text is None
    assert [(one.row, sentence in one.words("en")) for one in found.problems] == [(line, True)]
    for language in ("uz", "uz-cyrl", "ru", "en"):
        said = found.problems[0].said(language)
        assert "\n" not in said
        assert "%(" not in said


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("", "empty"),
        (" \n\u00a0\n", "empty"),
        ("Salom. " * 15_000, "at most 30000 fit"),
        ("a\n" * 900, "at most 800 fit"),
        ("+++\nneutral = false\n+++\n# addressee\n", "between the lines of +++"),
        ("+++\nid = [\n+++\n", "between the lines of +++"),
        ("+++", "between the lines of +++"),
    ],
)
def test_a_text_that_is_none(words: str, sentence: str) -> None:
    found = look_at(NEUTRAL, words, ON)
    assert sentence in found.problems[0].words("en")
    assert found.text is None


def test_the_safety_of_a_header_cannot_be_switched_off() -> None:
    source = source_of("uz", "coercion_neutral", "uz")
    for before, after in (("neutral = true", "neutral = false"), ("risk_tags = []", 'risk_tags = ["a"]')):
        (problem,) = look_at(NEUTRAL, source.replace(before, after), ON).problems
        assert (problem.row, "stays so" in problem.words("en")) == (1, True)
    lawyer = look_at(NEUTRAL, source.replace('lawyer = ""', 'lawyer = "Soxta"'), ON).text
    assert lawyer
    assert lawyer.lawyer == ""


@pytest.mark.parametrize(("here", "there"), [("uz", "ru"), ("ru", "uz")])
def test_the_wrong_language_is_told_and_stops_nothing(here: str, there: str) -> None:
    text, other = (load(one, "where_is_he", one) for one in (here, there))
    safety = brought(text).split("# safety")[1].split("# attach")[0]
    words = brought(other)
    words = words.replace(words.split("# safety")[1].split("# attach")[0], safety)
    found = look_at(text, words, ON)
    assert found.text
    assert "do not read like the language" in found.warnings[0].words("en")


def test_uzbek_in_cyrillic_is_told() -> None:
    kept = re.compile("^#|oshkor|zarar|ta’qib")
    lines = brought(NEUTRAL).splitlines()
    words = "\n".join(line if kept.search(line) else in_cyrillic(line) for line in lines)
    found = look_at(NEUTRAL, words, ON)
    assert found.text
    assert "Latin letters" in found.warnings[0].words("en")


def test_fields_left_out_are_told() -> None:
    found = looked("Fuqaroligi: {citizenship}.\n", "")
    assert found.text
    assert "{citizenship}" in found.warnings[0].words("ru")


def test_a_full_letter_says_to_its_gate_what_its_own_words_tell() -> None:
    full = load("uz", "coercion_full", "uz")
    found = looked("# questions", "U ikkinchi fuqarolikka ega.\n\n# questions", full)
    assert found.text
    assert make(found.text, FACTS).risk_tags >= {*full.risk_tags, "second_citizenship"}


def test_lists_and_questions_are_taken_however_they_are_typed() -> None:
    words = brought(NEUTRAL).replace("\n1. ", "\n7) ").replace("\n- ", "\n• ").replace("‘", "'")
    assert look_at(NEUTRAL, words.replace("\n", "\r\n"), ON).words == brought(NEUTRAL)


def test_a_name_with_markup_prints_as_text() -> None:
    found = looked("{name}.", "{name}, yaqinim.")
    assert found.text
    name = "#eval(1) <b>*Akmal*</b> $x$ {{ 7*7 }}"
    letter = make(found.text, {**FACTS, "name": name})
    assert f"{name}, yaqinim." in "\n".join(letter.texts())
    assert f"{name}, yaqinim." in "\n".join(paragraphs(docx(letter)))
    assert "".join(name.split()) in words_of(pdf(letter, AT))


@pytest.mark.parametrize("language", ["uz", "uz-cyrl", "ru", "en"])
def test_the_cover_sheet_says_whose_words_they_are(language: str) -> None:
    own = looked("Sizdan", "Sizdan iltimos").text
    assert own
    for lawyer in ("", "Oleg, 22.11.2026"):
        text = replace(own, lawyer=lawyer)
        sheet = cover(make(own, FACTS), text, addressee="Idora", ways=(), language=language, made_on=ON)
        key = "own_checked" if lawyer else "own_unchecked"
        assert word("cover", key, language, lawyer=lawyer) in list(sheet.texts())


LINES = st.text(st.characters(codec="utf-8"), max_size=60)
TELLING = st.sampled_from(
    ["u imzoladi", "он подписал контракт", "he signed", "frontda", "в/ч 12345", "сокамерник", "{own_words}",
     "{passport}", "# annex", "# safety", "| {people} |", "1. ", "- ", "___ ", "+++", "{applicant}"]
)  # fmt: skip
PLACE = st.integers(0, 90)


@settings(max_examples=200, deadline=None)
@for_all(
    st.sampled_from(SHIPPED),
    st.lists(st.tuples(PLACE, st.one_of(LINES, TELLING)), max_size=4),
    st.lists(PLACE, max_size=3),
)
def test_whatever_is_taken_keeps_what_a_letter_must_hold(
    text: Text, put_in: list[tuple[int, str]], left_out: list[int]
) -> None:
    lines = brought(text).splitlines()
    for at in left_out:
        del lines[at % len(lines)]
    for at, words in put_in:
        lines.insert(at % (len(lines) + 1), words)
    found = look_at(text, "\n".join(lines), ON)
    assert (found.text is None) == bool(found.problems)
    if found.text is None:
        return
    own = found.text
    assert (own.neutral, own.basis, own.id, own.note) == (text.neutral, text.basis, text.id, text.note)
    assert [kind for kind, _sources in own.blocks] == [kind for kind, _sources in text.blocks]
    there = needed_fields(own)
    for part, needed in needed_fields(text).items():
        assert set(needed) <= {*there[part], *own.optional}
    letter = make(own, CASE)
    questions = [item for part in letter.blocks if part.kind == "questions" for item in part.items]
    assert any(item.mark == "1." for item in questions)
    assert not own.neutral or letter.risk_tags == frozenset()
    assert thaw(freeze(own)) == own
    assert look_at(text, found.words, ON).words == found.words


@settings(max_examples=150, deadline=None)
@for_all(st.text(max_size=400))
def test_nothing_that_anybody_types_breaks_it(words: str) -> None:
    found = look_at(NEUTRAL, words, ON)
    assert found.text is None
    assert found.problems
    for script in ("uz", "ru"):
        assert tidied(tidied(words, script), script) == tidied(words, script)


def test_a_kept_text_comes_back_whole() -> None:
    for text in every_text():
        assert thaw(freeze(text)) == text


@pytest.mark.parametrize("kept", ["", "{}", "[]", "null", '{"format": 2}', "[" * 5000])
def test_what_is_no_kept_text(kept: str) -> None:
    with pytest.raises(BadInput, match="no text kept with a letter") as error:
        thaw(kept)
    assert error.value.sentence == NOT_FROZEN


def test_the_invented_case_fills_every_text() -> None:
    assert CASE.keys() >= FIELDS.keys()
    for text in SHIPPED:
        assert make(text, CASE).missing == ()
