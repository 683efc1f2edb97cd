"""May a note be written, and what may it ask? Values in, values out."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from himoya.cases.scopes import EVERYTHING, NOT_MILITARY, PLACE_AND_HEALTH
from himoya.papers.rules import ICRC_UN, LAWYER, RU_STATE, UZ_STATE

# What may be asked of whom, in the order of the paper.
ASKS: Mapping[str, tuple[str, ...]] = {
    LAWYER: ("visit", "refusal", "defend", "documents", "doctor", "transfer"),
    UZ_STATE: ("visit", "where", "refusal", "doctor", "transfer", "answer"),
    RU_STATE: ("where", "refusal", "doctor", "answer"),
    ICRC_UN: ("trace", "where", "visit", "doctor"),
}
USUAL: Mapping[str, tuple[str, ...]] = {
    LAWYER: ("visit", "defend"),
    UZ_STATE: ("visit", "answer"),
    RU_STATE: ("where", "answer"),
    ICRC_UN: ("trace",),
}
# Asking for these tells more than where he is and how he is.
_TELLING = frozenset({"refusal", "defend", "documents", "transfer"})
# His own wish that stands against what is asked.
_AGAINST: Mapping[str, str] = {"refusal": "wants_contract", "transfer": "wants_no_transfer"}
NO_LETTERS, LETTERS = "wants_no_appeal", "wants_appeal"
_OPPOSITES: Mapping[str, tuple[str, ...]] = {
    "wants_contract": ("refuses_contract",),
    "wants_no_transfer": ("wants_transfer",),
    NO_LETTERS: (LETTERS,),
}


class Block(StrEnum):
    """Why nothing may be written."""

    NO_CONSENT = "no_consent"
    SAID_NO = "said_no"
    ASK_AGAIN = "ask_again"
    OWN_WISH = "own_wish"
    TAKEN_OUT = "taken_out"  # the family withdrew the case, or it is sealed


def blocked(answer: str | None, scope: str, wishes: Sequence[str], case_status: str) -> Block | None:
    """`answer` to the consent that holds today (None: there is none); `wishes`: his own, newest first."""
    if case_status in ("withdrawn", "sealed"):
        return Block.TAKEN_OUT
    if answer == "no":
        return Block.SAID_NO
    if answer == "ask":
        return Block.ASK_AGAIN
    if answer != "yes" or scope not in (EVERYTHING, NOT_MILITARY, PLACE_AND_HEALTH):
        return Block.NO_CONSENT
    return Block.OWN_WISH if holds(NO_LETTERS, wishes) else None


def holds(wish: str, wishes: Sequence[str]) -> bool:
    """Whether he was heard to want this and nothing to the contrary later."""
    said = next((one for one in wishes if one == wish or one in _OPPOSITES.get(wish, ())), None)
    return said == wish


def wish_is_known(wishes: Sequence[str]) -> bool:
    """Whether he was heard on letters at all; else whoever writes is warned."""
    return any(one in (LETTERS, NO_LETTERS) for one in wishes)


def asks_allowed(recipient: str, scope: str, wishes: Sequence[str]) -> tuple[str, ...]:
    """What a note to this recipient may ask: within the consent, and nothing he himself does not want."""
    return tuple(
        ask
        for ask in ASKS.get(recipient, ())
        if not (scope == PLACE_AND_HEALTH and ask in _TELLING)
        and not (ask in _AGAINST and holds(_AGAINST[ask], wishes))
    )
