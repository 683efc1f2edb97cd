"""What an import leads to."""

from datetime import datetime

from himoya.alarms.models import Alarm
from himoya.cases.models import Case
from himoya.linkage.models import Grouping
from himoya.linkage.queries import group_of
from himoya.messages.models import Import
from himoya.urgency import Level


def due_cases(begun: Import, grouping: Grouping) -> list[tuple[int, datetime]]:
    """For each group with an alarm of this import and no case: its first person, and when to look again."""
    group = group_of(grouping)
    with_case = {group.get(person) for person in Case.objects.values_list("person_id", flat=True)}
    due: dict[int, datetime] = {}
    alarms = Alarm.objects.filter(message__brought_by=begun).values_list(
        "person_id", "level", "message__sent_at"
    )
    for person, level, told_at in alarms.iterator():
        root = group.get(person, person)
        within = Level(level).act_within
        if root in with_case or within is None:
            continue
        due[root] = min(due.get(root, told_at + within), told_at + within)
    return sorted(due.items())
