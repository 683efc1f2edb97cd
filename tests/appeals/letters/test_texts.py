"""The texts of the packs: each makes a letter, in one spelling, and says who has checked it."""

import re

import pytest

from himoya.appeals.letters import Text, listing, make
from himoya.appeals.letters.events import codes
from himoya.appeals.letters.letter import BLANK
from himoya.appeals.letters.spelling import word, words
from himoya.language.army import military_tags
from tests.appeals.letters.invented import FACTS, called, every_text

TEXTS = list(every_text())
OTHER_SIGNS = re.compile(r"[oOgG]['`´ʻʼ’]|['`´ʻʼ]")
EXPECTED = {
    "uz": {"coercion_neutral", "coercion_full", "collective", "where_is_he", "medical_request",
           "transfer_home",
           "progress_demand", "superior_complaint", "forwarded_to_body_complained_of", "interim_reminder",
           "silence_certificate", "press_request"},
    "intl": {"wgeid_urgent", "icrc_tracing", "silence_certificate"},
}  # fmt: skip


def test_each_pack_has_its_letters() -> None:
    found: dict[str, set[str]] = {}
    for pack, letter, _language in listing():
        found.setdefault(pack, set()).add(letter)
    assert found == {**EXPECTED, "ru": EXPECTED["uz"] - {"press_request"} | {"refusal_statement"}}


@pytest.mark.parametrize("text", TEXTS, ids=called)
def test_every_text_makes_a_whole_letter(text: Text) -> None:
    letter = make(text, FACTS)
    assert letter.missing == letter.withheld == ()
    assert not letter.draft
    said = "\n".join(letter.texts())
    assert "{" not in said
    assert BLANK not in said
    kinds = [part.kind for part in letter.blocks]
    needed = ["addressee", "applicant", "title", "person", "facts", "questions", "law", "request", "safety",
              "attachments", "signature"]  # fmt: skip
    assert [kind for kind in kinds if kind != "annex"] == needed


@pytest.mark.parametrize("text", TEXTS, ids=called)
def test_questions_are_numbered_through(text: Text) -> None:
    marks = [item.mark for part in make(text, FACTS).blocks for item in part.items if item.form == "number"]
    assert marks == [f"{number}." for number in range(1, len(marks) + 1)]
    assert marks


@pytest.mark.parametrize("text", TEXTS, ids=called)
def test_nobody_is_said_to_have_checked_what_nobody_checked(text: Text) -> None:
    assert text.lawyer == ""
    assert not re.search("huquqshunos tekshir|юрист|lawyer", "\n".join(make(text, FACTS).texts()))


@pytest.mark.parametrize("text", [text for text in TEXTS if text.file.endswith(".uz.md")], ids=called)
def test_uzbek_letters_keep_their_promise_of_silence_and_their_spelling(text: Text) -> None:
    said = [line for _kind, parts in text.blocks for part in parts for line in part.lines]
    assert not any(OTHER_SIGNS.search(line) for line in said)
    if text.language == "uz-cyrl":
        places = re.compile(r"\{[^{}]*\}")
        assert not any(re.search("[A-Za-z]", places.sub("", line)) for line in said)
    if any(basis.startswith("uz445") for basis in text.basis):
        assert {"uz445_19", "uz445_20"} <= set(text.basis)
        assert any(re.search("19 va 20-modda|19 ва 20-модда", line) for line in said)


@pytest.mark.parametrize("text", TEXTS, ids=called)
def test_nobody_is_called_a_mercenary(text: Text) -> None:
    said = " ".join([*make(text, FACTS).texts(), *text.note.values()]).casefold()
    assert not re.search(r"mercenar|наёмни|наемни|yollanma", said)


@pytest.mark.parametrize("text", [text for text in TEXTS if text.note], ids=called)
def test_words_to_the_family_are_there_in_three_languages(text: Text) -> None:
    assert set(text.note) == {"uz", "ru", "en"}
    assert not OTHER_SIGNS.search(text.note["uz"].replace("’", ""))


@pytest.mark.parametrize("code", codes())
def test_events_are_said_in_every_language(code: str) -> None:
    row = codes()[code]
    assert set(row) == {"tag", "uz", "ru", "en"}
    assert not OTHER_SIGNS.search(row["uz"])
    if row["tag"]:
        assert any(military_tags(row[language]) for language in ("uz", "ru", "en"))


@pytest.mark.parametrize("language", ["uz", "uz-cyrl", "ru", "en"])
def test_fixed_words_are_there_in_every_language(language: str) -> None:
    sections = ("law", "years", "months", "kinship", "papers", "marks", "ways", "valid", "starts", "cover",
                "confidence", "risks", "posting")  # fmt: skip
    for section in sections:
        for key in words(section):
            values = dict.fromkeys(("article", "part", "lawyer", "words", "day", "title", "source"), "1")
            said = (
                word(section, key, language, **values)
                if "%(" in words(section)[key]["en"]
                else word(section, key, language)
            )
            assert said
            assert "%" not in said
