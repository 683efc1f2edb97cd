"""What was told of somebody, as codes and days: for whoever writes the note to choose from."""

from collections.abc import Sequence

from django.db.models import Max
from django.utils import timezone

from himoya.alarms.models import Alarm
from himoya.alarms.shown_to import shown_to
from himoya.papers.note.making import Told
from himoya.security.models import Account


def told_of(persons: Sequence[int], account: Account) -> list[tuple[Told, bool]]:
    """Each rule that fired and was not false, with its newest day, and whether a person has acted on it.

    Only rules that this account sees.
    """
    fired = Alarm.objects.filter(shown_to(account), person__in=persons).exclude(state=Alarm.State.FALSE)
    rows = fired.values("rule").annotate(newest=Max("since")).order_by("rule")
    acted = set(
        fired.filter(state__in=[Alarm.State.TAKEN, Alarm.State.RESOLVED]).values_list("rule", flat=True)
    )
    return [(Told(row["rule"], timezone.localdate(row["newest"])), row["rule"] in acted) for row in rows]
