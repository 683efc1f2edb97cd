"""Who is told of, who is one person, who may be reached, and what may be told to whom."""

from himoya.people.actions.family import (
    add_relative,
    edit_relative,
    give_consent,
    withdraw_consent,
    withdraw_relative,
)
from himoya.people.actions.judging import judge, undo_judgement
from himoya.people.actions.naming import also_called, heard_of, keep_name_keys
from himoya.people.actions.told import persons, persons_without_keys, reporters

__all__ = [
    "add_relative",
    "also_called",
    "edit_relative",
    "give_consent",
    "heard_of",
    "judge",
    "keep_name_keys",
    "persons",
    "persons_without_keys",
    "reporters",
    "undo_judgement",
    "withdraw_consent",
    "withdraw_relative",
]
