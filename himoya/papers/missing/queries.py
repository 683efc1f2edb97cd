"""What was done about somebody, as kinds and days."""

from collections.abc import Sequence

from django.utils import timezone

from himoya.alarms.models import Deed
from himoya.alarms.shown_to import shown_to
from himoya.papers.missing.making import STEPS, Done
from himoya.security.models import Account

MOST = 60


def done_about(persons: Sequence[int], account: Account) -> list[Done]:
    """Steps that others may hear of, newest first; what was taken back is not among them.

    Only about alarms that this account sees.
    """
    seen = Deed.objects.filter(shown_to(account, "alarm__"))
    deeds = seen.filter(alarm__person__in=persons, kind__in=STEPS, undone_at=None)
    rows = deeds.order_by("-at", "-pk").values_list("kind", "at")
    return list(dict.fromkeys(Done(kind, timezone.localdate(at)) for kind, at in rows[:MOST]))
