"""For whom a letter of many families speaks: by name, as a number, or not at all. Values in, values out."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from himoya.appeals.rules.gate import Gate, Verdict, Why
from himoya.common.say import N_

LETTER = "collective"
PRESSURE_RULES = frozenset({"U01", "U02", "U03", "U04"})  # signed, taken away, recruiters, pressure
FEWEST = 5  # among fewer people, how many are pressed or silent would tell who
HELD = frozenset({"", "held", "missing"})  # what is known of him last; the letter is about those in prison


class Place(StrEnum):
    NAMED = "named"  # in the annex
    NUMBER = "number"  # counted, and nothing else
    OUT = "out"


# Their own no, or his: then he is not even counted.
_OUT = frozenset({Why.TAKEN_OUT, Why.OWN_WISH, Why.SAID_NO})
WHY_NOT: Mapping[Why, str] = {
    Why.TAKEN_OUT: N_("Withdrawn by the family, or sealed"),
    Why.OWN_WISH: N_("He himself does not want letters"),
    Why.SAID_NO: N_("The family said no for this recipient"),
    Why.ASK_AGAIN: N_("The family wants to be asked each time"),
    Why.NO_CONSENT: N_("Nobody has asked the family yet, or the answer has run out"),
    Why.BEYOND: N_("The family’s yes covers less than such a letter tells"),
    Why.RISK: N_("The law tables warn of it"),
}
NOT_HELD = N_("No longer in prison, as far as is known")
CHOSEN = N_("Taken out of the annex here")


@dataclass(frozen=True, slots=True)
class Joining:
    """One person. `yes`: his family joins, whether or not he may be named; `why`: why he is not named.

    `ask`: the recipient for whom the family can be asked, so that he may be named; `wish_unknown`: nobody has
    heard whether he himself wants letters. What he wants of a contract says nothing about that.
    """

    case: int
    persons: tuple[int, ...]
    place: Place
    why: str = ""
    yes: bool = False
    wish_unknown: bool = False
    ask: str = ""


@dataclass(frozen=True, slots=True)
class Numbers:
    """What the letter says in figures. None: better not said."""

    families: int
    held: int
    pressed: int | None
    silent: int | None


def place(gate: Gate, status: str) -> tuple[Place, str]:
    """Where somebody stands whose own letter would have this gate, and why he is not named."""
    if gate.why in _OUT:
        return Place.OUT, WHY_NOT[gate.why]
    if status not in HELD:
        return Place.OUT, NOT_HELD
    if gate.verdict is Verdict.BLOCKED:
        return Place.NUMBER, WHY_NOT.get(gate.why, WHY_NOT[Why.RISK])
    return Place.NAMED, ""


def numbers(joining: Iterable[Joining], pressed: Collection[int], silent: Collection[int]) -> Numbers:
    """`pressed`, `silent`: persons, in any of their identities. Whoever is out is in no number."""
    counted = [one for one in joining if one.place is not Place.OUT]

    def among(persons: Collection[int]) -> int | None:
        found = sum(not set(persons).isdisjoint(one.persons) for one in counted)
        return found if found and len(counted) >= FEWEST else None

    return Numbers(sum(one.yes for one in counted), len(counted), among(pressed), among(silent))
