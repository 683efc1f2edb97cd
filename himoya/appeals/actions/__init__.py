"""What is written about letters: prepared, agreed to, sent, on their way, answered, followed by the next."""

from himoya.appeals.actions.agreeing import agree, hold_back, release, release_as_read
from himoya.appeals.actions.changing import change
from himoya.appeals.actions.climbing import climb
from himoya.appeals.actions.entering import enter
from himoya.appeals.actions.law import freeze_pack
from himoya.appeals.actions.office import (
    as_shipped,
    back_to,
    check,
    drop_row,
    put_rows,
    store_table,
    table_taken,
    uncheck,
)
from himoya.appeals.actions.own_words import put_words, words_as_brought, words_back_to
from himoya.appeals.actions.renewing import renew_words
from himoya.appeals.actions.replying import add_reply, grade, ungrade, withdraw_reply
from himoya.appeals.actions.sending import close, reopen, send, unsend, withdraw
from himoya.appeals.actions.together import hand_over, prepare_together, renew_annex
from himoya.appeals.actions.way import add_station, withdraw_station
from himoya.appeals.actions.writing import prepare, prepare_fan

__all__ = [
    "add_reply",
    "add_station",
    "agree",
    "as_shipped",
    "back_to",
    "change",
    "check",
    "climb",
    "close",
    "drop_row",
    "enter",
    "freeze_pack",
    "grade",
    "hand_over",
    "hold_back",
    "prepare",
    "prepare_fan",
    "prepare_together",
    "put_rows",
    "put_words",
    "release",
    "release_as_read",
    "renew_annex",
    "renew_words",
    "reopen",
    "send",
    "store_table",
    "table_taken",
    "uncheck",
    "ungrade",
    "unsend",
    "withdraw",
    "withdraw_reply",
    "withdraw_station",
    "words_as_brought",
    "words_back_to",
]
