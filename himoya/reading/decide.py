"""Which rules hold: cues, scopes and weights taken together, each alarm with a probability.

Cues alone miss words nobody has written down yet, weights alone cannot say why; together each checks the
other.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from himoya.reading.cuebook import CODES
from himoya.reading.facts import UrgentFact
from himoya.reading.learned.scores import LONG, Scores, scores_of
from himoya.reading.learned.signals import by_weights, cues_of, plausible, side_by_side
from himoya.reading.learned.trees import lines, trees
from himoya.reading.levels import level_of
from himoya.reading.message import message_of
from himoya.reading.prepared import Prepared, prepared
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
Numbers = npt.NDArray[np.int64]

Facts = tuple[UrgentFact, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """What rings and what asks for a second look, in the order of the codes, and how probable each rule is.

    An alarm is probable enough to ring; a second look is not, but a person should read the message once more.
    `sure` is empty, and `scores` None, where the weights were not asked.
    """

    alarms: Facts = ()
    looks: Facts = ()
    sure: Mapping[str, float] = field(default_factory=dict)
    scores: Scores | None = None


def decide(known: Prepared) -> Decision:
    return decide_all([known])[0]


def decide_all(known: Sequence[Prepared]) -> list[Decision]:
    """What rings in each of many messages; weighed in one go."""
    return [
        Decision() if found is None else _decided(one, *found)
        for one, found in zip(known, chances(known), strict=True)
    ]


def _decided(known: Prepared, found: Scores, sure: Floats) -> Decision:
    told = sure.tolist()
    probable = dict(zip(CODES, told, strict=True))
    if max(told) < lines().least:
        return Decision((), (), probable, found)
    by_cue = {fact.rule: fact for fact in known.judged}
    alarms: list[UrgentFact] = []
    looks: list[UrgentFact] = []
    rings = sure >= (lines().settled if settled(known.board) else lines().alarm)
    for number in np.flatnonzero(sure >= lines().look).tolist():
        code = CODES[number]
        fact = _fact(known, found, number, by_cue.get(code), probable[code])
        (alarms if rings[number] else looks).append(fact)
    return Decision(tuple(alarms), tuple(looks), probable, found)


def settled(board: Board) -> bool:
    """Whether the message tells, somewhere, of what is past, well or dreamt."""
    return any(board.around.has(mark) for mark in SETTLED)


def chances(known: Sequence[Prepared]) -> list[tuple[Scores, Floats] | None]:
    """Of each message the scores of the weights, and the probability of each of the twenty rules.

    None for one without words.
    """
    found = scores_of([one.message.letters for one in known])
    told = [(one, scores) for one, scores in zip(known, found, strict=True) if scores is not None]
    sure = iter(_probable(told))
    return [None if scores is None else (scores, next(sure)) for scores in found]


def _probable(told: Sequence[tuple[Prepared, Scores]]) -> Iterable[Floats]:
    if not told:
        return []
    cues = cues_of([(known.board, known.judged, known.specific) for known, _ in told])
    words = [len(known.message.words) for known, _ in told]
    signals = side_by_side(by_weights([scores for _, scores in told]), cues, words)
    worth = plausible(signals)
    sure = np.zeros(worth.shape, dtype=np.float32)
    sure[worth] = trees().probability(signals[worth])
    return _checked([known for known, _ in told], np.array(words), cues, sure)


def _checked(known: Sequence[Prepared], words: Numbers, cues: Floats, sure: Floats) -> Floats:
    """The probabilities, held back or raised where a phrase says more than trees can know."""
    held = turned(cues) & (words <= SHORT)[:, None]
    sure = np.where(held, np.minimum(sure, 0.99 * lines().alarm), sure)
    grave = (cues[:, :, 0] > 0) & GRAVE
    for number, at in np.argwhere(grave & (words > LONG)[:, None]).tolist():
        sure[number, at] = max(sure[number, at], _of_its_sentence(known[number], CODES[at]))
    # Clear words for what cannot wait are never passed over in silence, however much else stands around them.
    return np.where(grave, np.maximum(sure, lines().look), sure)


def _of_its_sentence(known: Prepared, code: str) -> float:
    """The probability of a rule were its sentence all that is said: two hundred greetings do not drown it."""
    message = known.message
    sentence = message.sentences[message.sentence_at(known.board.said(code)[0].start)]
    words = message.quote(sentence.start, sentence.end).text
    if len(words) >= len(message.text.strip()):
        return 0.0
    return decide(prepared(message_of(words, message.sent_at))).sure.get(code, 0.0)


def turned(cues: Floats) -> Flags:
    """Rules whose phrases are denied, asked, supposed, over or told of others; or speak of something else."""
    fired, said, scopes = cues[..., 0] > 0, cues[..., 1] > 0, cues[..., 2:5].any(axis=-1)
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
    return UrgentFact(CODES[number], level, known.message.quote(*weighed.words(number)), probability)
