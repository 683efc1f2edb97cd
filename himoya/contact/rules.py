"""How often he calls. Pure."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median

LEAST = 3  # calls: from two one knows one gap, and that is no habit


def usual_interval(calls: Sequence[datetime]) -> int | None:
    """Days between two calls, as the median of the gaps; None below LEAST calls. At least one day."""
    if len(calls) < LEAST:
        return None
    heard = sorted(calls)
    gaps = [(later - earlier) / timedelta(days=1) for earlier, later in pairwise(heard)]
    return max(1, round(median(gaps)))


def expected_by(last: datetime | None, days: int | None) -> datetime | None:
    """When the next call is due; None while too little is known."""
    return last + timedelta(days=days) if last is not None and days is not None else None
