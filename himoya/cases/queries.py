"""What is told and stated about persons, and which cases somebody may open."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet

from himoya.cases.models import Case, Change, Fact, Given, Note, Statement, Stay, Task
from himoya.common.roles import WHO_MAY, Right, may
from himoya.messages.models import Message
from himoya.messages.queries import is_live, live_messages
from himoya.security.models import Account

Told = tuple[int, str, str]  # person number, kind, value


def told(kinds: list[str], in_messages: QuerySet[Message] | None = None) -> Iterator[Told]:
    """Every fact of these kinds that counts today, oldest first; rejected ones do not count."""
    messages = live_messages() if in_messages is None else in_messages
    facts = (
        Fact.objects.filter(message__in=messages, kind__in=kinds, person__isnull=False)
        .exclude(state=Fact.State.REJECTED)
        .order_by("message__sent_at", "pk")
        .values_list("person_id", "kind", "value")
    )
    yield from facts.iterator(chunk_size=2000)


def told_of(persons: Iterable[int], kinds: list[str]) -> Iterator[Told]:
    """The same for a few persons: quick, however many messages there are."""
    wanted = list(dict.fromkeys(persons))
    while wanted:
        part, wanted = wanted[:_MOST_AT_ONCE], wanted[_MOST_AT_ONCE:]
        many = next(size for size in _SIZES if len(part) <= size)
        padded = iter(part + part[-1:] * (many - len(part)))
        question, values = _question_about(many)
        with connection.cursor() as cursor:
            cursor.execute(question, [next(padded) if value == _SOMEBODY else value for value in values])
            for told in cursor.fetchall():
                if told[1] in kinds:  # asked for these, too, SQLite would walk every fact of a kind
                    yield told


_SIZES = (4, 16, 64, 256)
_MOST_AT_ONCE = _SIZES[-1]
_SOMEBODY = -7_777_777  # stands in a prepared question where a person's number goes


@lru_cache(maxsize=16)
def _question_about(many: int) -> tuple[str, tuple[Any, ...]]:
    """What to ask the database about so many persons: putting it together takes longer than the answer."""
    facts = Fact.objects.filter(is_live(), person__in=[_SOMEBODY - n for n in range(many)])
    rows = facts.exclude(state=Fact.State.REJECTED).order_by("message__sent_at", "pk")
    question, values = rows.values_list("person_id", "kind", "value").query.sql_with_params()
    return question, tuple(_SOMEBODY if isinstance(v, int) and v <= _SOMEBODY else v for v in values)


def live_cases() -> QuerySet[Case]:
    """Cases of persons somebody tells of today or has stated something about."""
    facts = Fact.objects.filter(message__in=live_messages()).exclude(state=Fact.State.REJECTED)
    stated = Statement.objects.filter(withdrawn_at=None)
    return Case.objects.filter(
        Q(person__in=facts.values("person")) | Q(person__in=stated.values("person")) | Q(owner__isnull=False)
    )


def cases_visible_to(account: Account) -> QuerySet[Case]:
    """The cases this account may open: all for the organiser, else those it owns or was given."""
    if may(account.role, Right.SEE_ALL_CASES):
        return Case.objects.all()
    if not may(account.role, Right.SEE_CASES):
        return Case.objects.none()
    given = Given.objects.filter(account=account, ended_at=None)
    return Case.objects.filter(Q(owner=account) | Q(pk__in=given.values("case")))


def stays_of(cases: Sequence[int]) -> QuerySet[Stay]:
    """Stays that were not withdrawn, in the order they were lived through, then as written down."""
    standing = Stay.objects.filter(case__in=cases, withdrawn_at=None)
    return standing.select_related("noted_by").order_by("since", "until", "pk")


def notes_of(case: Case) -> QuerySet[Note]:
    return Note.objects.filter(case=case).select_related("by").order_by("-at", "-pk")


def tasks_of(case: Case) -> QuerySet[Task]:
    """Newest first."""
    return (
        Task.objects.filter(case=case).select_related("by", "assigned_to", "done_by").order_by("-at", "-pk")
    )


def changes_of(case: Case) -> QuerySet[Change]:
    """Newest first."""
    return Change.objects.filter(case=case).select_related("by").order_by("-at", "-pk")


def given_of(case: Case) -> QuerySet[Given]:
    """To whom the case is given today, oldest first."""
    standing = Given.objects.filter(case=case, ended_at=None)
    return standing.select_related("account", "by").order_by("at", "pk")


def before_version(case: Case, version: int) -> dict[str, str]:
    """What the fields edited since `version` held at that version, as the history keeps them."""
    since = Change.objects.filter(case=case, version__gt=version).order_by("version", "pk")
    before: dict[str, str] = {}
    for field, old in since.values_list("field", "old"):
        before.setdefault(field, old)
    return before


def accounts_with(right: Right) -> QuerySet[Account]:
    """Those of the group who may be given something to do that needs this right, by name."""
    return Account.objects.filter(is_active=True, role__in=WHO_MAY[right]).order_by("name", "username")
