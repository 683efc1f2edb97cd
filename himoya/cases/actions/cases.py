"""Opening cases and editing them, so that no edit is lost."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Q

from himoya.cases.actions.notes import changed, note
from himoya.cases.models import Case, Event
from himoya.common import clock
from himoya.people.models import Person
from himoya.security import audit
from himoya.security.models import Account

EDITABLE = ("summary", "status", "next_check_at", "risk", "risk_why")


class Overtaken(Exception):
    """Somebody else edited the case since it was read; nothing was written. `standing` is how it is now."""

    def __init__(self, standing: Case) -> None:
        self.standing = standing
        super().__init__(f"case {standing.pk} is at version {standing.version}")


def open_cases(due: Sequence[tuple[int, datetime]]) -> None:
    """Open a case for each (person number, when to look again) without one, in the caller's transaction."""
    now = clock.now()
    standing = set(
        Case.objects.filter(person_id__in=[person for person, _at in due]).values_list("person_id", flat=True)
    )
    opened = Case.objects.bulk_create(
        Case(person_id=person, opened_at=now, next_check_at=at, look_at=now)
        for person, at in due
        if person not in standing
    )
    Event.objects.bulk_create(Event(case=case, at=now, code="case.opened") for case in opened)


@transaction.atomic
def open_case(person: Person, *, next_check_at: datetime, owner: Account | None, by: Account) -> Case:
    """The person's case; opened now if there was none."""
    now = clock.now()
    opened = {"opened_at": now, "next_check_at": next_check_at, "owner": owner, "look_at": now}
    case, made = Case.objects.get_or_create(person=person, defaults=opened)
    if made:
        note(case, "case.opened", by=by)
    return case


@transaction.atomic
def edit_case(case: Case, version: int, values: Mapping[str, Any], why: str, *, by: Account) -> Case:
    """Change fields of a case as it was read at `version`; gives the case as it stands afterwards.

    `values`: any of EDITABLE. What is equal is no change. Raises Overtaken when the version is another.
    """
    standing = Case.objects.select_for_update().get(pk=case.pk)
    if standing.version != version:
        raise Overtaken(standing)
    edits = {
        field: new for field, new in values.items() if field in EDITABLE and getattr(standing, field) != new
    }
    if not edits:
        return standing
    # The row was read in this transaction; the condition decides a race all the same.
    won = Case.objects.filter(pk=case.pk, version=version).update(**edits, version=F("version") + 1)
    if not won:
        raise Overtaken(Case.objects.get(pk=case.pk))
    for field, new in edits.items():
        old = written(getattr(standing, field))
        changed(case, field, old, written(new), by=by, why=why, version=version + 1)
    audit.record("case.edited", f"case {case.pk}", by)
    return Case.objects.get(pk=case.pk)


def written(value: Any) -> str:
    """A field's value as the history keeps it."""
    return value.isoformat() if isinstance(value, datetime) else str(value)


def look_again(cases: Iterable[int], now: datetime) -> int:
    """The worker shall look at the clocks of these cases at once. Gives how many there are."""
    numbers, count = sorted(cases), 0
    for start in range(0, len(numbers), 500):
        later = Case.objects.filter(pk__in=numbers[start : start + 500])
        count += later.filter(Q(look_at=None) | Q(look_at__gt=now)).update(look_at=now)
    return count


def no_later_than(latest: datetime, now: datetime) -> int:
    """Cases that would be looked at after `latest` are looked at now: the clock had gone wrong."""
    return Case.objects.filter(look_at__gt=latest).update(look_at=now)
