"""Which state of a contract a message tells: words, weights and rules weighed together."""

import math
from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from himoya.reading.cuebook import CODES
from himoya.reading.learned.scores import LONG, Scores
from himoya.reading.learned.trees import state_trees
from himoya.reading.scope import Stance
from himoya.reading.urgent import Board

STATES = ("none", "offered", "refused", "signed", "unknown")
_AT = {state: number for number, state in enumerate(STATES)}
KINDS = ("signed", "agreed", "refused", "unwilling", "said_no", "offered", "wondered")  # of cues
_KIND = {kind: number for number, kind in enumerate(KINDS)}
_MOST_HITS = 3  # more of one kind say nothing more
_MOST_ODDS, _MOST_RULES = 6.0, 4.0
UNTOLD = -2.5  # log-odds below which nothing is told of a contract, where no word speaks of one either
Floats = npt.NDArray[np.float32]


def untold(board: Board, scores: Scores) -> bool:
    """Whether the message is surely about no contract."""
    return scores.contract.item(-1) < UNTOLD and not (board.stance("contract") or board.stance("U01"))


class Told(NamedTuple):
    """What is weighed of one message.

    `said`: the state that the words tell, `freely` the one they would tell were it surely about him and the
    war; `sure`: the probability of each rule.
    """

    board: Board
    specific: bool
    scores: Scores
    said: str
    freely: str
    sure: Mapping[str, float]


_PARTS = (5, 21, 21, len(CODES), 2 * len(STATES), 2, 3 * len(KINDS))
_CONTRACT, _MESSAGE, _STRETCH, _SURE, _STATED, _SCENE, _HITS = (
    slice(sum(_PARTS[:number]), sum(_PARTS[: number + 1])) for number in range(len(_PARTS))
)
_of_all_rules = itemgetter(*CODES)


def signals(told: Sequence[Told]) -> Floats:
    """A row for each."""
    found = np.zeros((len(told), sum(_PARTS)), dtype=np.float32)
    if not told:
        return found
    found[:, _CONTRACT] = np.clip([one.scores.contract for one in told], -_MOST_ODDS, _MOST_ODDS)
    found[:, _MESSAGE] = np.clip([one.scores.message for one in told], -_MOST_RULES, _MOST_RULES)
    found[:, _STRETCH] = np.clip([one.scores.stretch for one in told], -_MOST_RULES, _MOST_RULES)
    found[:, _SURE] = [_of_all_rules(one.sure) for one in told]
    found[:, _SCENE] = [(one.specific, math.log(min(len(one.board.message.words), LONG) + 1)) for one in told]
    for row, one in zip(found, told, strict=True):
        row[_STATED.start + _AT[one.said]] = row[_STATED.start + len(STATES) + _AT[one.freely]] = 1
        for hit in (*one.board.stance("contract"), *one.board.stance("U01")):
            kind = _KIND.get(hit.cue.kind)
            if kind is not None:
                at = _HITS.start + 3 * kind
                row[at] += hit.stance is Stance.SAID
                row[at + 1] += hit.stance is Stance.DENIED
                row[at + 2] += 1
    np.minimum(found[:, _HITS], _MOST_HITS, out=found[:, _HITS])
    return found


def most_likely(told: Floats) -> list[str]:
    """The state that the trees find in each row of signals."""
    if not len(told):
        return []
    return [STATES[number] for number in state_trees().odds(told).argmax(axis=1).tolist()]
