"""Who stands on the list of people: one row per person, asked for without loading anybody else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeAlias

from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, NullIf

from himoya.alarms.urgent import Urgent, urgent
from himoya.cases.models import Case, Fact, Given, Statement
from himoya.contact.models import Call
from himoya.contact.signs import PROVES
from himoya.desk.people.filters import NO_CASE, NOBODY, Filters
from himoya.linkage.models import Grouped, Grouping
from himoya.linkage.queries import current, persons_visible_to
from himoya.messages.queries import is_live
from himoya.people.models import Person
from himoya.security.models import Account

Persons: TypeAlias = QuerySet[Person]
Identities: TypeAlias = QuerySet[Any, Any]  # numbers of identities


@dataclass(frozen=True, slots=True)
class Listing:
    """The list for one account at one moment. A group is named by its smallest identity: that is its row."""

    account: Account
    now: datetime
    grouping: Grouping | None

    @classmethod
    def of(cls, account: Account, now: datetime) -> "Listing":
        return cls(account, now, current())

    @property
    def grouped(self) -> QuerySet[Grouped]:
        return Grouped.objects.filter(grouping=self.grouping)

    def everyone(self) -> Persons:
        """One identity for each person: whoever is told of today, and whoever somebody works for."""
        roots = self.grouped.filter(person=F("group")).values("person")
        # Few are in no group: asked of these only, nobody else's statements and cases are read.
        stated = Statement.objects.filter(withdrawn_at=None, person=OuterRef("pk"))
        cared_for = Case.objects.filter(owner__isnull=False, person=OuterRef("pk"))
        alone = ~Q(pk__in=self.grouped.values("person")) & (Exists(stated) | Exists(cared_for))
        rows = Person.objects.filter(Q(pk__in=roots) | alone)
        return rows & persons_visible_to(self.account)

    def with_any_of(self, persons: Identities) -> Q:
        """Rows whose person has one of these identities."""
        groups = self.grouped.filter(person__in=persons).values("group")
        return Q(pk__in=groups) | Q(pk__in=persons)

    def narrowed(self, asked: Filters, place: str | None) -> Persons:
        """The rows that the filters leave. `place`: the words behind the mark, None when there is none."""
        rows = self.everyone()
        for kind, value in (("contract", asked.contract), ("sex", asked.sex), ("facility", place or "")):
            if value:
                rows = rows.filter(
                    self.with_any_of(_told(kind, value)) | self.with_any_of(_stated(kind, value))
                )
        if asked.told:
            since = self.now - timedelta(days=int(asked.told))
            rows = rows.filter(self.with_any_of(Person.objects.filter(told_at__gte=since).values("pk")))
        if asked.quiet:
            rows = rows.exclude(self.with_any_of(self._heard_since(int(asked.quiet))))
        if asked.unread:
            accepted = Statement.objects.filter(withdrawn_at=None).values("person")
            rows = rows.exclude(self.with_any_of(accepted))
        return self._by_case(rows, asked)

    def held_in(self, places: Sequence[str]) -> Q:
        """Rows of whom somebody says that they are, or were, in one of these places."""
        facts = Fact.objects.filter(is_live(), kind="facility", value__in=places)
        told = facts.filter(~Q(state=Fact.State.REJECTED), person__isnull=False)
        return self.with_any_of(told.values("person"))

    def numbers(self, rows: Persons, asked: Filters, first: Urgent) -> list[int]:
        """The numbers of these rows in the order asked for, and of one level only when it is asked for.

        Only numbers, never persons: ten thousand of them are read in the time of one page.
        """
        by_name = asked.sort == "name"
        key = self._name() if by_name else self._heard()
        order = F("sorted_by").asc(nulls_last=True) if by_name else F("sorted_by").desc(nulls_last=True)
        numbers = list(rows.annotate(sorted_by=key).order_by(order, "pk").values_list("pk", flat=True))
        if asked.level:
            levels = first.levels()
            numbers = [number for number in numbers if levels.get(number) == asked.level]
        if not asked.sort:
            standing = set(numbers)
            alarmed = [group for group in first.between(0, len(first)) if group in standing]
            calm = standing.difference(alarmed)
            numbers = alarmed + [number for number in numbers if number in calm]
        return numbers

    def urgent(self) -> Urgent:
        """Who has an open alarm: they stand first, in the order of tonight's list."""
        return urgent(self.account, self.now, self.grouping)

    def _by_case(self, rows: Persons, asked: Filters) -> Persons:
        cases = Case.objects.all()
        if asked.status == NO_CASE:
            rows = rows.exclude(self.with_any_of(cases.values("person")))
        elif asked.status:
            rows = rows.filter(self.with_any_of(cases.filter(status=asked.status).values("person")))
        if asked.owner == NOBODY:
            rows = rows.filter(self.with_any_of(cases.filter(owner=None).values("person")))
        elif asked.owner:
            rows = rows.filter(self.with_any_of(cases.filter(owner=int(asked.owner)).values("person")))
        if asked.mine:
            given = Given.objects.filter(account=self.account, ended_at=None).values("case")
            mine = cases.filter(Q(owner=self.account) | Q(pk__in=given))
            rows = rows.filter(self.with_any_of(mine.values("person")))
        return rows

    def _heard_since(self, days: int) -> Identities:
        """Identities with a call, or with a sign of life told, within so many days; of one whose day is not
        known the first day counts."""
        since = self.now - timedelta(days=days)
        calls = Call.objects.filter(at__gte=since, withdrawn_at=None, kind__in=PROVES)
        calls = calls.filter(Q(earliest_at=None) | Q(earliest_at__gte=since))
        day = since.date().isoformat()
        told = Fact.objects.filter(is_live(), kind="last_contact", value__gte=day)
        stated = Statement.objects.filter(kind="last_contact", value__gte=day, withdrawn_at=None)
        told = told.filter(~Q(state=Fact.State.REJECTED), person__isnull=False)
        heard = (
            Q(pk__in=calls.values("case__person"))
            | Q(pk__in=told.values("person"))
            | Q(pk__in=stated.values("person"))
        )
        return Person.objects.filter(heard).values("pk")

    def _heard(self) -> Coalesce:
        group = self.grouped.filter(group=OuterRef("pk")).order_by().values("group")
        return Coalesce(Subquery(group.annotate(at=Max("person__told_at")).values("at")), "told_at")

    def _name(self) -> Coalesce:
        group = self.grouped.filter(group=OuterRef("pk")).order_by().values("group")
        others = Subquery(group.annotate(called=Max("person__name")).values("called"))
        return Coalesce(NullIf("name", Value("")), NullIf(others, Value("")))


def _told(kind: str, value: str) -> Identities:
    facts = Fact.objects.filter(~Q(state=Fact.State.REJECTED), kind=kind, value=value, person__isnull=False)
    # Half of all people are men: asking after each of their messages would take longer than the whole page.
    return (facts if kind == "sex" else facts.filter(is_live())).values("person")


def _stated(kind: str, value: str) -> Identities:
    return Statement.objects.filter(kind=kind, value=value, withdrawn_at=None).values("person")
