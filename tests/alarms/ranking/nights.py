"""A group in which everything that can change tonight's list happens by chance."""

from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

from himoya.alarms.actions import do, take_what_is_new, undo_deed
from himoya.alarms.models import Alarm, Deed
from himoya.cases.actions import open_case
from himoya.cases.models import Case
from himoya.common.roles import Role
from himoya.erasure.actions import ALL, erase_person
from himoya.intake.actions import undo_import
from himoya.linkage.actions import part, regroup, settle, switch_to, unsettle
from himoya.linkage.models import Grouped, Grouping
from himoya.messages.models import Import
from himoya.people.models import Person, SamePerson
from himoya.urgency import RULES, Level
from tests import make

DAY = timedelta(days=1)
Row = TypeVar("Row", bound=Model)


class Night:
    """Persons of whom some are in no group yet, and what stands open about them."""

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)  # noqa: S311 -- always the same nights
        self.now, self.made = make.MONDAY, 0
        self.nodira, self.oleg = make.account(), make.account("oleg", Role.CASEWORKER)
        grouping = Grouping.objects.create(made_at=self.now, current=True)
        for number in range(14):
            person = told_of(self)
            if number < 10:
                Grouped.objects.create(grouping=grouping, person=person, group=person.pk, believed=person.pk)
        for _alarm in range(25):
            rings(self)

    def any(self, rows: QuerySet[Row]) -> Row | None:
        found = list(rows.order_by("pk"))
        return self.chance.choice(found) if found else None

    def since(self, code: str) -> datetime:
        """Often at the very edge of the rule's window, or yet to come."""
        times = self.chance.choice((-0.2, 0, 0.01, 0.5, 1, 1, 1.01, 3))
        edge = timedelta(microseconds=self.chance.randrange(-1, 2))
        return self.now - times * RULES[code].window + edge

    def happens(self) -> str:
        """Something. Gives what."""
        deed = self.chance.choice(DEEDS)
        deed(self)
        return deed.__name__


def told_of(night: Night) -> Person:
    night.made += 1
    person = make.person(f"Sinov {night.made}", voice=f"telegram:77/{night.made}")
    open_case(person, next_check_at=night.now, owner=None, by=night.nodira)
    return person


def rings(night: Night) -> None:
    code, person = night.chance.choice(list(RULES)), night.any(Person.objects.all())
    since, by_message = night.since(code), night.chance.random() < 0.7
    night.made += 1
    assert person is not None
    Alarm.objects.create(
        person=person,
        message=_message(night, since) if by_message else None,
        rule=code,
        level=night.chance.choice([one for one in Level if one != Level.NONE]),
        episode="" if by_message else str(night.made),
        since=since,
        act_by=night.chance.choice([None, since + DAY / 12]),
        fired_at=since,
    )


def _message(night: Night, sent_at: datetime, **more: Any) -> Any:
    state = night.chance.choice([Import.State.LIVE, Import.State.LIVE, Import.State.READING])
    brought = night.any(Import.objects.all()) if night.chance.random() < 0.4 else None
    more |= {"key": f"m{night.made}", "sent_at": sent_at}
    return make.message(
        f"so‘z {night.made}", brought or make.an_import(state, fingerprint=f"f{night.made}"), **more
    )


def is_edited(night: Night) -> None:
    """A later wording comes in, which raises nothing."""
    alarm = night.any(Alarm.objects.filter(message__isnull=False))
    if alarm is not None:
        night.made += 1
        _message(night, night.now, replaces=alarm.message)


def edit_goes(night: Night) -> None:
    alarm = night.any(Alarm.objects.filter(message__replaced_by__isnull=False))
    if alarm is not None and alarm.message is not None:
        alarm.message.replaced_by.filter(alarms=None, replaced_by=None).delete()


def goes_live_or_back(night: Night) -> None:
    brought = night.any(Import.objects.all())
    if brought is not None:
        Import.objects.filter(pk=brought.pk).update(state=night.chance.choice(Import.State.values))


def changes_hands(night: Night) -> None:
    alarm, brought = night.any(Alarm.objects.filter(message__isnull=False)), night.any(Import.objects.all())
    if alarm is not None and alarm.message is not None and brought is not None:
        alarm.message.brought_by = brought
        alarm.message.save()


def is_undone(night: Night) -> None:
    brought = night.any(Import.objects.filter(state=Import.State.LIVE))
    if brought is not None:
        undo_import(brought, by=night.nodira)


def somebody_acts(night: Night) -> None:
    alarm = night.any(Alarm.objects.filter(state__in=("open", "taken")))
    if alarm is not None:
        kind = night.chance.choice([one for one in Deed.Kind if one != Deed.Kind.ASSIGNED])
        do(alarm, kind, note="x", outcome=night.chance.choice(Alarm.Outcome.values), by=night.nodira)


def is_taken_back(night: Night) -> None:
    deed = night.any(Deed.objects.filter(undone_at=None, at__gt=night.now - DAY))
    if deed is not None:
        undo_deed(deed, by=night.nodira)


def nobody_acted(night: Night) -> None:
    take_what_is_new(night.now)


def loses_its_ground(night: Night) -> None:
    alarm = night.any(Alarm.objects.filter(message=None))
    if alarm is not None:
        state = night.chance.choice(Alarm.State.values)
        Alarm.objects.filter(pk=alarm.pk).update(since=night.since(alarm.rule), level="T0", state=state)


def joins(night: Night) -> None:
    one, other = night.any(Person.objects.all()), night.any(Person.objects.all())
    if one is not None and other is not None and one != other:
        settle(one, other, SamePerson.Verdict.SAME, by=night.nodira)


def parts(night: Night) -> None:
    one = night.any(Person.objects.all())
    if one is not None:
        others = Grouped.objects.filter(grouping__current=True, person=one).values("group")
        mates = Person.objects.filter(grouped__group__in=others).exclude(pk=one.pk)
        part(one, mates, by=night.nodira)


def verdict_is_taken_back(night: Night) -> None:
    verdict = night.any(SamePerson.objects.filter(undone_at=None))
    if verdict is not None:
        unsettle(verdict, by=night.nodira)


def is_grouped_anew(night: Night) -> None:
    switch_to(regroup())


def is_deleted(night: Night) -> None:
    case = night.any(Case.objects.all())
    if case is not None and Person.objects.count() > 6:
        erase_person(case, which=ALL, chosen=(), reason="mistake", by=night.nodira)


def time_passes(night: Night) -> None:
    night.now += night.chance.choice([timedelta(microseconds=1), DAY / 24, DAY, 20 * DAY])


OFTEN: tuple[Callable[[Night], object], ...] = (rings, somebody_acts, joins, time_passes, goes_live_or_back)
DEEDS: tuple[Callable[[Night], object], ...] = (
    *OFTEN,
    *OFTEN,
    told_of,
    is_edited,
    edit_goes,
    changes_hands,
    is_undone,
    is_taken_back,
    nobody_acted,
    loses_its_ground,
    parts,
    verdict_is_taken_back,
    is_grouped_anew,
    is_deleted,
)
