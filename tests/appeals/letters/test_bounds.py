"""What must never stand in a letter: military facts in a neutral one, persons in a redacted one."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from himoya.appeals.letters import FIELDS, Event, Text, load, make
from himoya.appeals.letters.events import codes
from himoya.appeals.letters.redaction import initials
from tests.appeals.letters.invented import FACTS, called, every_text

TEXTS = list(every_text())
NEUTRAL = [text for text in TEXTS if text.neutral]
TAGGED = [code for code, row in codes().items() if row["tag"]]
MARK = "ZZQ"  # stands in every military value, and nowhere else
MILITARY = st.sampled_from(
    ["kontrakt imzoladi", "контракт имзолади", "подписал контракт", "frontda", "ҳарбий қисмда", "в/ч 12345",
     "Donetskda", "воевал", "at war", "signed a contract", "полигон", "yarador bo‘ldi", "asirga tushdi",
     "дезертир"]
).map(lambda words: f"{MARK} {words}")  # fmt: skip
# What is about the person held. The names of authorities, addresses and dates are not read for it.
ABOUT_HIM = [
    name for name, field in FIELDS.items()
    if field.kind in ("place", "short", "free", "law", "citizenship", "papers", "mark")
]  # fmt: skip


@st.composite
def hostile(draw: st.DrawFn) -> Mapping[str, Any]:
    facts: dict[str, Any] = dict(FACTS)
    for name in draw(st.lists(st.sampled_from(ABOUT_HIM), unique=True)):
        value = draw(MILITARY)
        kind = FIELDS[name].kind
        facts[name] = [value, "passport_copy"] if kind == "papers" else value
        facts.pop(f"{name}@ru", None)
    tagged = [Event(code) for code in draw(st.lists(st.sampled_from(TAGGED)))]
    for name in ("events", "health_events", "new_facts"):
        facts[name] = [*facts[name], *tagged]
    facts["people"] = [("Botir Sinovov", "1990", draw(MILITARY), "Salima Sinovova")]
    facts["unanswered"] = [("2026-09-01", "Idora", "1", "2026-10-01", draw(MILITARY))]
    facts["name"] = f"Akmal {draw(MILITARY)} {draw(MILITARY)}, v/ch 1"
    return facts


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(NEUTRAL), hostile())
def test_a_neutral_letter_holds_no_military_fact(text: Text, facts: Mapping[str, Any]) -> None:
    letter = make(text, facts)
    said = "\n".join(letter.texts())
    assert MARK not in said
    for code in TAGGED:
        for language in ("uz", "ru", "en"):
            assert codes()[code][language] not in said
    assert not letter.risk_tags


def test_only_what_a_lawyer_reads_first_is_not_neutral() -> None:
    assert {text.id for text in TEXTS if not text.neutral} == {
        "coercion_full",
        "wgeid_urgent",
        "icrc_tracing",
    }
    assert all(text.risk_tags for text in TEXTS if not text.neutral)


def test_what_is_held_back_is_said() -> None:
    letter = make(
        load("uz", "coercion_neutral", "uz"),
        {**FACTS, "facility": "в/ч 12345", "events": [Event("at_front")]},
    )
    assert letter.withheld == ("facility", "events")
    assert letter.missing == ("facility", "events")


def test_two_citizenships_stay_out_of_a_neutral_letter() -> None:
    letter = make(load("uz", "coercion_neutral", "uz"), {**FACTS, "citizenship": "O‘zbekiston va Rossiya"})
    assert letter.withheld == ("citizenship",)
    assert not letter.draft


def test_a_full_letter_says_what_it_gives_away() -> None:
    letter = make(load("ru", "coercion_full", "ru"), {**FACTS, "own_words": "Мен фронтда"})
    assert letter.risk_tags == {"signed_contract", "took_part", "left_unit"}
    assert "Мен фронтда" in "\n".join(letter.texts())


@pytest.mark.parametrize("name", ["Askar Namunayev", "Солдатов Иван Петрович", "O‘tkir Frontov"])
def test_a_name_is_a_name(name: str) -> None:
    assert make(load("uz", "coercion_neutral", "uz"), {**FACTS, "name": name}).withheld == ()


SECRET = st.text(alphabet="QWXZЖЩЮЭ", min_size=4, max_size=12)
DIGITS = st.text(alphabet="13579", min_size=9, max_size=12)


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(TEXTS), st.lists(SECRET, min_size=8, max_size=8), st.lists(DIGITS, min_size=2, max_size=2)
)
def test_a_redacted_letter_names_nobody(text: Text, secrets: list[str], numbers: list[str]) -> None:
    first, last, mother, other, street, words, paper, place = secrets
    facts = {
        **{name: value for name, value in FACTS.items() if "@" not in name},
        "name": f"{first} {last}",
        "name@ru": f"{last} {first}",
        "applicant": f"{mother} {last}",
        "applicant_address": f"{street} {numbers[0]}\n{place}",
        "applicant_phone": f"+{numbers[1]}",
        "passport": f"AA{numbers[0]}",
        "people": [(other, "1990-01-02", f"IK-12 {first}", mother)],
        "own_words": words,
        "attachments": [paper, "passport_copy"],
        "facility": f"IK-71 ({first.lower()} {last})",
        "previous_number": numbers[0],
    }
    said = "\n".join(make(text, facts, redacted=True).texts()).casefold()
    for secret in (*secrets, *numbers):
        assert secret.casefold() not in said


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Akmal Namunayev", "A. N."),
        ("Shavkat Choriyev", "Sh. Ch."),
        ("O‘tkir G‘aniyev", "O‘. G‘."),
        ("?", "█████"),
    ],
)
def test_initials(name: str, short: str) -> None:
    assert initials(name) == short


def test_a_short_name_blocks_no_other_word() -> None:
    facts = {**FACTS, "name": "Ali Namunayev", "facility": "IK-9, Kaliningrad, Aliga"}
    said = "\n".join(make(load("uz", "coercion_neutral", "uz"), facts, redacted=True).texts())
    assert "IK-9, Kaliningrad, █████ga" in said


@pytest.mark.parametrize("text", TEXTS, ids=called)
def test_a_redacted_letter_is_marked_and_whole(text: Text) -> None:
    letter = make(text, FACTS, redacted=True)
    assert letter.redacted
    assert not letter.draft
