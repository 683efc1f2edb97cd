"""The state of a contract, from what weights, words and rules say together."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt
from sklearn.ensemble import HistGradientBoostingClassifier

from benchmarks.learning.corpus import CODES, Row
from benchmarks.learning.together import day_of, scores_of
from himoya.reading.contract import ruled, told_of
from himoya.reading.decide import Decision
from himoya.reading.facts import UrgentFact
from himoya.reading.learned.states import STATES, untold
from himoya.reading.message import message_of
from himoya.reading.prepared import prepared
from himoya.urgency import rule

FOLDS = 5
Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Contracts:
    """Messages with the signals of their contract, what the rules say of it, and what is so."""

    sets: npt.NDArray[np.str_]
    told: Floats
    ruled: Numbers
    untold: npt.NDArray[np.bool_]
    true: Numbers

    @classmethod
    def of(cls, rows: Sequence[Row], odds: Floats, sure: Floats) -> Self:
        """`odds` and `sure` by weights and trees of other authors."""
        found = [_one(*one) for one in zip(rows, odds, sure, strict=True)]
        return cls(
            np.array([row["set"] for row in rows]),
            np.concatenate([told for told, _, _ in found]),
            np.array([STATES.index(state) for _, state, _ in found]),
            np.array([silent for _, _, silent in found]),
            np.array([STATES.index(row["gold"].get("contract") or "none") for row in rows]),
        )

    def fit(self) -> HistGradientBoostingClassifier:
        return _fit(self.told[~self.untold], self.true[~self.untold])

    def right(self) -> str:
        """The share of right states, by trees that have not seen the author and by the rules alone."""
        found = np.zeros(len(self.true), dtype=np.int64)
        names = sorted(set(self.sets))
        for fold in range(FOLDS):
            here = np.isin(self.sets, names[fold::FOLDS])
            learned = _fit(self.told[~here & ~self.untold], self.true[~here & ~self.untold])
            found[here] = learned.predict_proba(self.told[here]).argmax(axis=1)
        found[self.untold] = 0
        table = np.zeros((len(STATES), len(STATES)), dtype=int)
        np.add.at(table, (self.true, found), 1)
        return (
            f"{(found == self.true).mean():.4f} (by rules {(self.ruled == self.true).mean():.4f}) of "
            f"{len(found)}\n{' '.join(STATES)}\n{table}"
        )


def _fit(told: Floats, true: Numbers) -> HistGradientBoostingClassifier:
    return HistGradientBoostingClassifier(
        max_iter=100, learning_rate=0.08, max_leaf_nodes=10, max_depth=4, min_samples_leaf=20,
        l2_regularization=1, early_stopping=False, random_state=1,
    ).fit(told, true)  # fmt: skip


def _one(row: Row, odds: Floats, sure: Floats) -> tuple[Floats, str, bool]:
    known = prepared(message_of(row["text"], day_of(row)))
    of_rule = dict(zip(CODES, sure.tolist(), strict=True))
    words = known.message.quote(0, 1)
    alarms = tuple(UrgentFact(code, rule(code).level, words, of_rule[code]) for code in CODES)
    scores = scores_of(odds)
    decided = Decision(alarms, (), of_rule, scores)
    found = ruled(known.board, known.specific, decided)
    state = found.state if found else "none"
    return told_of(known, decided, scores, found), state, untold(known.board, scores)
