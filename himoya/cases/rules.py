"""What a statement is worth: which counts first, which needs a second key, which to ask again. Pure."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeVar

from himoya.cases.kinds import KINDS, SPANS
from himoya.cases.when import span_in
from himoya.common.errors import BadInput
from himoya.names.fold import skeleton

# What must not be taken for true on one voice: a wrong "released" ends the search, a wrong "dead" a hope.
CRITICAL: Mapping[str, frozenset[str]] = {
    "contract": frozenset({"signed"}),
    "status": frozenset({"at_front", "missing", "prisoner_of_war", "dead", "released"}),
}
DOCUMENT = "V3"  # a paper was seen, or (V4) the person
NOBODY_YET = "told"  # below every grade: read from a message, accepted by nobody


class Standing(StrEnum):
    """How far a statement is taken for true."""

    STATED = "stated"
    REPORTED = "reported"  # waits for a document or a second person of the group
    PRESUMED_DEAD = "presumed_dead"  # no second person helps here: only a document
    CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the order of the values of one kind hangs on."""

    grade: str  # V0..V4, or NOBODY_YET
    known_on: date


W = TypeVar("W", bound=Weighed)


def is_critical(kind: str, value: str) -> bool:
    return value in CRITICAL.get(kind, frozenset())


def standing(kind: str, value: str, grade: str, *, second_key: bool) -> Standing:
    """`second_key`: another account than the one that stated it has confirmed it."""
    if not is_critical(kind, value):
        return Standing.STATED
    if grade >= DOCUMENT:
        return Standing.CONFIRMED
    if value == "dead":
        return Standing.PRESUMED_DEAD
    return Standing.CONFIRMED if second_key else Standing.REPORTED


def needs_second_key(kind: str, value: str, grade: str, *, confirmed: bool) -> bool:
    """Whether a second person can make a difference."""
    return standing(kind, value, grade, second_key=confirmed) is Standing.REPORTED


def strongest_first(values: Iterable[W]) -> list[W]:
    """By grade, then the newest; what nobody has accepted yet comes last."""
    return sorted(values, key=lambda one: (_rank(one.grade), one.known_on), reverse=True)


def _rank(grade: str) -> int:
    return -1 if grade == NOBODY_YET else int(grade[1:])


def ask_again_from(kind: str, known_on: date) -> date | None:
    """The day from which this kind of thing may have changed; None: it does not change."""
    days = KINDS[kind].ask_again if kind in KINDS else None
    return known_on + timedelta(days=days) if days is not None else None


def is_stale(kind: str, known_on: date, today: date) -> bool:
    day = ask_again_from(kind, known_on)
    return day is not None and day <= today


def same_words(kind: str, value: str) -> str:
    """A key that is equal for values saying the same: names in any spelling and order of words."""
    if kind == "name":
        return " ".join(sorted(filter(None, map(skeleton, value.split())))) or value.casefold()
    return " ".join(value.casefold().split())


def fuller(kind: str, keys: Collection[str]) -> dict[str, str]:
    """For each key the one that says the same and more: "ik-71" and "ik-71 tomsk oblast", a day of a spring.

    `keys` are as same_words gives them. A key that fits two that differ stays by itself.
    """
    if kind not in ("name", "facility", "home", "birth_date", *SPANS):
        return {}
    found = {}
    for short in keys:
        longer = [key for key in keys if key != short and _says_more(kind, short, key)]
        for full in longer:
            if all(key == full or _says_more(kind, key, full) for key in longer):
                found[short] = full
    return found


def _says_more(kind: str, short: str, key: str) -> bool:
    if kind == "birth_date":
        return key.startswith(f"{short}-")
    if kind in SPANS:
        return _within(key, short)
    return set(short.split()) < set(key.split())


def _within(narrow: str, wide: str) -> bool:
    """Whether one span of days lies inside the other."""
    try:
        return narrow != wide and span_in(wide).holds(span_in(narrow))
    except BadInput:
        return False
