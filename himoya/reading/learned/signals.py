"""What the weights, the cues and their scopes say of each rule, side by side."""

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from himoya.reading.cuebook import CODES
from himoya.reading.facts import UrgentFact
from himoya.reading.learned.scores import LONG, Scores
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


Heard = tuple[Board, Iterable[UrgentFact], bool]  # a message's phrases, what they say, whom it names


def by_cues(board: Board, judged: Iterable[UrgentFact], specific: bool) -> Floats:
    """20 rules x the eight of NAMES from "fired" to "kin"; 1 where it holds."""
    found: Floats = cues_of([(board, judged, specific)])[0]
    return found


def cues_of(heard: Sequence[Heard]) -> Floats:
    """`by_cues` of many messages."""
    found = np.zeros((len(heard), len(CODES), 8), dtype=np.float32)
    cells: list[tuple[int, int, int]] = []
    about: list[tuple[bool, bool, bool]] = []
    for number, (board, judged, specific) in enumerate(heard):
        around = board.around
        about.append((around.has("told") or around.laughs, specific, around.has("kin")))
        for hit in board.all_hits:
            rule = _AT.get(hit.cue.rule)
            if rule is not None:
                cells.append((number, rule, _scope(hit.stance)))
        cells += [(number, _AT[fact.rule], 0) for fact in judged]
    if cells:
        found[tuple(zip(*cells, strict=True))] = 1
        found[:, :, 2:5][found[:, :, 0] > 0] = 0
    found[:, :, 5:] = np.array(about)[:, None]
    return found


def _scope(stance: Stance) -> int:
    if stance is Stance.SAID:
        return 1
    if stance is Stance.DENIED:
        return 2
    return 3 if stance in _OPEN else 4


def by_weights(scores: Sequence[Scores]) -> Floats:
    """Messages x 20 rules x the first six of NAMES."""
    message, stretch = (
        np.clip(np.array(odds), -MOST, MOST)
        for odds in ([one.message for one in scores], [one.stretch for one in scores])
    )
    found = np.empty((len(scores), len(CODES), 6), dtype=np.float32)
    found[:, :, 0], found[:, :, 1] = message[:, :-1], stretch[:, :-1]
    np.maximum(message[:, :-1], stretch[:, :-1], out=found[:, :, 2])
    found[:, :, 3] = message[:, :-1] - message[:, :-1].max(axis=1)[:, None]
    found[:, :, 4], found[:, :, 5] = message[:, -1:], stretch[:, -1:]
    return found


def side_by_side(weights: Floats, cues: Floats, words: Sequence[int]) -> Floats:
    """Messages x 20 rules x NAMES: what weights and cues say of each rule, and where it stands among the
    others. `words`: how many each message has."""
    odds = weights[:, :, 0]
    order = np.argsort(-odds, axis=1, kind="stable")
    first, second = np.take_along_axis(odds, order[:, :2], axis=1).T
    found = np.empty((*odds.shape, len(NAMES)), dtype=np.float32)
    found[:, :, : _BESIDE - 8], found[:, :, _BESIDE - 8 : _BESIDE] = weights, cues
    np.put_along_axis(found[:, :, _BESIDE], order, np.arange(len(CODES), dtype=np.float32)[None], axis=1)
    found[:, :, _BESIDE + 1] = (second - first)[:, None]
    found[:, :, _BESIDE + 2] = np.log(np.minimum(words, LONG) + 1.0)[:, None]
    found[:, :, _BESIDE + 3] = cues[:, :, 0].max(axis=1)[:, None]
    found[:, :, _BESIDE + 4] = np.arange(len(CODES))
    return found


def plausible(signals: Floats) -> npt.NDArray[np.bool_]:
    """Messages x rules worth weighing: a phrase speaks of them, or the weights not clearly against them."""
    spoken_of = signals[:, :, _SPOKEN_OF].any(axis=2)
    found: npt.NDArray[np.bool_] = (signals[:, :, _STRONGER] > UNLIKELY) | spoken_of
    return found
