"""A place of the army, written down as where he is: a training ground (U08), or a hospital (U11).

No colony near the war rings by its region, nor does the hospital of a prison.
"""

from collections.abc import Iterator

from himoya.alarms.ground.model import Ground
from himoya.alarms.ground.silent import FOUND, FRONT
from himoya.alarms.ground.step import Step
from himoya.language.army import army_stay
from himoya.urgency import Level


def held(ground: Ground) -> Iterator[Step]:
    here = ground.held
    if here is None or ground.status in FOUND:
        return
    kind, front = army_stay(here.place), ground.status in FRONT
    about = {"place": here.place, "since": here.at.astimezone(ground.zone).date().isoformat()}
    if kind == "hospital":
        yield Step("U11", Level.T1, f"hospital, {here.key}", here.at, "army_hospital", 0, about)
    elif kind == "ward" and front:
        yield Step("U11", Level.T1, f"hospital, {here.key}", here.at, "ward_after_front", 0, about)
    elif kind == "army" and not front:
        yield Step("U08", Level.T1, f"army, {here.key}", here.at, "army_place", 0, about)
