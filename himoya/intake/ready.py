"""What storing a message needs besides what it tells, worked out where it was read. Pure.

Looked up by what it was made from: whoever stores something else works it out anew.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from himoya.intake.rules import Telling
from himoya.linkage.pure.keys import keys_of_report
from himoya.messages.rules import searchable
from himoya.people.name_keys import name_keys

Report = tuple[str, str, str]  # name, birth date, phone, as one message tells them of one person


@dataclass(slots=True)
class Ready:
    """Of one batch: the searchable form of each text, the keys of each name and of each report."""

    folded: dict[str, str] = field(default_factory=dict)
    names: dict[str, list[str]] = field(default_factory=dict)
    links: dict[Report, list[int]] = field(default_factory=dict)

    def add(self, text: str, telling: Telling) -> None:
        self.folded[text] = searchable(text)
        for report in reports(telling):
            name = report[0]
            if name not in self.names:
                self.names[name] = sorted(name_keys(name))
            if report not in self.links:
                self.links[report] = keys_of_report(*report)


def reports(telling: Telling) -> Iterator[Report]:
    """What it tells of each person by what is looked for among everybody."""
    told: dict[int, dict[str, str]] = {number: {} for number, _fact in telling.urgent}
    for fact in telling.facts:
        if fact.person is not None:
            told.setdefault(fact.person, {})[fact.kind] = fact.value
    for number, known in told.items():
        yield telling.persons[number].name, known.get("birth_date", ""), known.get("phone", "")
