"""What the weights, the cues and their scopes say of each rule, side by side."""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from himoya.reading.cuebook import CODES
from himoya.reading.facts import UrgentFact
from himoya.reading.learned.scores import Scores
from himoya.reading.scope import Stance
from himoya.reading.urgent import Board

NAMES = (
    "message", "stretch", "stronger", "lead", "any_message", "any_stretch",  # the weights
    "fired", "said",  # the cues: alone they would raise it
    "denied", "open", "told",  # their scopes, where they would not raise it
    "news", "somebody", "kin",
)  # fmt: skip
MOST = 4.0  # log-odds beyond which more words of one kind say nothing more
_OPEN = {Stance.ASKED, Stance.SUPPOSED, Stance.DREAMT}
_AT = {code: number for number, code in enumerate(CODES)}
Floats = npt.NDArray[np.float32]


def by_cues(board: Board, judged: Iterable[UrgentFact], specific: bool) -> Floats:
    """20 rules x the last eight of NAMES; 1 where it holds."""
    found = np.zeros((len(CODES), 8), dtype=np.float32)
    for fact in judged:
        found[_AT[fact.rule], 0] = 1
    for hit in board.all_hits:
        if hit.cue.rule in _AT:
            found[_AT[hit.cue.rule], _scope(hit.stance)] = 1
    found[found[:, 0] > 0, 2:5] = 0
    found[:, 5] = board.around.has("told") or board.around.laughs
    found[:, 6] = specific
    found[:, 7] = board.around.has("kin")
    return found


def _scope(stance: Stance) -> int:
    if stance is Stance.SAID:
        return 1
    if stance is Stance.DENIED:
        return 2
    return 3 if stance in _OPEN else 4


def by_weights(scores: Scores) -> Floats:
    """20 rules x the first six of NAMES."""
    message, stretch = (np.clip(odds, -MOST, MOST) for odds in (scores.message[:-1], scores.stretch[:-1]))
    some_message, some_stretch = (np.clip(odds[-1], -MOST, MOST) for odds in (scores.message, scores.stretch))
    stronger = np.maximum(message, stretch)
    whole = np.ones_like(message)
    return np.stack(
        (
            message,
            stretch,
            stronger,
            message - message.max(),
            whole * some_message,
            whole * some_stretch,
        ),
        axis=1,
    )
