"""The codes of the answers to the call card's questions. Pure."""

from collections.abc import Mapping
from datetime import date

from himoya.common.errors import BadInput
from himoya.common.say import N_

NOT_ASKED = "not_asked"
NEXT = "next"  # the day he said that he will call again, ISO
LONGEST_WAIT = 366  # days until the next call

# In the order of the card; `wish` is the prisoner's own, asked together with `signed`.
ANSWERS: Mapping[str, tuple[str, ...]] = {
    "place": ("same", "other", NOT_ASKED),
    "guests": ("no", "yes", NOT_ASKED),
    "signed": ("no", "yes", NOT_ASKED),
    "wish": ("stay", "go", NOT_ASKED),
    "health": ("well", "ill", "danger", "despair", NOT_ASKED),
}


def clean_said(said: Mapping[str, str], heard_on: date) -> dict[str, str]:
    """The answers as they are stored; empty when nothing was asked. Raises BadInput for any other code.

    `heard_on`: the day of the call; the next one cannot lie before it.
    """
    if not set(said) <= {*ANSWERS, NEXT}:
        raise BadInput(N_("Choose one of the answers in the list."))
    kept = {question: said.get(question) or NOT_ASKED for question in ANSWERS}
    if any(code not in ANSWERS[question] for question, code in kept.items()):
        raise BadInput(N_("Choose one of the answers in the list."))
    if said.get(NEXT):
        kept[NEXT] = _next_day(said[NEXT], heard_on)
    return kept if any(code != NOT_ASKED for code in kept.values()) else {}


def _next_day(written: str, heard_on: date) -> str:
    try:
        day = date.fromisoformat(written)
    except ValueError as wrong:
        raise BadInput(N_("There is no such day. Write it like 16.11.2026.")) from wrong
    if day < heard_on:
        raise BadInput(N_("The next call cannot come before this one. Check the day."))
    if (day - heard_on).days > LONGEST_WAIT:
        raise BadInput(N_("The next call is more than a year away. Check the year."))
    return day.isoformat()
