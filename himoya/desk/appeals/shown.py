"""Letters in words: whom to, where they stand, what runs, and how each day was counted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext

from himoya.appeals.clocks import Step, said_question, said_step
from himoya.appeals.models import Appeal, Reply, Station, Term
from himoya.appeals.packs import Pack
from himoya.appeals.packs.rows import Authority, Clock
from himoya.appeals.queries.checked import row_checked
from himoya.appeals.queries.law import current_pack, pack_of
from himoya.appeals.words import CONFIDENCE, GRADES, LETTERS, SIDES, STATES, STATIONS, WAYS
from himoya.common.say import N_
from himoya.desk.appeals.frame import language
from himoya.desk.case.fields import name_of

PRESUMED = N_("Nobody has told us when it arrived there: the day it was passed on counts.")
MOST_STEPS = 6  # days shown one by one; between them a line says how many more


@dataclass(frozen=True, slots=True)
class ShownTerm:
    row: Term
    title: str
    side: str
    late: bool
    days: int
    counted: list[str]
    doubt: str  # why the clock is not confirmed by the text of the law
    checked: str  # the lawyer who has checked it


def authority_name(pack: Pack, code: str) -> str:
    found = pack.get(Authority, code)
    return found.name.said(language()) if found else code


def letter_name(letter: str) -> str:
    return gettext(LETTERS[letter]) if letter in LETTERS else letter


def row_of(letter: Appeal) -> dict[str, Any]:
    """What stands about a letter in a list; nobody is named."""
    entered, state = bool(letter.facts.get("entered")), gettext(STATES[letter.state])
    return {
        "row": letter,
        "to": authority_name(current_pack(), letter.authority),
        "letter": letter_name(letter.letter) if letter.letter else gettext("In words of its own"),
        "title": letter.facts.get("title", ""),  # for its own page: a name may stand in it
        "state": gettext("%(state)s, entered afterwards") % {"state": state} if entered else state,
        "entered": entered,
        "way": gettext(WAYS[letter.channel]) if letter.channel in WAYS else "",
        "waits_for_second": letter.state == Appeal.State.PREPARED and letter.released_by_id is not None,
    }


def terms_of(letter: Appeal, on: date) -> list[ShownTerm]:
    """Running ones first, the soonest first."""
    rows = Term.objects.filter(appeal=letter).order_by("latest", "pk")
    pack = pack_of(letter)
    return [_term(one, pack, on) for one in sorted(rows, key=lambda one: one.ended_on is not None)]


def _term(row: Term, pack: Pack, on: date) -> ShownTerm:
    known = pack.get(Clock, row.clock)
    late = row.ended_on is None and row.latest < on
    title = known.title.said(language()) if known else row.clock
    doubt = CONFIDENCE[known.confidence] if known and known.confidence != "confirmed" else ""
    return ShownTerm(
        row, title, gettext(SIDES.get(row.side, "")), late, (row.latest - on).days, list(_counted(row.steps)),
        gettext(doubt) if doubt else "", row_checked(known) if known else "",
    )  # fmt: skip


def _counted(steps: Iterable[Mapping[str, Any]]) -> Iterable[str]:
    days = [one for one in steps if "day" in one and one["why"] != "presumed"]
    if any(one.get("why") == "presumed" for one in steps):
        yield gettext(PRESUMED)
    for place, one in enumerate(days):
        if place == MOST_STEPS and len(days) > MOST_STEPS + 3:
            yield gettext("… and so on, days: %(number)s") % {"number": len(days) - MOST_STEPS - 2}
        if place < MOST_STEPS or place >= len(days) - 2 or len(days) <= MOST_STEPS + 3:
            day = date.fromisoformat(one["day"])
            step = Step(day, one["amount"], one["why"], one.get("name", ""), one.get("country", ""))
            yield f"{day:%d.%m.%Y}: {said_step(step, language())}"
    yield from (said_question(one["open"], language()) for one in steps if "open" in one)


def station_of(row: Station, pack: Pack) -> dict[str, Any]:
    to = authority_name(pack, row.authority) if row.authority else ""
    return {"row": row, "what": gettext(STATIONS[row.kind]), "to": to, "by": name_of(row.by)}


def reply_of(row: Reply) -> dict[str, Any]:
    said = [(number, gettext(GRADES.get(worth, ""))) for number, worth in sorted(row.questions.items())]
    return {
        "row": row,
        "grade": gettext(GRADES[row.grade]) if row.grade else "",
        "proposed": gettext(GRADES[row.proposed]) if row.proposed else "",
        "questions": said,
        "by": name_of(row.by),
        "graded_by": name_of(row.graded_by),
    }
