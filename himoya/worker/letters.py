"""When the ladder of letters is looked at: all of it once a day, and what was changed at once.

A step of the ladder depends on days and on what somebody wrote down; in between nothing can make a letter due
or open its gate. What was looked at is remembered in this process only: another one, or the same after a
start, looks once too often, and the ladder itself prepares each letter once.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db.models import Max, QuerySet
from django.utils import timezone

from himoya.appeals.actions import climb
from himoya.appeals.queries import current_pack
from himoya.security.models import AuditLine
from himoya.worker.changes import MOST, SETTLED, cases_changed

BEHIND = 200  # lines: of two transactions the one that ends later may have the smaller number
MANY = 500  # cases: to look at everything is then cheaper

Line = tuple[int, datetime, str, str]


class Rounds:
    """The looks of one process."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Begin anew: it may be another database."""
        self._whole: tuple[date, str] | None = None  # day and law of the last look at everything
        self._at: datetime | None = None
        self._settled = 0  # every line of the log up to this one was followed
        self._seen: set[int] = set()  # later ones that were followed, too

    def look(self, now: datetime) -> int:
        """Prepare what the law says to write now; gives how many letters. `now`: by the office's time zone.

        After an error nothing is remembered, and the next look does the same again.
        """
        today = (timezone.localdate(now), current_pack().digest)
        if today != self._whole or (self._at and now < self._at):
            return self._look_at_all(today, now)
        lines = list(_lines(self._settled)[:MOST])
        cases = cases_changed(line for line in lines if line[0] not in self._seen)
        if len(cases) > MANY or len(lines) == MOST:
            return self._look_at_all(today, now)
        made = climb(cases) if cases else 0
        self._follow(lines, now)
        return made

    def _look_at_all(self, today: tuple[date, str], now: datetime) -> int:
        newest = AuditLine.objects.aggregate(newest=Max("pk"))["newest"] or 0
        self._whole = None
        made = climb()
        self._whole, self._settled = today, max(0, newest - BEHIND)
        self._seen, self._at = {line[0] for line in _lines(self._settled) if line[0] <= newest}, now
        return made

    def _follow(self, lines: Iterable[Line], now: datetime) -> None:
        old = [number for number, at, _verb, _subject in lines if at <= now - SETTLED or at > now]
        self._settled = max(old, default=self._settled)
        self._seen = {line[0] for line in lines if line[0] > self._settled}
        self._at = now


def _lines(after: int) -> QuerySet[Any, Line]:
    rows = AuditLine.objects.filter(pk__gt=after).order_by("pk")
    return rows.values_list("pk", "at", "verb", "subject")
