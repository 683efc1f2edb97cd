"""Who is to be grouped, and what today's grouping says."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Length

from himoya.cases.models import Fact
from himoya.cases.queries import Told, cases_visible_to, told, told_of
from himoya.common.roles import WHO_MAY, Right, may
from himoya.linkage.models import Grouped, Grouping
from himoya.linkage.pure.records import Record
from himoya.linkage.rules import LONG_ENOUGH, reposted
from himoya.messages.models import Import, Message
from himoya.messages.queries import live_messages
from himoya.people.models import Person, SamePerson
from himoya.security.models import Account

TELLING_APART = ["sex", "birth_date", "phone", "home", "facility"]


def records(messages: QuerySet[Message]) -> list[Record]:
    """One record for everyone told of in these messages: the newest word on each thing that tells apart."""
    rows = _named(Person.objects.filter(pk__in=_told_of(messages)))
    return _with_what_is_told(rows, told(TELLING_APART, messages))


def records_of(persons: Sequence[int]) -> list[Record]:
    """The same for these persons, from everything that counts today."""
    rows = _named(Person.objects.filter(pk__in=persons))
    return _with_what_is_told(rows, told_of((number for number, *_ in rows), TELLING_APART))


def records_by_families(persons: Sequence[int]) -> list[Record]:
    """The same as everybody is grouped by: without what helpers wrote down (`not_by_helpers`)."""
    facts = Fact.objects.filter(person__in=persons).exclude(state=Fact.State.REJECTED)
    messages = set(facts.order_by().values_list("message_id", flat=True))
    heard = facts.filter(message__in=not_by_helpers(live_messages().filter(pk__in=messages)))
    rows = list(heard.order_by("message__sent_at", "pk").values_list("person_id", "kind", "value"))
    # Asked for some kinds only, SQLite would walk every fact of a kind.
    told_apart = [(person, kind, value) for person, kind, value in rows if person and kind in TELLING_APART]
    return _with_what_is_told(_named(Person.objects.filter(pk__in={row[0] for row in rows})), told_apart)


def _named(people: QuerySet[Person]) -> list[tuple[int, str, str, str]]:
    return list(people.order_by("pk").values_list("pk", "name", "relation", "reporter__key"))


def _with_what_is_told(people: list[tuple[int, str, str, str]], told: Iterable[Told]) -> list[Record]:
    known: dict[int, dict[str, str]] = defaultdict(dict)
    for number, kind, value in told:
        known[number][kind] = value
    return [
        Record(
            id=str(number),
            name=name,
            relation=relation,
            reporter=voice(reporter),
            **known[number],
        )
        for number, name, relation, reporter in people
    ]


def voice(reporter: str) -> str:
    """Empty for the row of a table: it is nobody's voice."""
    return "" if "/row/" in reporter else reporter


def not_by_helpers(messages: QuerySet[Message]) -> QuerySet[Message]:
    """Without what somebody wrote down who sees only the cases given to her.

    She could invent a likeness to a stranger, and his case would open to her by itself.
    """
    leads = [role.value for role in WHO_MAY[Right.SEE_ALL_CASES]]
    theirs = Import.objects.filter(by__isnull=False).exclude(by__role__in=leads)
    return messages.exclude(brought_by__in=theirs)


def told_by_helpers_only(messages: QuerySet[Message]) -> list[int]:
    """Numbers of persons nobody else tells of in these messages: only the organiser may join them."""
    told_of = Person.objects.filter(pk__in=_told_of(messages))
    known = told_of.exclude(pk__in=_told_of(not_by_helpers(messages)))
    return list(known.order_by("pk").values_list("pk", flat=True))


def _told_of(messages: QuerySet[Message]) -> QuerySet[Fact, Any]:
    facts = Fact.objects.filter(message__in=messages, person__isnull=False)
    return facts.exclude(state=Fact.State.REJECTED).values("person")


def reposts(messages: QuerySet[Message]) -> list[tuple[int, int]]:
    """Pairs of persons told of in the same words in different ones of these messages."""
    repeated = (
        messages.annotate(size=Length("folded"))
        .filter(size__gte=LONG_ENOUGH, facts__person__isnull=False)
        .values("folded")
        .annotate(times=Count("pk", distinct=True))
        .filter(times__gt=1)
    )
    rows = (
        Fact.objects.filter(
            message__in=messages, message__folded__in=repeated.values("folded"), person__isnull=False
        )
        .order_by("message_id", "pk")
        .values_list("message_id", "message__folded", "person_id")
    )
    return reposted(_tellings(rows.iterator()))


