"""Keeping everybody's rank on tonight's list, so that a page reads only whom it shows."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TypeVar

from django.db import transaction
from django.db.models import QuerySet

from himoya.alarms.models import Alarm, Ranked, Ranking, Touched
from himoya.alarms.queries import open_alarms
from himoya.alarms.ranking.queries import is_kept, number_of
from himoya.alarms.ranking.rules import Kept, Stands, kept_of, windows
from himoya.alarms.ranking.touched import BATCH, anew, written_down
from himoya.alarms.standing import others
from himoya.linkage.queries import current
from himoya.storage.bulk import insert

MOST = 3000  # touched: of more, everybody is ranked anew
Row = TypeVar("Row")
COLUMNS = ("group", "rank", "told", "from_at", "until")


@transaction.atomic
def keep_ranking(now: datetime, *, whole: bool = False) -> int:
    """Rank anew whoever was touched since, or everybody. Gives how many kept ranks are other ones now.

    What was touched is read before the alarms are: what comes later stays written down for the next time.
    """
    _one_at_a_time()
    touched, grouping = written_down(MOST), current()
    number = number_of(grouping)
    few = None if whole or touched is None or not is_kept(number) else anew(touched, number, now, MOST)
    rows = Touched.objects.values_list("pk", flat=True) if touched is None else [row[0] for row in touched]
    read = list(rows)
    if few is None:
        changed = _replace(Ranked.objects.all(), _ranks(open_alarms(), others(grouping), now))
        Ranking.objects.filter(pk=1).update(grouping=number, windows=windows())
    elif few.groups:
        alarms = open_alarms().filter(person__in=few.members)
        changed = _replace(Ranked.objects.filter(group__in=few.groups), _ranks(alarms, few.members, now))
    else:
        changed = 0
    for some in _batches(read):
        Touched.objects.filter(pk__in=some).delete()
    return changed


@transaction.atomic
def wrong_ranks(now: datetime) -> int:
    """How many kept ranks are not as the alarms have it, though it is not written down that they may differ.

    What was touched is read last: whatever changes meanwhile is among it.
    """
    _one_at_a_time()
    grouping = current()
    if not is_kept(number_of(grouping)):
        return 0
    kept = _kept(Ranked.objects.all())
    true = _ranks(open_alarms(), others(grouping), now)
    touched = written_down(MOST)
    beside = None if touched is None else anew(touched, number_of(grouping), now, MOST)
    if beside is None:
        return 0
    return sum(kept.get(one) != true.get(one) for one in {*kept, *true} - beside.groups)


def _one_at_a_time() -> None:
    """Two at once, and the slower would put older ranks over newer ones."""
    Ranking.objects.get_or_create(pk=1)
    Ranking.objects.select_for_update().get(pk=1)


def _ranks(alarms: QuerySet[Alarm], group: Mapping[int, int], now: datetime) -> dict[int, Kept]:
    his: dict[int, list[Stands]] = defaultdict(list)
    columns = ("person_id", "level", "rule", "state", "escalated_at", "since")
    for person, level, rule, state, told_all, since in alarms.order_by().values_list(*columns).iterator():
        late = state == Alarm.State.OPEN and told_all is not None
        one = Stands(level, rule, state == Alarm.State.TAKEN, late, since)
        his[group.get(person, person)].append(one)
    return {number: kept_of(some, now) for number, some in his.items()}


def _kept(ranked: QuerySet[Ranked]) -> dict[int, Kept]:
    return {number: Kept(*rest) for number, *rest in ranked.values_list(*COLUMNS)}


def _replace(ranked: QuerySet[Ranked], true: Mapping[int, Kept]) -> int:
    """Only what differs is written."""
    kept = _kept(ranked)
    over = [number for number, one in kept.items() if true.get(number) != one]
    for numbers in _batches(over):
        Ranked.objects.filter(group__in=numbers).delete()
    new = [(number, *one) for number, one in true.items() if kept.get(number) != one]
    insert(Ranked, COLUMNS, new)
    return len({*over, *(row[0] for row in new)})


def _batches(rows: Sequence[Row]) -> Iterable[Sequence[Row]]:
    for start in range(0, len(rows), BATCH):
        yield rows[start : start + BATCH]
