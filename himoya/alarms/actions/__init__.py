"""Everything that raises alarms, ends them, and writes down what was done about them."""

from himoya.alarms.actions.deeds import do, resolve, take, undo_deed
from himoya.alarms.actions.looking import look_at_due
from himoya.alarms.actions.raising import (
    keep_acted_upon,
    raise_alarms,
    stands_again,
    take_away,
    told_alarm,
)
from himoya.alarms.actions.spreading import warn_places
from himoya.alarms.actions.telling import Told, take_what_is_new

__all__ = [
    "Told",
    "do",
    "keep_acted_upon",
    "look_at_due",
    "raise_alarms",
    "resolve",
    "stands_again",
    "take",
    "take_away",
    "take_what_is_new",
    "told_alarm",
    "undo_deed",
    "warn_places",
]
