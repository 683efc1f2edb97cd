"""Where the worker stands."""

from datetime import datetime

from django.db.models import Max

from himoya.security.models import AuditLine
from himoya.worker.models import Beat


def first_beat(now: datetime) -> None:
    """From now on changes are noticed; before that every case waits for its first look anyway."""
    last = AuditLine.objects.aggregate(last=Max("pk"))["last"] or 0
    Beat.objects.get_or_create(pk=1, defaults={"at": now, "seen": last})


def beat(now: datetime, seen: int) -> None:
    """The log was looked through up to this line."""
    Beat.objects.filter(pk=1).update(at=now, seen=seen)
