"""Days and hours are those of the group."""

import zoneinfo
from contextlib import AbstractContextManager, nullcontext

from django.utils import timezone


def clock_of(zone: str) -> AbstractContextManager[object]:
    """Days and times are those of this zone while the body runs."""
    try:
        return timezone.override(zoneinfo.ZoneInfo(zone))
    except (KeyError, ValueError, OSError):
        return nullcontext()  # a zone that this machine does not know
