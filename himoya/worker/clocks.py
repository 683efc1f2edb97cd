"""One look at all clocks: what has changed, what has come true, whom it concerns, who is told."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction

from himoya.alarms.actions import (
    Told,
    keep_ranking,
    look_at_due,
    plan_follow_ups,
    take_what_is_new,
    warn_places,
    wrong_ranks,
)
from himoya.alarms.ground import LONGEST
from himoya.alarms.models import Alarm
from himoya.alarms.shown_to import shown_to
from himoya.cases.actions import no_later_than
from himoya.linkage.queries import about_visible
from himoya.outbox.actions import tell
from himoya.security.models import Account
from himoya.worker.changes import notice_changes

AN_HOUR = timedelta(hours=1)
_planned: list[datetime] = []  # when that was done last
_compared: list[datetime] = []
MOST = 120  # batches in one look; what is left comes with the next one

logger = logging.getLogger(__name__)


def look_at_clocks(now: datetime, *, pause: Callable[[], None] = lambda: None) -> int:
    """Gives how many cases were looked at. Whatever is done is done once, however often this is called."""
    no_later_than(now + LONGEST, now)  # a clock that had jumped ahead put them far away
    notice_changes(now)
    looked = _look(now, pause)
    while warn_places(now):
        looked += _look(now, pause)
    _hourly(_planned, now, plan_follow_ups)  # whom to ask about is a matter of days
    with transaction.atomic():
        _tell(take_what_is_new(now), now)
    _hourly(_compared, now, _compare_ranks)
    keep_ranking(now)
    return looked


def _hourly(done: list[datetime], now: datetime, work: Callable[[datetime], object]) -> None:
    if not done or not timedelta() <= now - done[-1] < AN_HOUR:
        work(now)
        done[:] = [now]


def _compare_ranks(now: datetime) -> None:
    """Should a kept rank ever differ from the alarms themselves, all are made anew."""
    if wrong := wrong_ranks(now):
        logger.warning("%s ranks of tonight's list were wrong and are made anew", wrong)
        keep_ranking(now, whole=True)


def _look(now: datetime, pause: Callable[[], None]) -> int:
    looked = 0
    for _batch in range(MOST):
        count = look_at_due(now)
        if not count:
            break
        looked += count
        pause()
    return looked


def _tell(told: Told, now: datetime) -> None:
    """Everybody is told of what he may see, by number only."""
    if not told.fresh and not told.waiting:
        return
    key = f"alarms {max((*told.fresh, *told.waiting))} at {now:%Y-%m-%dT%H:%M:%S}"
    for account in Account.objects.filter(is_active=True, reaches__proven_at__isnull=False).distinct():
        his = Alarm.objects.filter(about_visible(account), shown_to(account))
        fresh, waiting = (his.filter(pk__in=some).count() for some in (told.fresh, told.waiting))
        tell(key, fresh=fresh, waiting=waiting, now=now, accounts=[account])
