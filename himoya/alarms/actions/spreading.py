"""Recruiters or a departure in one place concern everybody who is held there."""

from datetime import datetime

from django.db import transaction

from himoya.alarms.actions.looking import AT_ONCE
from himoya.alarms.models import Alarm
from himoya.alarms.queries import counts
from himoya.alarms.told_case import folded
from himoya.cases.actions import look_again
from himoya.cases.models import Fact
from himoya.contact.models import Watch
from himoya.linkage.queries import groups_with, members_of
from himoya.urgency import rule

CONCERN_ALL = ("U02", "U03")


def warn_places(now: datetime) -> int:
    """Let the cases of a place be looked at when one of these alarms is raised there. Gives how many alarms.

    An alarm whose place nobody knows concerns only the one it was told of.
    """
    with transaction.atomic():
        fresh = Alarm.objects.filter(counts(), rule__in=CONCERN_ALL, spread_at=None)
        alarms = list(fresh.order_by("pk")[:AT_ONCE])
        if not alarms:
            return 0
        places = _places(alarms)
        for alarm in alarms:
            inside = now - alarm.since <= rule("U03").window
            alarm.place, alarm.spread_at = places.get(alarm.pk, "") if inside else "", now
        Alarm.objects.bulk_update(alarms, ["place", "spread_at"])
        there = {alarm.place for alarm in alarms if alarm.place}
        look_again(Watch.objects.filter(place__in=there).values_list("case", flat=True), now)
    return len(alarms)


def _places(alarms: list[Alarm]) -> dict[int, str]:
    """For each alarm the place its own message names, else where the person is thought to be."""
    told = Fact.objects.filter(kind="facility", message__in={one.message_id for one in alarms})
    named = {
        (message, person): folded(value)
        for message, person, value in told.exclude(state=Fact.State.REJECTED)
        .order_by("pk")
        .values_list("message_id", "person_id", "value")
    }
    persons = {one.person_id for one in alarms}
    group = {person: person for person in persons} | groups_with(persons)
    mates = members_of(set(group.values()))
    watches = Watch.objects.filter(case__person__in=mates).exclude(place="").order_by("pk")
    thought = {mates[person]: place for person, place in watches.values_list("case__person", "place")}
    return {
        one.pk: named.get((one.message_id or 0, one.person_id)) or thought.get(group[one.person_id], "")
        for one in alarms
    }
