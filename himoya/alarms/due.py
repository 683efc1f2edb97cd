"""Who has alarms and nobody's care yet."""

from datetime import datetime

from django.db.models import QuerySet

from himoya.alarms.models import Alarm
from himoya.linkage.queries import todays
from himoya.urgency import Level


def without_case(alarms: QuerySet[Alarm]) -> list[tuple[int, datetime]]:
    """For each group that a few alarms speak of and that has no case: its number, and when to look again."""
    rows = alarms.values_list("person_id", "level", "since")
    running = todays()
    told_of = running.filter(person__in=rows.values("person"))
    group = dict(told_of.values_list("person_id", "group"))
    mates = running.filter(group__in=set(group.values()))
    with_case = set(mates.filter(person__case__isnull=False).values_list("group", flat=True))
    due: dict[int, datetime] = {}
    for person, level, told_at in rows:
        root, within = group.get(person, person), Level(level).act_within
        if root not in with_case and within is not None:
            due[root] = min(due.get(root, told_at + within), told_at + within)
    return sorted(due.items())
