"""What is done from the list of people: filters kept, cases opened and given."""

from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction

from himoya.cases.actions import give, open_case
from himoya.cases.models import Case, SavedFilter
from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.desk.people.filters import Filters
from himoya.people.models import Person
from himoya.security import audit
from himoya.security.models import Account

MOST_FILTERS = 30
FIRST_LOOK = timedelta(days=1)


@transaction.atomic
def save_filter(account: Account, name: str, asked: Filters) -> SavedFilter:
    """Keep these terms under this name, in place of any kept under it. Raises BadInput for too many."""
    kept = SavedFilter.objects.filter(account=account)
    if kept.exclude(name=name).count() >= MOST_FILTERS:
        raise BadInput(N_("You have %(most)s saved filters. Delete one first."), most=MOST_FILTERS)
    saved, _made = SavedFilter.objects.update_or_create(
        account=account, name=name, defaults={"terms": asked.terms(), "at": clock.now()}
    )
    audit.record("filter.saved", f"filter {saved.pk}", account)
    return saved


@transaction.atomic
def delete_filter(account: Account, number: int) -> bool:
    """False: there is none of this account with this number."""
    deleted, _each = SavedFilter.objects.filter(account=account, pk=number).delete()
    if deleted:
        audit.record("filter.deleted", f"filter {number}", account)
    return bool(deleted)


@transaction.atomic
def searched(account: Account) -> None:
    """Write down that somebody searched; what for is nobody's business."""
    audit.record("people.searched", "people", account)


@transaction.atomic
def give_cases(cases: Sequence[Case], account: Account, *, by: Account) -> int:
    """Give all of them or none; how many. Raises BadInput for one who may see no case."""
    for case in cases:
        give(case, account, by=by)
    return len(cases)


@transaction.atomic
def case_for(person: Person, identities: Sequence[int], *, by: Account) -> Case:
    """The case of whoever these identities are; opened now when there is none, for a look within a day."""
    # Whoever presses second waits here and then finds the case of the first.
    list(Person.objects.select_for_update().filter(pk__in=identities).order_by("pk").values_list("pk"))
    standing = Case.objects.filter(person__in=identities).order_by("pk").first()
    return standing or open_case(person, next_check_at=clock.now() + FIRST_LOOK, owner=by, by=by)
