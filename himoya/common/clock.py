"""The one place that asks what time it is. Rules never do: they are given `now`."""

from datetime import UTC, datetime


def now() -> datetime:
    return datetime.now(UTC)
