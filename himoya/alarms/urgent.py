"""Who is urgent, most urgent first: for lists that show a few at a time."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from typing import Protocol

from django.db.models import QuerySet

from himoya.alarms.models import Alarm
from himoya.alarms.queries import open_alarms, sees_every_alarm
from himoya.alarms.ranking.queries import Believed, believed, kept_between, kept_count, kept_levels
from himoya.alarms.ranking.rules import Standing, rank
from himoya.alarms.standing import standing
from himoya.linkage.models import Grouping
from himoya.security.models import Account
from himoya.urgency import Level

_LEVELS = {level.value: level for level in Level}


class Urgent(Protocol):
    """Groups an open alarm speaks of, as far as one account may see it: in the order of their ranks."""

    def __len__(self) -> int: ...

    def between(self, start: int, stop: int) -> list[int]:
        """The groups from one place to another."""

    def levels(self, groups: Collection[int] | None = None) -> dict[int, Level]:
        """The most urgent level of each of these groups that has any; of all without `groups`."""


def urgent(account: Account, now: datetime, made: Grouping | None) -> Urgent:
    """`made`: today's grouping, read before everything else."""
    alarms = open_alarms(account).filter(since__lte=now)
    # The ranks are kept of everybody and all rules: who sees less is ranked by what she sees.
    ranks = believed(alarms, now, made) if sees_every_alarm(account) else None
    return everybody(alarms, now) if ranks is None else _Kept(ranks)


@dataclass(frozen=True, slots=True)
class _Kept:
    ranks: Believed

    def __len__(self) -> int:
        return kept_count(self.ranks)

    def between(self, start: int, stop: int) -> list[int]:
        return [one.group for one in kept_between(self.ranks, start, stop)]

    def levels(self, groups: Collection[int] | None = None) -> dict[int, Level]:
        return {group: _LEVELS[level] for group, level in kept_levels(self.ranks, groups).items()}


@dataclass(frozen=True, slots=True)
class _Read:
    """All of them, read anew."""

    order: list[int]
    level: dict[int, str]

    def __len__(self) -> int:
        return len(self.order)

    def between(self, start: int, stop: int) -> list[int]:
        return self.order[start:stop]

    def levels(self, groups: Collection[int] | None = None) -> dict[int, Level]:
        wanted = self.level if groups is None else groups
        return {group: _LEVELS[self.level[group]] for group in wanted if group in self.level}


def everybody(alarms: QuerySet[Alarm], now: datetime) -> Urgent:
    """All that these alarms speak of, read anew."""
    found = standing(alarms, now)
    found.sort(key=attrgetter("told", "group"), reverse=True)
    found.sort(key=_rank)
    return _Read([one.group for one in found], {one.group: one.level for one in found})


def _rank(one: Standing) -> int:
    return rank(one.level, one.past, one.taken, one.late)
