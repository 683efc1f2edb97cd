"""Letters of many families: whom one would speak for today, and whom a stored one names."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime

from himoya.appeals.models import Appeal, Joined
from himoya.appeals.packs.rows import Authority
from himoya.appeals.queries.subject import spelled
from himoya.appeals.rules.audience import consents_needed
from himoya.appeals.rules.gate import Asked, Gate, Verdict, Why, gate
from himoya.appeals.rules.spelled import is_russian
from himoya.appeals.rules.subjects import TOGETHER
from himoya.appeals.rules.together import LETTER, Joining, Place, place
from himoya.cases.models import Case, Statement
from himoya.cases.wishes import WISH
from himoya.contact.models import Watch
from himoya.linkage.queries import current, group_of
from himoya.people.models import Consent, OtherName, Person
from himoya.people.rules import standing_consent
from himoya.subjects.queries import Subject, subjects

Row = list[str]
SHUT = (Case.Status.SEALED, Case.Status.WITHDRAWN)
IN_WORK = (Case.Status.OPEN, Case.Status.WATCH)


def is_together(appeal: Appeal) -> bool:
    return appeal.letter == LETTER


def joining(to: Authority, today: date) -> list[Joining]:
    """Everybody of whom a case is worked on, each person once, in the order of cases; nobody's words are
    read. Seven queries however many there are."""
    people, needed = _People(), consents_needed(to.audiences)
    return [
        _joining(root, people, needed, today) for root in sorted(people.cases, key=people.cases.__getitem__)
    ]


def _joining(root: int, people: "_People", needed: frozenset[str], today: date) -> Joining:
    answers = {
        recipient: (found.answer, found.scope)
        for recipient in needed
        if (found := standing_consent((c for c in people.consents[root] if c.recipient == recipient), today))
    }
    verdict = gate(Asked(needed, answers, TOGETHER, wishes=people.told[root, WISH], shut=root in people.shut))
    status = next(iter(people.told[root, "status"]), "")
    where, why = place(verdict, status)
    unasked = sorted(one for one in needed if answers.get(one, ("ask", ""))[0] == "ask")
    return Joining(
        people.cases[root],
        tuple(sorted(people.members[root])),
        where,
        why,
        yes=len(answers) == len(needed) and all(answer == "yes" for answer, _scope in answers.values()),
        wish_unknown=verdict.why is Why.WISH_UNKNOWN,
        ask=next(iter(unasked), "") if where is Place.NUMBER else "",
    )


class _People:
    """Persons by the number of their group: the case that speaks for each, identities, consents, wishes."""

    def __init__(self) -> None:
        group = group_of(current())
        self.cases: dict[int, int] = {}
        self.shut: set[int] = set()
        for case, person, status in Case.objects.order_by("-pk").values_list("pk", "person_id", "status"):
            root = group.get(person, person)
            if status in SHUT:
                self.shut.add(root)
            elif status in IN_WORK:
                self.cases[root] = case
        self.members: dict[int, set[int]] = {root: {root} for root in self.cases}
        for person, root in group.items():
            if root in self.members:
                self.members[root].add(person)
        self.root = {person: root for root, persons in self.members.items() for person in persons}
        self.consents = self._consents()
        self.told = self._told()

    def _consents(self) -> dict[int, list[Consent]]:
        found: dict[int, list[Consent]] = defaultdict(list)
        for one in Consent.objects.iterator():
            found[self.root.get(one.person_id, 0)].append(one)
        return found

    def _told(self) -> dict[tuple[int, str], list[str]]:
        """His own wishes, newest first; what became of him, the best grounded first."""
        found: dict[tuple[int, str], list[str]] = defaultdict(list)
        for kind, order in ((WISH, ("-known_on", "-pk")), ("status", ("-grade", "-known_on", "-pk"))):
            rows = Statement.objects.filter(kind=kind, withdrawn_at=None).order_by(*order)
            for person, value in rows.values_list("person_id", "value"):
                found[self.root.get(person, 0), kind].append(value)
        return found


def silent(now: datetime) -> set[int]:
    """Persons from whom a call is overdue."""
    return set(Watch.objects.filter(overdue_at__lte=now).values_list("case__person_id", flat=True))


def annex_rows(cases: Iterable[int], language: str) -> dict[int, Row]:
    """case -> [name, day of birth, place, empty]: in the last column the family signs by hand."""
    found = subjects(Case.objects.filter(pk__in=list(cases)).select_related("person"))
    others: dict[int, Row] = defaultdict(list)
    about = [person for one in found for person in one.persons]
    for person, name in (
        OtherName.objects.filter(person__in=about).order_by("pk").values_list("person", "name")
    ):
        others[person].append(name)
    called = dict(Person.objects.filter(pk__in=about).values_list("pk", "name"))
    return {
        one.cases[0].pk: _row(
            one, [called[p] for p in one.persons], [n for p in one.persons for n in others[p]], language
        )
        for one in found
    }


def _row(one: Subject, called: Sequence[str], others: Sequence[str], language: str) -> Row:
    """`called`: as the messages call him; his fullest name counts, as in a letter of his own."""
    told = [stated.value for stated in one.all("name")] or called
    names = spelled(told, others)
    name = names.get("name@ru", "") if language == "ru" else ""
    return [name or names.get("name", ""), one.value("birth_date"), one.place, ""]


def annex(appeal: Appeal, cases: Collection[int] | None = None) -> list[Row]:
    """The stored rows by name. `cases`: only those of these cases, for whoever may not see the others."""
    named = Joined.objects.filter(appeal=appeal, named=True)
    rows = named if cases is None else named.filter(case__in=cases)
    return sorted(rows.values_list("told", flat=True), key=lambda row: (not is_russian(row[0]), row[0]))


def gate_of_all(appeal: Appeal, to: Authority, today: date) -> Gate:
    """Whether everybody for whom it speaks may still be named or counted as it does."""
    stored = dict(Joined.objects.filter(appeal=appeal).values_list("case", "named"))
    now = {one.case: one for one in joining(to, today) if one.case in stored and one.place is not Place.OUT}
    named = [now[case] for case, by_name in stored.items() if by_name and case in now]
    if not named or len(now) < len(stored) or any(one.place is not Place.NAMED for one in named):
        return Gate(Verdict.BLOCKED, Why.ANNEX)
    unknown = any(one.wish_unknown for one in named)
    return Gate(Verdict.WARNED, Why.WISH_UNKNOWN) if unknown else Gate(Verdict.ALLOWED)