def _tellings(rows: Iterator[tuple[int, str, int | None]]) -> Iterator[tuple[str, tuple[int, ...]]]:
    for (_message, text), facts in groupby(rows, key=itemgetter(0, 1)):
        yield text, tuple(dict.fromkeys(person for _m, _text, person in facts if person is not None))


def current() -> Grouping | None:
    """Today's grouping, without `usual`, which is large."""
    return Grouping.objects.filter(current=True).defer("usual").first()


def todays() -> QuerySet[Grouped]:
    """Who is in which group today."""
    # Asked as a list of one: joined with its grouping, SQLite would walk every row there is.
    return Grouped.objects.filter(grouping__in=Grouping.objects.filter(current=True).values("pk"))


def somebody_waits() -> bool:
    """Whether somebody was added to today's grouping by hand: nobody has compared him with the others."""
    return Grouping.objects.filter(current=True, added_at__isnull=False).exists()


def group_of(grouping: Grouping | None) -> dict[int, int]:
    """The group of every person in this grouping."""
    if grouping is None:
        return {}
    return dict(Grouped.objects.filter(grouping=grouping).values_list("person_id", "group"))


def touched(grouping: Grouping, persons: set[int]) -> list[Grouped]:
    """The rows of these persons and of all whose groups hang on theirs, by belief or by verdict."""
    same = SamePerson.objects.filter(undone_at=None, verdict=SamePerson.Verdict.SAME)
    inside = Grouped.objects.filter(grouping=grouping)
    rows: list[Grouped] = []
    followed: set[int] = set()  # persons whose groups, beliefs and partners lead to nobody else
    while True:
        partners = same.filter(Q(left__in=persons) | Q(right__in=persons)).values_list("left_id", "right_id")
        persons = persons.union(*partners)
        if persons <= followed:
            return rows
        named = inside.filter(person__in=persons)
        near = Q(group__in=named.values("group")) | Q(believed__in=named.values("believed"))
        rows = list(inside.filter(Q(person__in=persons) | near).order_by("person"))
        hangs_on = {(row.group, row.believed) for row in rows if row.person_id in persons}
        all_asked = _names(hangs_on) == _names({(row.group, row.believed) for row in rows})
        found = persons | {row.person_id for row in rows}
        followed, persons = (found if all_asked else persons), found


def _names(hangs_on: set[tuple[int, int | None]]) -> tuple[set[int], set[int | None]]:
    return {group for group, _ in hangs_on}, {believed for _, believed in hangs_on if believed is not None}


def counted_messages(grouping: Grouping | None) -> int:
    """How many messages count today, as the grouping remembers it."""
    return grouping.messages if grouping and grouping.messages else live_messages().count()


def persons_visible_to(account: Account) -> QuerySet[Person]:
    """Every identity of the persons whose case this account may open."""
    if may(account.role, Right.SEE_ALL_CASES):
        return Person.objects.all()
    his = cases_visible_to(account).values("person")
    groups = todays().filter(person__in=his).values("group")
    return Person.objects.filter(Q(pk__in=his) | Q(pk__in=todays().filter(group__in=groups).values("person")))


def about_visible(account: Account, path: str = "person") -> Q:
    """Rows whose person (at `path`) this account may see."""
    if may(account.role, Right.SEE_ALL_CASES):
        return Q()
    return Q(**{f"{path}__in": persons_visible_to(account)})


def groups_with(persons: Iterable[int] | QuerySet[Any, Any]) -> dict[int, int]:
    """Today's group of each of these persons; who is in none is left out: he is alone."""
    return dict(todays().filter(person__in=persons).values_list("person_id", "group"))


def members_of(groups: Iterable[int]) -> dict[int, int]:
    """Everybody in these groups today, with his group."""
    wanted = list(groups)
    members = todays().filter(group__in=wanted)
    return {group: group for group in wanted} | dict(members.values_list("person_id", "group"))


def mates_of(persons: Iterable[int]) -> dict[int, int]:
    """Everybody in the groups of these persons today, with his group; themselves even if they are in none."""
    wanted = list(persons)
    # In one question SQLite would walk everybody there is.
    mates = todays().filter(group__in=set(groups_with(wanted).values()))
    return {person: person for person in wanted} | dict(mates.values_list("person_id", "group"))


def identities_of(person: Person) -> list[int]:
    """Numbers of everyone the matcher or a human verdict holds for this person today, himself included."""
    group = todays().filter(person=person).values("group")
    members = list(todays().filter(group__in=group).order_by("person").values_list("person_id", flat=True))
    return members or [person.pk]
