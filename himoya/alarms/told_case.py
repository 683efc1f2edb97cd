"""Reads what cases show, for many at once: as many questions to the database for one as for a hundred."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from himoya.alarms.models import Alarm
from himoya.appeals.queries import running_terms
from himoya.cases.models import Case, Deadline, Fact, Statement, Stay
from himoya.contact.models import Call
from himoya.contact.queries import calls_of
from himoya.linkage.queries import groups_with, members_of
from himoya.messages.queries import is_live
from himoya.people.models import Consent

STATED = (
    "status", "contract", "facility", "last_contact", "usual_interval_days", "verdict_on", "in_force_on",
    "term_ends_on",
)  # fmt: skip
TOLD = ("facility", "last_contact", "usual_interval_days")
Term = tuple[int, date, str]  # of a letter: number, latest day, whose clock
Near = tuple[int, str, datetime]  # an alarm about somebody in the same place: person, rule, since


@dataclass(slots=True)
class Read:
    """A case with everything that was read of the same person, under any of his identities."""

    case: Case
    cases: list[int]
    persons: list[int]
    calls: list[Call]
    statements: list[Statement]
    facts: list[tuple[str, str]]
    stays: list[Stay]
    deadlines: list[Deadline]
    terms: list[Term]
    taken_back: list[tuple[int, datetime]]

    def strongest(self, kind: str) -> Statement | None:
        """The statement of this kind that counts first."""
        of_kind = (row for row in self.statements if row.kind == kind)
        return max(of_kind, key=lambda row: (row.grade, row.known_on, row.pk), default=None)

    @property
    def place(self) -> str:
        """Where he is thought to be: the open stay, else the strongest statement, else the newest word."""
        here = [stay.place for stay in self.stays if stay.until is None]
        stated = self.strongest("facility")
        told = [value for kind, value in self.facts if kind == "facility"]
        if here:
            return here[-1]
        if self.left:
            return ""
        return stated.value if stated else (told[-1] if told else "")

    @property
    def left(self) -> date | None:
        """The day he left the last place we know, when nobody wrote down another."""
        ended = [stay for stay in self.stays if stay.until is not None]
        if not ended or any(stay.until is None for stay in self.stays):
            return None
        return max(stay.until for stay in ended if stay.until)


def folded(place: str) -> str:
    """The same for every way of writing a place that differs in case and gaps only."""
    return " ".join(place.casefold().split())[:120]


def read(cases: Sequence[Case]) -> list[Read]:
    """Everything about these cases. Nine queries."""
    own = [case.person_id for case in cases]
    group = {person: person for person in own} | groups_with(own)
    everybody = {person: person for person in own} | members_of(set(group.values()))
    of: dict[int, list[int]] = defaultdict(list)
    for person, root in sorted(everybody.items()):
        of[group.get(person, root)].append(person)
    sisters = dict(Case.objects.filter(person__in=list(everybody)).values_list("pk", "person_id"))
    calls = _by(calls_of(list(sisters)), "case_id")
    stays = _by(Stay.objects.filter(case__in=sisters, withdrawn_at=None).order_by("since", "pk"), "case_id")
    due = _by(
        Deadline.objects.filter(case__in=sisters, withdrawn_at=None, met_at=None).order_by("pk"), "case_id"
    )
    terms = running_terms(list(sisters))
    stated = Statement.objects.filter(person__in=list(everybody), kind__in=STATED, withdrawn_at=None)
    statements = _by(stated.order_by("known_on", "pk"), "person_id")
    facts = _facts(list(everybody))
    consents = Consent.objects.filter(person__in=list(everybody), withdrawn_at__isnull=False)
    taken = _by(consents.exclude(recipient=Consent.Recipient.INTERNAL).order_by("pk"), "person_id")
    found = []
    for case in cases:
        persons = of[group[case.person_id]]
        his = sorted({number for number, person in sisters.items() if person in persons} | {case.pk})
        found.append(
            Read(
                case=case,
                cases=his,
                persons=persons,
                calls=sorted(_all(calls, his), key=lambda call: (call.at, call.pk)),
                statements=_all(statements, persons),
                facts=[row[1:] for row in sorted(_all(facts, persons))],
                stays=_all(stays, his),
                deadlines=_all(due, his),
                terms=[term for number in his for term in terms.get(number, ())],
                taken_back=[(one.pk, one.withdrawn_at) for one in _all(taken, persons)],
            )
        )
    return found


def _by(rows: Iterable[Any], field: str) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[getattr(row, field)].append(row)
    return found


def _all(rows: dict[int, list[Any]], numbers: Iterable[int]) -> list[Any]:
    return [row for number in numbers for row in rows.get(number, ())]


def _facts(persons: Sequence[int]) -> dict[int, list[tuple[Any, ...]]]:
    """What live messages tell of them and nobody rejected; accepted ones stand as statements."""
    open_ones = Fact.objects.filter(is_live(), person__in=persons, kind__in=TOLD, state=Fact.State.OPEN)
    found: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    rows = open_ones.values_list("person_id", "message__sent_at", "kind", "value")
    for person, told_at, kind, value in rows:
        found[person].append((told_at, kind, value))
    return found


def alarms_at(places: Iterable[str]) -> dict[str, list[Near]]:
    """For each folded place the alarms (person, rule, since) that concern everybody there. One query."""
    wanted = sorted({place for place in places if place})
    found: dict[str, list[Near]] = defaultdict(list)
    rows = Alarm.objects.filter(is_live(), place__in=wanted).exclude(state=Alarm.State.FALSE)
    for place, person, code, since in rows.values_list("place", "person_id", "rule", "since"):
        found[place].append((person, code, since))
    return found
