"""Running the matcher over everybody and switching to what it found."""

from collections.abc import Callable
from itertools import islice

from django.db import transaction

from himoya.common import clock
from himoya.linkage.models import Grouped, Grouping
from himoya.linkage.pure.link import link
from himoya.linkage.queries import records, reposts
from himoya.linkage.rules import groups
from himoya.messages.models import Import
from himoya.people.models import SamePerson
from himoya.people.queries import decided

BATCH = 500
Pause = Callable[[], None]


def regroup(
    *, also: Import | None = None, without: Import | None = None, pause: Pause = lambda: None
) -> Grouping:
    """Group everyone who counts today anew, with an import about to go live or without one about to go.

    Nothing of it is seen before `make_current`.

    `pause` is called between batches, so that pages get their turn at the database.
    """
    forget_unused()
    everyone = records(also, without)
    linked = link(everyone)
    persons = [int(record.id) for record in everyone]
    same, different = decided(SamePerson.Verdict.SAME), decided(SamePerson.Verdict.DIFFERENT)
    found = groups(persons, linked, reposts(also, without), same, different)
    shift = len(set(found.values())) - len(set(linked.person_of.values()))
    grouping = Grouping.objects.create(
        made_at=clock.now(),
        low=max(0, linked.low + shift),
        point=max(0, linked.point + shift),
        high=max(0, linked.high + shift),
    )
    members = (Grouped(grouping=grouping, person_id=person, group=group) for person, group in found.items())
    while batch := list(islice(members, BATCH)):
        Grouped.objects.bulk_create(batch)
        pause()
    return grouping


def make_current(grouping: Grouping) -> None:
    """Switch to this grouping, inside the caller's transaction."""
    Grouping.objects.filter(current=True).update(current=False)
    Grouping.objects.filter(pk=grouping.pk).update(current=True)


@transaction.atomic
def switch_to(grouping: Grouping) -> None:
    make_current(grouping)


def forget_unused() -> None:
    """Delete groupings that are not in use, a batch at a time: what a crash or a newer run left behind."""
    while True:
        stale = list(Grouped.objects.filter(grouping__current=False).values_list("pk", flat=True)[:BATCH])
        if not stale:
            break
        Grouped.objects.filter(pk__in=stale).delete()
    Grouping.objects.filter(current=False).delete()
