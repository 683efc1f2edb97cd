"""The state of a contract in words nobody labelled: indirect, denied, reported, of another paper, unknown."""

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from himoya.reading import as_line, read
from himoya.reading.contract import contract, ruled
from himoya.reading.cuebook import CODES
from himoya.reading.decide import Decision
from himoya.reading.facts import UrgentFact
from himoya.reading.message import message_of
from himoya.reading.prepared import prepared
from himoya.urgency import rule

LINES = (Path(__file__).parent / "contracts.tsv").read_text(encoding="utf-8").splitlines()
EVENING = datetime(2026, 5, 16, 20, 0, tzinfo=timezone(timedelta(hours=5)))


# A no of an office in one breath with a colony: the trees hear his. Strict: it is noticed when they learn.
MISREAD = {
    "Начальник ИК-85 отказал в длительном свидании",
    "Посылку не приняли, сказали нет места, сын в ИК-92 здоров",
}


def row(state: str, text: str) -> object:
    misread = pytest.mark.xfail(text in MISREAD, reason="taken for a refusal of his", strict=True)
    return pytest.param(state, text, marks=misread)


@pytest.mark.parametrize(("state", "text"), [row(*line.split("\t")) for line in LINES])
def test_the_state_of_a_contract(state: str, text: str) -> None:
    assert as_line("1", read(text, EVENING))["contract"] == state


def weighed(text: str, **sure: float) -> str:
    """The state where the weights give these rules these probabilities, and no other any."""
    known = prepared(message_of(text, EVENING))
    words = known.message.quote(0, len(known.message.letters))
    alarms = tuple(UrgentFact(code, rule(code).level, words, sure[code]) for code in sure if sure[code] > 0.4)
    found = ruled(known.board, known.specific, Decision(alarms, (), dict.fromkeys(CODES, 0.0) | sure))
    return found.state if found else "none"


def test_weights_hear_a_signature_that_no_phrase_tells() -> None:
    text = "Akam endi ularning odami, hammasi hal"
    assert weighed(text) == "none"
    assert weighed(text, U01=0.9) == "signed"


def test_weights_tell_what_no_phrase_names_as_the_war() -> None:
    text = "Bir haftadan beri begonalar kelyapti, ukam ko'nmabdi"
    assert weighed(text) == "none"
    assert weighed(text, U03=0.8) == "refused"


def test_a_signature_that_the_weights_do_not_hear_is_under_another_paper() -> None:
    text = "Ukam bugun qog'ozga qo'l qo'yibdi"
    assert weighed(text, U01=0.3) == "signed"
    assert weighed(text, U01=0.01) == "none"
    assert weighed(text, U01=0.01, U08=0.9) == "signed"


def test_a_consent_of_the_groups_own_is_no_contract() -> None:
    assert weighed("Men rozilik bergandim, ukam endi qarshi chiqdi", U20=0.9) == "none"


def test_of_a_list_the_words_alone_decide() -> None:
    known = prepared(message_of("Ukam kontraktga qo'l qo'yibdi", EVENING))
    found = contract(known)
    assert found is not None
    assert found.state == "signed"


def test_a_paper_by_which_he_refuses_is_no_signature() -> None:
    reading = read("Сын написал заявление, что отказывается от участия в СВО, ИК-83", EVENING)
    assert "U01" not in {fact.rule for fact in reading.urgent}
