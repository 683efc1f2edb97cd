"""What is told anew while an alarm runs: "not 71, colony 77". Pure.

The letters of that night go to the place; a correction that nobody connects with the alarm sends them wrong.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from himoya.alarms.rules import Entry, Reason
from himoya.names.compare import compare
from himoya.urgency import Level, rule

ONE_NAME = 0.5


@dataclass(frozen=True, slots=True)
class PlaceTold:
    """Somebody said where this person is held."""

    person: str  # the provisional group
    place: str  # "IK-71 Tomsk oblast"
    quote: str
    message: str
    told_at: datetime

    @property
    def label(self) -> str:
        """The number, or the kind where none was told: most write "the 71st" and no more."""
        word = self.place.split(" ", 1)[0]
        return word.rpartition("-")[2] or word


def with_corrections(entry: Entry, told: Iterable[PlaceTold], names: Mapping[str, str | None]) -> Entry:
    """The entry with later words about the place, when they differ from what stood when the alarm was raised.

    Words about somebody who may be the same person count too: one name, one facility ever told in common.
    They stand as further reasons, marked `corrects`; the matcher's groups stay as they are.
    """
    alarm = next((reason for reason in entry.reasons if reason.signal.level == Level.T0), None)
    if alarm is None:
        return entry
    words = sorted(told, key=lambda place: (place.told_at, place.message))
    known = {place.label for place in words if place.person == entry.person}
    people = {entry.person} | _may_be_him(entry.person, known, words, names)
    quoted = {reason.signal.message for reason in entry.reasons}
    added = []
    for reason in (r for r in entry.reasons if r.signal.level == Level.T0):
        for place in _changes(reason, people, words):
            if place.message not in quoted:
                quoted.add(place.message)
                added.append(_correcting(reason, place))
    return replace(entry, reasons=(*entry.reasons, *added))


def _may_be_him(
    person: str, labels: set[str], words: list[PlaceTold], names: Mapping[str, str | None]
) -> set[str]:
    his_name = names.get(person)
    if not his_name:
        return set()
    neighbours = {place.person for place in words if place.label in labels and place.person != person}
    return {
        other
        for other in neighbours
        if (name := names.get(other)) and compare(name, his_name).probability >= ONE_NAME
    }


def _changes(alarm: Reason, people: set[str], words: list[PlaceTold]) -> list[PlaceTold]:
    """Places told within the alarm's window that differ from what its own teller had said before."""
    since, until = alarm.signal.told_at, alarm.signal.told_at + rule(alarm.signal.rule).window
    before: dict[str, set[str]] = {}
    changed = []
    for place in words:
        if place.person not in people:
            continue
        labels = before.setdefault(place.person, set())
        if since < place.told_at <= until and labels and place.label not in labels:
            changed.append(place)
        labels.add(place.label)
    return changed


def _correcting(alarm: Reason, place: PlaceTold) -> Reason:
    told = replace(alarm.signal, quote=place.quote, message=place.message, told_at=place.told_at)
    return replace(alarm, signal=told, corrects=True)
