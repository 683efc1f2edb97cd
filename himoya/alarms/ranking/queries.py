"""Tonight's list from the kept ranks, exactly as from all that stands open."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from django.db.models import CharField, Count, QuerySet
from django.db.models.functions import Cast

from himoya.alarms.models import Alarm, Ranked, Ranking
from himoya.alarms.ranking.rules import LATER, NOT_YET, SOON, Standing, rank, standing_at, windows
from himoya.alarms.ranking.touched import anew, written_down
from himoya.alarms.standing import Listed, cut, everybody_in, first_of, standing_of
from himoya.linkage.models import Grouping

MOST = 500  # of so many everything is read anew beside the kept ranks; of more, of everybody
Place = tuple[int, Standing]  # the rank


def first_kept(alarms: QuerySet[Alarm], now: datetime, made: Grouping | None) -> Listed:
    """As `standing.first_of` of all open `alarms` there are. As many queries for everybody as for a few.

    `made`: today's grouping, read before everything else.

    What was touched since the ranks were kept is read first, so nothing that is written meanwhile is missed:
    a kept rank is either older, and not believed, or new.
    """
    grouping = number_of(made)
    touched = written_down(MOST) if is_kept(grouping) else None
    not_believed = None if touched is None else anew(touched, grouping, now, MOST)
    if not_believed is None:
        return first_of(alarms, now)
    his = alarms.filter(person__in=not_believed.members) if not_believed.members else alarms.none()
    fresh = [
        _placed(standing_of(group, row))
        for group, row in everybody_in(his, now, not_believed.members).items()
    ]
    many, cannot_wait = _counted(not_believed.groups, fresh), _cannot_wait(not_believed.groups)
    cannot_wait += [one for place, one in fresh if place < SOON]
    return cut(many, cannot_wait, lambda places: _soonest(not_believed.groups, fresh, places))


def number_of(grouping: Grouping | None) -> int | None:
    return grouping.pk if grouping else None


def is_kept(grouping: int | None) -> bool:
    """Whether the ranks are of this grouping and of today's rules."""
    return Ranking.objects.filter(grouping=grouping, windows=windows()).exists()


def _placed(one: Standing) -> Place:
    return rank(one.level, one.past, one.taken, one.late), one


def _counted(not_believed: frozenset[int], fresh: Iterable[Place]) -> Counter[str]:
    """How many of each level."""
    ranks = Counter[int](dict(Ranked.objects.values_list("rank").annotate(many=Count("*")).order_by()))
    if not_believed:
        ranks.subtract(Ranked.objects.filter(group__in=not_believed).values_list("rank", flat=True))
    ranks.update(place for place, _one in fresh)
    many = Counter[str]()
    for place, count in ranks.items():
        if place < NOT_YET and count:
            many[standing_at(place, 0, "").level] += count
    return many


def _cannot_wait(not_believed: frozenset[int]) -> list[Standing]:
    rows = _rows(Ranked.objects.filter(rank__lt=SOON))
    return [standing_at(place, group, told) for place, group, told in rows if group not in not_believed]


def _soonest(not_believed: frozenset[int], fresh: Iterable[Place], places: int) -> list[Standing]:
    first = Ranked.objects.filter(rank__gte=SOON, rank__lt=LATER).order_by("rank", "-told", "-group")
    rows = _rows(first)[: places + len(not_believed)]
    soon = [place for place in fresh if SOON <= place[0] < LATER]
    soon += [(row[0], standing_at(*row)) for row in rows if row[1] not in not_believed]
    soon.sort(key=lambda one: (one[1].told, one[1].group), reverse=True)
    soon.sort(key=lambda one: one[0])
    return [one for _place, one in soon[:places]]


def _rows(ranked: QuerySet[Ranked]) -> QuerySet[Ranked, tuple[int, int, str]]:
    """(rank, group, since when as stored)"""
    return ranked.values_list("rank", "group", Cast("told", CharField()))
