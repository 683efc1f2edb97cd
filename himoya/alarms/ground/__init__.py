"""What a case shows by itself, and the alarms that follow from it by date, with no message. Pure."""

from himoya.alarms.ground.around import HANDED_ON
from himoya.alarms.ground.model import Around, Due, Ground, Held, Said, Stated
from himoya.alarms.ground.silent import Watched, watched
from himoya.alarms.ground.steps import LONGEST, Step, next_look, standing, steps

__all__ = [
    "HANDED_ON",
    "LONGEST",
    "Around",
    "Due",
    "Ground",
    "Held",
    "Said",
    "Stated",
    "Step",
    "Watched",
    "next_look",
    "standing",
    "steps",
    "watched",
]
