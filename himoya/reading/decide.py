"""Which rules hold: cues, scopes and weights taken together, each alarm with a probability.

Cues alone miss words nobody has written down yet, weights alone cannot say why; together each checks the
other.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from himoya.reading.cuebook import CODES
from himoya.reading.facts import UrgentFact
from himoya.reading.learned.scores import Scores, scores
from himoya.reading.learned.signals import by_cues, by_weights, plausible, side_by_side
from himoya.reading.learned.trees import lines, trees
from himoya.reading.levels import level_of
from himoya.reading.prepared import Prepared
from himoya.reading.urgent import Board
from himoya.urgency import Level, rule

# Up to this many words, a phrase that is denied, asked, supposed or over is no alarm, whatever the weights
# say: "he did not sign". In a longer message the denial may be about something else.
SHORT = 16
# Marks of what is long past, of relief, of a dream: where one stands, only what is very sure rings, or T0.
SETTLED = ("over", "thankful", "dreamt")
EXPLAINED = ("U01", "U02")  # here the cues know other papers, and peaceful ways to be taken somewhere
_EXPLAINED = np.array([code in EXPLAINED for code in CODES])
GRAVE = np.array([rule(code).level is Level.T0 for code in CODES])
Floats = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]

Facts = tuple[UrgentFact, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """What rings and what asks for a second look, in the order of the codes, and how probable each rule is.

    An alarm is probable enough to ring; a second look is not, but a person should read the message once more.
    `sure` is empty where the weights were not asked.
    """

    alarms: Facts = ()
    looks: Facts = ()
    sure: Mapping[str, float] = field(default_factory=dict)


def decide(known: Prepared) -> Decision:
    weighed = chances(known)
    if weighed is None:
        return Decision()
    found, sure = weighed
    by_cue = {fact.rule: fact for fact in known.judged}
    alarms: list[UrgentFact] = []
    looks: list[UrgentFact] = []
    rings = sure >= (lines().settled if settled(known.board) else lines().alarm)
    for number in np.flatnonzero(sure >= lines().look).tolist():
        fact = _fact(known, found, number, by_cue.get(CODES[number]), float(sure[number]))
        (alarms if rings[number] else looks).append(fact)
    return Decision(tuple(alarms), tuple(looks), dict(zip(CODES, sure.tolist(), strict=True)))


def settled(board: Board) -> bool:
    """Whether the message tells, somewhere, of what is past, well or dreamt."""
    return any(board.around.has(mark) for mark in SETTLED)


def chances(known: Prepared) -> tuple[Scores, Floats] | None:
    """The scores of the weights, and the probability of each of the twenty rules. None without words."""
    weighed = scores(known.message.folded.text)
    if weighed is None:
        return None
    cues = by_cues(known.board, known.judged, known.specific)
    signals = side_by_side(by_weights(weighed), cues, len(known.message.words))
    sure = np.zeros(len(CODES), dtype=np.float32)
    worth = np.flatnonzero(plausible(signals))
    if len(worth):
        sure[worth] = trees().probability(signals.take(worth, axis=0))
    if not known.board.all_hits:
        return weighed, sure
    if len(known.message.words) <= SHORT:
        sure = np.where(turned(cues), np.minimum(sure, 0.99 * lines().alarm), sure)
    # Clear words for what cannot wait are never passed over in silence, however much else stands around them.
    return weighed, np.where((cues[:, 0] > 0) & GRAVE, np.maximum(sure, lines().look), sure)


def turned(cues: Floats) -> Flags:
    """Rules whose phrases are denied, asked, supposed, over or told of others; or speak of something else."""
    fired, said, scopes = cues[:, 0] > 0, cues[:, 1] > 0, cues[:, 2:5].any(axis=1)
    turned: Flags = scopes | (said & ~fired & _EXPLAINED)
    return turned


def _fact(
    known: Prepared, weighed: Scores, number: int, cue: UrgentFact | None, probability: float
) -> UrgentFact:
    """With the quote and the level of the cues; where these say nothing, of the words that weighed most."""
    probability = round(probability, 3)
    if cue is not None:
        return UrgentFact(cue.rule, cue.level, cue.quote, probability)
    level = level_of(CODES[number], known.board, known.contact)
    return UrgentFact(CODES[number], level, known.message.quote(*weighed.words[number]), probability)
