"""Which rules hold: cues, scopes and weights taken together, each alarm with a probability.

Cues alone miss words nobody has written down yet, weights alone cannot say why; together each checks the
other.
"""

import numpy as np

from himoya.reading.cuebook import CODES
from himoya.reading.facts import UrgentFact
from himoya.reading.learned.mix import mix
from himoya.reading.learned.scores import Scores, scores
from himoya.reading.learned.signals import NAMES, by_cues, by_weights
from himoya.reading.levels import level_of
from himoya.reading.prepared import Prepared

# Up to this many words, a phrase that is denied, asked or supposed is no alarm, whatever the weights say: "he
# did not sign". In a longer message the denial may be about something else.
SHORT = 16

Facts = tuple[UrgentFact, ...]


def decide(known: Prepared) -> tuple[Facts, Facts]:
    """(alarms, second looks) in the order of the codes.

    An alarm is probable enough to ring; a second look is not, but a person should read the message once more.
    """
    weighed = scores(known.message.folded.text)
    if weighed is None:
        return (), ()
    cues = by_cues(known.board, known.judged, known.specific)
    sure = mix().probability(np.concatenate((by_weights(weighed), cues), axis=1))
    if len(known.message.words) <= SHORT:
        turned = cues[:, NAMES.index("denied") - len(NAMES)] + cues[:, NAMES.index("open") - len(NAMES)] > 0
        sure = np.where(turned, np.minimum(sure, 0.99 * mix().alarm), sure)
    by_cue = {fact.rule: fact for fact in known.judged}
    alarms: list[UrgentFact] = []
    looks: list[UrgentFact] = []
    for number in np.flatnonzero(sure >= mix().look).tolist():
        fact = _fact(known, weighed, number, by_cue.get(CODES[number]), float(sure[number]))
        (alarms if sure[number] >= mix().alarm[number] else looks).append(fact)
    return tuple(alarms), tuple(looks)


def _fact(
    known: Prepared, weighed: Scores, number: int, cue: UrgentFact | None, probability: float
) -> UrgentFact:
    """With the quote and the level of the cues; where these say nothing, of the words that weighed most."""
    probability = round(probability, 3)
    if cue is not None:
        return UrgentFact(cue.rule, cue.level, cue.quote, probability)
    level = level_of(CODES[number], known.board, known.contact)
    return UrgentFact(CODES[number], level, known.message.quote(*weighed.words[number]), probability)
