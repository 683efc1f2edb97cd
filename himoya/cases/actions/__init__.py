"""Everything that changes facts, statements and cases, by the thing that is changed."""

from himoya.cases.actions.cases import (
    EDITABLE,
    Overtaken,
    edit_case,
    look_again,
    no_later_than,
    open_case,
    open_cases,
)
from himoya.cases.actions.facts import Read, store_facts
from himoya.cases.actions.giving import give, hand_over, take_back
from himoya.cases.actions.notes import add_note, changed, note
from himoya.cases.actions.statements import (
    confirm,
    correct_statement,
    keep_without_source,
    mark_sources_withdrawn,
    state_by_hand,
    withdraw_statement,
)
from himoya.cases.actions.stays import add_stay, end_stay, move, withdraw_stay
from himoya.cases.actions.tasks import add_task, finish_task, reopen_task

__all__ = [
    "EDITABLE",
    "Overtaken",
    "Read",
    "add_note",
    "add_stay",
    "add_task",
    "changed",
    "confirm",
    "correct_statement",
    "edit_case",
    "end_stay",
    "finish_task",
    "give",
    "hand_over",
    "keep_without_source",
    "look_again",
    "mark_sources_withdrawn",
    "move",
    "no_later_than",
    "note",
    "open_case",
    "open_cases",
    "reopen_task",
    "state_by_hand",
    "store_facts",
    "take_back",
    "withdraw_statement",
    "withdraw_stay",
]
