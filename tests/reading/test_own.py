"""A group's own words ring like the packaged ones: not when they are denied, asked, supposed or dreamt."""

import pickle
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from himoya.reading import read
from himoya.reading.own import OwnCues

AT = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
OWN = OwnCues((
    ("tilxat yoz*", "U01"),
    ("расписку напис*", "U01"),
    ("ko‘k xat", "U02"),
    ("javob yo‘q", "U18"),
    ("aloqaga chiqmayapti", "U09"),
))  # fmt: skip


def rules(text: str, own: OwnCues | None = OWN) -> list[tuple[str, str]]:
    return [(fact.rule, fact.quote.text) for fact in read(text, AT, own=own).urgent]


@pytest.mark.parametrize(
    ("text", "rule", "quote"),
    [
        ("Ukam tilxat yozibdi", "U01", "tilxat yozibdi"),
        ("Укам тилхат ёзибди", "U01", "тилхат ёзибди"),
        ("Ukamga ko'k xat berishibdi", "U02", "ko'k xat"),
        ("Укамга кўк хат беришибди", "U02", "кўк хат"),
        ("брат расписку написал", "U01", "расписку написал"),
        ("Idoradan javob yo‘q", "U18", "javob yo‘q"),
        ("Ukam aloqaga chiqmayapti", "U09", "aloqaga chiqmayapti"),
    ],
)
def test_what_is_said_rings_in_every_script_at_the_usual_level(text: str, rule: str, quote: str) -> None:
    assert (rule, quote) in rules(text)
    assert rule not in dict(rules(text, own=None))


@pytest.mark.parametrize(
    "text",
    [
        "Ukam tilxat yozmabdi",
        "Ukam tilxat yozgani yo‘q",
        "Ukam tilxat yozdimi?",
        "Tilxat yozsa nima bo‘ladi",
        "Tushimda ukam tilxat yozibdi",
        "Tilxat yozmang",
        "Uch yil oldin tilxat yozgan edi",
        "Tilxat yozibdi degan gap yolg‘on",
        "брат расписку не написал",
        "Xat ko‘k rangda",
    ],
)
def test_what_is_not_said_is_silent(text: str) -> None:
    assert rules(text) == []


def test_a_rule_that_rings_already_keeps_its_own_words() -> None:
    text = "Ukam shartnomaga imzo qo‘ydi, tilxat yozibdi"
    assert rules(text) == rules(text, own=None)
    assert [rule for rule, _quote in rules(text)] == ["U01"]


def test_several_own_words_ring_once_for_each_rule_in_order() -> None:
    text = "Ukam tilxat yozibdi. Ko‘k xat olibdi. Yana tilxat yozibdi"
    own = [row for row in rules(text) if row[0] in ("U01", "U02")]
    assert own == [("U01", "tilxat yozibdi"), ("U02", "Ko‘k xat")]


def test_own_cues_travel_to_other_processes() -> None:
    assert pickle.loads(pickle.dumps(OWN)) == OWN  # noqa: S301 -- our own words
    assert not OwnCues()


@given(st.text(max_size=300))
def test_without_a_hit_nothing_is_read_otherwise(text: str) -> None:
    with_own, without = read(text, AT, own=OWN), read(text, AT)
    assert set(without.urgent) <= set(with_own.urgent)
    assert with_own.persons == without.persons
    assert all(text[f.quote.start : f.quote.end] == f.quote.text for f in with_own.urgent)
