"""Which state of a contract a message tells: words, weights and rules weighed together."""

import math
from collections.abc import Mapping, Sequence

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
    return bool(scores.contract[-1] < UNTOLD) and not (board.stance("contract") or board.stance("U01"))


def signals(
    board: Board, specific: bool, scores: Scores, said: tuple[str, str], sure: Mapping[str, float]
) -> Floats:
    """One row. `sure`: the probability of each rule.

    `said`: the state that the words tell, and the one they would tell were it surely about him and the war.
    """
    hits = np.zeros((len(KINDS), 3), dtype=np.float32)
    for hit in (*board.stance("contract"), *board.stance("U01")):
        if hit.cue.kind in _KIND:
            row = hits[_KIND[hit.cue.kind]]
            row[0] += hit.stance is Stance.SAID
            row[1] += hit.stance is Stance.DENIED
            row[2] += 1
    stated = np.zeros((2, len(STATES)), dtype=np.float32)
    stated[0, _AT[said[0]]] = stated[1, _AT[said[1]]] = 1
    return np.concatenate(
        (
            np.clip(scores.contract, -_MOST_ODDS, _MOST_ODDS),
            np.clip(scores.message, -_MOST_RULES, _MOST_RULES),
            np.clip(scores.stretch, -_MOST_RULES, _MOST_RULES),
            [sure[code] for code in CODES],
            stated.ravel(),
            (specific, math.log(min(len(board.message.words), LONG) + 1)),
            np.minimum(hits, _MOST_HITS).ravel(),
        )
    ).astype(np.float32)[None]


def most_likely(told: Sequence[Floats]) -> list[str]:
    """The state that the trees find in each row of signals."""
    if not told:
        return []
    return [STATES[number] for number in state_trees().odds(np.concatenate(told)).argmax(axis=1).tolist()]
