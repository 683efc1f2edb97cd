"""What the weights, the cues and their scopes say of each rule, side by side."""

import math
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
    "place", "ahead", "length", "any_fired", "rule",  # beside the other rules
)  # fmt: skip
_STRONGER = NAMES.index("stronger")
_BESIDE = NAMES.index("place")
_SPOKEN_OF = slice(NAMES.index("fired"), NAMES.index("told") + 1)
UNLIKELY = -3.0  # log-odds of the weights below which a rule without any phrase cannot hold
MOST = 4.0  # log-odds beyond which more words of one kind say nothing more
_OPEN = {Stance.ASKED, Stance.SUPPOSED, Stance.DREAMT}
_AT = {code: number for number, code in enumerate(CODES)}
Floats = npt.NDArray[np.float32]


def by_cues(board: Board, judged: Iterable[UrgentFact], specific: bool) -> Floats:
    """20 rules x the eight of NAMES from "fired" to "kin"; 1 where it holds."""
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
    message, stretch = (
        np.minimum(np.maximum(odds, -MOST), MOST) for odds in (scores.message, scores.stretch)
    )
    found = np.empty((len(CODES), 6), dtype=np.float32)  # filled by columns: small arrays are dear to join
    found[:, 0], found[:, 1] = message[:-1], stretch[:-1]
    found[:, 2] = np.maximum(message[:-1], stretch[:-1])
    found[:, 3] = message[:-1] - message[:-1].max()
    found[:, 4], found[:, 5] = message[-1], stretch[-1]
    return found


def side_by_side(weights: Floats, cues: Floats, words: int) -> Floats:
    """20 rules x NAMES: what weights and cues say of each rule, and where it stands among the others."""
    odds = weights[:, 0]
    order = np.argsort(-odds, kind="stable")
    place = np.empty_like(odds)
    place[order] = np.arange(len(odds))
    found = np.empty((len(odds), len(NAMES)), dtype=np.float32)
    found[:, : _BESIDE - 8], found[:, _BESIDE - 8 : _BESIDE] = weights, cues
    found[:, _BESIDE] = place
    found[:, _BESIDE + 1] = odds[order[1]] - odds[order[0]]
    found[:, _BESIDE + 2] = math.log(words + 1)
    found[:, _BESIDE + 3] = cues[:, 0].max()
    found[:, _BESIDE + 4] = np.arange(len(odds))
    return found


def plausible(signals: Floats) -> npt.NDArray[np.bool_]:
    """Rules worth weighing: some phrase speaks of them, or the weights do not speak clearly against them."""
    found: npt.NDArray[np.bool_] = (signals[:, _STRONGER] > UNLIKELY) | signals[:, _SPOKEN_OF].any(axis=1)
    return found
