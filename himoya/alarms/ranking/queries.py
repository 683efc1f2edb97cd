"""Tonight's list from the kept ranks, exactly as from all that stands open."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import CharField, Count, QuerySet
from django.db.models.functions import Cast

from himoya.alarms.models import Alarm, Ranked, Ranking
from himoya.alarms.ranking.rules import (
    CANNOT_WAIT,
    LATER,
    NOT_YET,
    SOON,
    Standing,
    level_at,
    rank,
    standing_at,
    windows,
)
from himoya.alarms.ranking.touched import anew, written_down
from himoya.alarms.standing import Listed, cut, everybody_in, first_of, standing_of
from himoya.linkage.models import Grouping

MOST = 500  # of so many everything is read anew beside the kept ranks; of more, of everybody
Place = tuple[int, Standing]  # the rank


@dataclass(frozen=True, slots=True)
class Believed:
    """The kept ranks but those of `not_believed` groups: these were read anew, as far as anything stands."""

    not_believed: frozenset[int] = frozenset()
    fresh: tuple[Place, ...] = ()


def believed(alarms: QuerySet[Alarm], now: datetime, made: Grouping | None) -> Believed | None:
    """What is to be believed of the kept ranks at this moment; None: too little, everybody is to be read.

    `alarms`: all there are that stand open. `made`: today's grouping, read before everything else.

    What was touched since the ranks were kept is read first, so nothing that is written meanwhile is missed:
    a kept rank is either older, and not believed, or new.
    """
    grouping = number_of(made)
    touched = written_down(MOST) if is_kept(grouping) else None
    found = None if touched is None else anew(touched, grouping, now, MOST)
    if found is None:
        return None
    if not found.members:
        return Believed(found.groups)
    rows = everybody_in(alarms.filter(person__in=found.members), now, found.members)
    return Believed(found.groups, tuple(_placed(standing_of(group, row)) for group, row in rows.items()))


def first_kept(alarms: QuerySet[Alarm], now: datetime, made: Grouping | None) -> Listed:
    """As `standing.first_of` of all open `alarms` there are. As many queries for everybody as for a few."""
    ranks = believed(alarms, now, made)
    if ranks is None:
        return first_of(alarms, now)
    # Among T0 the rank is the order they are shown in.
    cannot_wait = _between(ranks, (CANNOT_WAIT, SOON), 0, None)
    return cut(_counted(ranks), cannot_wait, lambda places: _between(ranks, (SOON, LATER), 0, places))


def kept_between(ranks: Believed, start: int, stop: int) -> list[Standing]:
    """Everybody of whom anything stands open, most urgent first, from place `start` to place `stop`."""
    return _between(ranks, (CANNOT_WAIT, NOT_YET), start, stop)


def kept_count(ranks: Believed) -> int:
    """How many of whom anything stands open."""
    return _counted(ranks).total()


def kept_levels(ranks: Believed, groups: Collection[int] | None) -> dict[int, str]:
    """The most urgent level of each of these groups, or of all, that have any."""
    kept = Ranked.objects.filter(rank__lt=NOT_YET)
    if groups is not None:
        kept = kept.filter(group__in=groups)
    levels = {
        group: level_at(place)
        for place, group in kept.values_list("rank", "group")
        if group not in ranks.not_believed
    }
    fresh = (one for _place, one in ranks.fresh if groups is None or one.group in groups)
    return levels | {one.group: one.level for one in fresh}


def number_of(grouping: Grouping | None) -> int | None:
    return grouping.pk if grouping else None


def is_kept(grouping: int | None) -> bool:
    """Whether the ranks are of this grouping and of today's rules."""
    return Ranking.objects.filter(grouping=grouping, windows=windows()).exists()


def _placed(one: Standing) -> Place:
    return rank(one.level, one.past, one.taken, one.late), one


def _counted(believed: Believed) -> Counter[str]:
    """How many of each level."""
    ranks = Counter[int](dict(Ranked.objects.values_list("rank").annotate(many=Count("*")).order_by()))
    if believed.not_believed:
        untrue = Ranked.objects.filter(group__in=believed.not_believed)
        ranks.subtract(untrue.values_list("rank", flat=True))
    ranks.update(place for place, _one in believed.fresh)
    many = Counter[str]()
    for place, count in ranks.items():
        if place < NOT_YET and count:
            many[level_at(place)] += count
    return many


def _between(believed: Believed, ranks: tuple[int, int], start: int, stop: int | None) -> list[Standing]:
    """Of these ranks (from, below), most urgent and then newest first, from place `start` to place `stop`."""
    least, below = ranks
    kept = _rows(Ranked.objects.filter(rank__gte=least, rank__lt=below).order_by("rank", "-told", "-group"))
    rows = kept if stop is None else kept[: stop + len(believed.not_believed)]
    found = [(row[0], standing_at(*row)) for row in rows if row[1] not in believed.not_believed]
    if fresh := [place for place in believed.fresh if least <= place[0] < below]:
        found += fresh
        found.sort(key=lambda one: (one[1].told, one[1].group), reverse=True)
        found.sort(key=lambda one: one[0])
    return [one for _place, one in found[start:stop]]


def _rows(ranked: QuerySet[Ranked]) -> QuerySet[Ranked, tuple[int, int, str]]:
    """(rank, group, since when as stored)"""
    return ranked.values_list("rank", "group", Cast("told", CharField()))
