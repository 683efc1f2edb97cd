"""From a case to the alarms that stand now, and to the moment when to look again.

A step knows the moment at which it comes true, never the moment somebody looks: whoever looks late, twice, or
with a clock that jumped finds the same alarms.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from himoya.alarms.ground.around import around
from himoya.alarms.ground.days import days
from himoya.alarms.ground.held import held
from himoya.alarms.ground.model import Ground
from himoya.alarms.ground.silent import Watched, silent
from himoya.alarms.ground.stated import stated
from himoya.alarms.ground.step import Step

LONGEST = timedelta(days=7)  # looked at again at the latest: heals what no clock foresaw

__all__ = ["Step", "next_look", "standing", "steps"]


def steps(ground: Ground, watch: Watched) -> Iterator[Step]:
    """Every step of every rule, past and future."""
    if ground.watched:
        yield from silent(ground, watch)
        yield from stated(ground)
        yield from days(ground)
        yield from around(ground)
        yield from held(ground)


def standing(found: Iterable[Step], now: datetime) -> list[Step]:
    """What stands at `now`: of each episode the last step that has come true."""
    last: dict[tuple[str, str], Step] = {}
    for step in found:
        if step.since <= now:
            known = last.get(step.episode_of)
            if known is None or (step.since, step.number) > (known.since, known.number):
                last[step.episode_of] = step
    return list(last.values())


def next_look(found: Iterable[Step], now: datetime) -> datetime:
    """When the next step comes true, at the latest after LONGEST."""
    return min((step.since for step in found if now < step.since < now + LONGEST), default=now + LONGEST)
