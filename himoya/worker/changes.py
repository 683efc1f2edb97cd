"""What was changed since the last look, and whose clocks that concerns.

Whoever changes something writes one line into the log and knows nothing of clocks; here, in one place, stands
what follows from each line.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from himoya.alarms.models import Alarm
from himoya.cases.actions import look_again
from himoya.cases.models import Case, Fact, Statement
from himoya.contact.models import Watch
from himoya.linkage.queries import groups_with, members_of
from himoya.people.models import SamePerson
from himoya.security.models import AuditLine
from himoya.worker.actions import beat, first_beat
from himoya.worker.models import Beat

# Lines are numbered when they are written and seen when their transaction ends: for a while later numbers may
# be seen before earlier ones. Each is looked through twice, at once and when this time is over: by then the
# matcher has found out who a newcomer is.
SETTLED = timedelta(minutes=2)
MOST = 5000  # lines at once

# Beginning of the verb -> kind of its subject. What is not named here changes no clock.
CHANGES: Mapping[str, str] = {
    "case.opened": "case",
    "case.edited": "case",
    "call.": "case",
    "stay.": "case",
    "deadline.": "case",
    "consent.": "case",
    "letter.": "case",
    "fact.": "fact",
    "statement.": "statement",
    "import.finished": "import",
    "import.withdrawn": "import",
    "family.received": "message",
    "person.judged": "judgement",
    "person.judgement_undone": "judgement",
    "alarm.false_alarm": "alarm",
    "alarm.deed_undone": "alarm",
}
_seen: set[int] = set()  # lines of the last minutes that were looked through already


def notice_changes(now: datetime) -> int:
    """Mark every case whose ground may have changed. Gives how many cases will be looked at."""
    last = Beat.objects.filter(pk=1).first()
    if last is None:
        first_beat(now)
        return 0
    rows = AuditLine.objects.filter(pk__gt=last.seen).order_by("pk")
    lines = list(rows.values_list("pk", "at", "verb", "subject")[:MOST])
    settled = [line for line in lines if line[1] <= now - SETTLED or line[1] > now]
    with transaction.atomic():
        subjects = _subjects([*settled, *(line for line in lines if line[0] not in _seen)])
        count = look_again(_cases(subjects) | _around(subjects), now)
        seen = max((line[0] for line in settled), default=last.seen)
        beat(now, seen)
    _seen.update(line[0] for line in lines)
    _seen.difference_update([number for number in _seen if number <= seen])
    return count


def cases_changed(lines: Iterable[tuple[int, datetime, str, str]]) -> set[int]:
    """Numbers of the cases that these lines of the log (number, at, verb, subject) concern."""
    return _cases(_subjects(lines))


def _subjects(lines: Iterable[tuple[int, datetime, str, str]]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for _pk, _at, verb, subject in lines:
        kind, _space, number = subject.partition(" ")
        if number.isdecimal() and any(verb.startswith(begin) and kind == of for begin, of in CHANGES.items()):
            found[kind].add(int(number))
    return found


def _cases(subjects: Mapping[str, set[int]]) -> set[int]:
    """Numbers of the cases: of the person himself and of everybody who is held for the same."""
    persons: set[int] = set()
    for kind, numbers in subjects.items():
        persons.update(person for person in PERSONS[kind](numbers) if person is not None)
    group = groups_with(persons)
    everybody = persons | set(members_of(set(group.values())))
    found: set[int] = set()
    for some in _some(sorted(everybody)):
        found.update(Case.objects.filter(person__in=some).values_list("pk", flat=True))
    return found


def _around(subjects: Mapping[str, set[int]]) -> set[int]:
    """Cases in a place where an alarm that concerned everybody has come, gone or proved false."""
    told = Q(message__brought_by__in=subjects.get("import", ())) | Q(pk__in=subjects.get("alarm", ()))
    places = Alarm.objects.filter(told).exclude(place="").values_list("place", flat=True)
    return set(Watch.objects.filter(place__in=set(places)).values_list("case", flat=True))


def _some(numbers: list[int], most: int = 500) -> Iterable[list[int]]:
    return (numbers[start : start + most] for start in range(0, len(numbers), most))


def _of(rows: QuerySet[Any, Any], path: str, field: str, numbers: set[int]) -> Iterable[int | None]:
    for some in _some(sorted(numbers)):
        yield from rows.filter(**{f"{path}__in": some}).order_by().values_list(field, flat=True).distinct()


def _judged(numbers: set[int]) -> Iterable[int | None]:
    yield from _of(SamePerson.objects.all(), "pk", "left", numbers)
    yield from _of(SamePerson.objects.all(), "pk", "right", numbers)


PERSONS: Mapping[str, Callable[[set[int]], Iterable[int | None]]] = {
    "case": partial(_of, Case.objects.all(), "pk", "person"),
    "fact": partial(_of, Fact.objects.all(), "pk", "person"),
    "statement": partial(_of, Statement.objects.all(), "pk", "person"),
    "import": partial(_of, Fact.objects.filter(person__isnull=False), "message__brought_by", "person"),
    "message": partial(_of, Fact.objects.filter(person__isnull=False), "message", "person"),
    "judgement": _judged,
    "alarm": partial(_of, Alarm.objects.all(), "pk", "person"),
}
