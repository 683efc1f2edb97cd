"""Why somebody is, or is not, on tonight's list: sentences for what is known."""

from datetime import timedelta

import pytest

from himoya.alarms.absence.rules import Clock, Ended, Seen, Standing, why
from himoya.urgency import Level
from tests.make import MONDAY

DAY = timedelta(days=1)
SIGNED = Standing("Contract signed, still inside", Level.T0, MONDAY - DAY, past_window=False)
LATER = Standing("Release or deportation near", Level.T3, MONDAY - DAY, past_window=False)
OLD = Standing("Contract signed, still inside", Level.T0, MONDAY - 40 * DAY, past_window=True)


def said(seen: Seen) -> str:
    return " ".join(
        one.text % {**one.values, **one.words, **one.moments} if "%(" in one.text else one.text
        for one in why(seen)
    )


@pytest.mark.parametrize(
    ("seen", "words"),
    [
        (Seen(MONDAY, place=3, length=17, standing=(SIGNED,)), "place 3 of 17"),
        (Seen(MONDAY), "no alarm is open"),
        (Seen(MONDAY, standing=(SIGNED,), below=8), "15 places, and 8 persons wait below"),
        (Seen(MONDAY, standing=(LATER,)), "it can wait a week or longer"),
        (Seen(MONDAY, place=1, length=1, standing=(OLD,)), "the time to act has passed. It stays open"),
        (
            Seen(MONDAY, ended=(Ended("Expected call missed", MONDAY, heard=True),)),
            "somebody heard this person",
        ),
        (Seen(MONDAY, ended=(Ended("Deadline running", MONDAY),)), "what it rang for is not so any more"),
        (Seen(MONDAY, ended=(Ended("Money asked", MONDAY, "Nodira", "at home"),)), "by Nodira"),
        (Seen(MONDAY, ended=(Ended("Money asked", MONDAY, "Nodira", "at home"),)), ": at home."),
        (
            Seen(MONDAY, ended=(Ended("Money asked", MONDAY, "Nodira"),)),
            "what came of it is not written down",
        ),
        (Seen(MONDAY, ended=(Ended("Money asked", MONDAY, "Nodira", false_alarm=True),)), "a false alarm"),
        (Seen(MONDAY, watched=False, status="resolved"), "The case is resolved: its clocks do not ring"),
        (Seen(MONDAY), "have not been looked at yet"),
        (Seen(MONDAY, clock=Clock()), "Nobody has written down a call or a visit"),
        (Seen(MONDAY, clock=Clock(MONDAY, MONDAY + DAY, MONDAY + 2 * DAY)), "The next call is expected"),
        (Seen(MONDAY, clock=Clock(MONDAY, MONDAY + DAY, MONDAY + 2 * DAY)), "If no call comes"),
        (Seen(MONDAY, clock=Clock(MONDAY - 9 * DAY, MONDAY - 2 * DAY, MONDAY - DAY)), "No call has come"),
        (Seen(MONDAY, some_hidden=True), "shown only to those who call the family"),
        (Seen(MONDAY, seen_by=("Nodira", "Anvar")), "Nodira, Anvar"),
    ],
)
def test_each_reason_is_said(seen: Seen, words: str) -> None:
    assert words in said(seen)


def test_closed_cases_promise_no_ring() -> None:
    closed = Seen(MONDAY, watched=False, status="resolved", clock=Clock(MONDAY, None, MONDAY + DAY))
    assert "an alarm rings" not in said(closed)
