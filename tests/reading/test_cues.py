"""Every example sentence of the vocabulary fires, or stays silent, as it says."""

from datetime import datetime, timedelta, timezone

import pytest

from himoya.language.patterns import pattern
from himoya.reading import read
from himoya.reading.cuebook import CODES, all_cues, phrases_of

EVENING = datetime(2026, 5, 16, 20, 0, tzinfo=timezone(timedelta(hours=5)))
YES = [(cue.rule, text) for cue in all_cues() if cue.rule in CODES for text in cue.yes]
NO = [(cue.rule, text) for cue in all_cues() if cue.rule in CODES for text in cue.no]


def rules(text: str) -> set[str]:
    return {fact.rule for fact in read(text, EVENING).urgent}


@pytest.mark.parametrize(("code", "text"), YES)
def test_an_example_fires(code: str, text: str) -> None:
    assert code in rules(text)


@pytest.mark.parametrize(("code", "text"), NO)
def test_a_counterexample_stays_silent(code: str, text: str) -> None:
    assert code not in rules(text)


@pytest.mark.parametrize("name", [*CODES, "contract"])
def test_every_phrase_can_be_looked_up(name: str) -> None:
    for phrase in phrases_of(name):
        made = pattern(phrase)
        assert made.needs
        assert all(side.count("(") == side.count(")") for side in made.sides)
        assert made.regexes
