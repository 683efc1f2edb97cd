"""Everything that raises alarms, ends them, and writes down what was done about them."""

from himoya.alarms.actions.deeds import ask_to_act, do, resolve, take, undo_deed
from himoya.alarms.actions.following import answer_follow_up, plan_follow_ups, take_back_answer
from himoya.alarms.actions.looking import look_at_due
from himoya.alarms.actions.notes import leave_note, read_note
from himoya.alarms.actions.raising import (
    keep_acted_upon,
    raise_alarms,
    stands_again,
    take_away,
    told_alarm,
)
from himoya.alarms.actions.ranking import keep_ranking, wrong_ranks
from himoya.alarms.actions.spreading import warn_places
from himoya.alarms.actions.telling import Told, take_what_is_new

__all__ = [
    "Told",
    "answer_follow_up",
    "ask_to_act",
    "do",
    "keep_acted_upon",
    "keep_ranking",
    "leave_note",
    "look_at_due",
    "plan_follow_ups",
    "raise_alarms",
    "read_note",
    "resolve",
    "stands_again",
    "take",
    "take_away",
    "take_back_answer",
    "take_what_is_new",
    "told_alarm",
    "undo_deed",
    "warn_places",
    "wrong_ranks",
]
