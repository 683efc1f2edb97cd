"""A learned peer: pieces of words (char_wb 3-5, tf-idf) of the folded text, a logistic regression per rule.

It is trained on all other files than the one it is tested on. Its one line of alarm is the one with the best
F1 on its own training files, each scored by models that have not seen that file.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from benchmarks.reading_parts.rows import GRAVE, Row, gold_level, gold_rules
from benchmarks.reading_parts.said import Said, of_rules
from himoya.language import fold_text
from himoya.reading.cuebook import CODES

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
FOLDS = 3
_GRAVE = np.array([code in GRAVE for code in CODES])


@dataclass(frozen=True, slots=True)
class Learned:
    """Log-odds of each message for each of the twenty rules, and the line from which a rule rings."""

    odds: Floats
    line: float

    def said(self) -> list[Said]:
        rings = self.odds >= self.line
        return [
            of_rules(frozenset(code for code, ring in zip(CODES, row, strict=True) if ring)) for row in rings
        ]

    def at_recall(self, rows: Sequence[Row], heard: int) -> "Learned":
        """With the highest line at which at least `heard` of the T0 messages ring as T0."""
        urgent = np.array([gold_level(row) == "T0" for row in rows])
        strongest = np.sort(self.odds[urgent][:, _GRAVE].max(axis=1))[::-1]
        return Learned(self.odds, float(strongest[heard - 1]) if heard else float(np.inf))


def learned(train: dict[str, list[Row]], test: Sequence[Row]) -> Learned:
    rows = [row for told in train.values() for row in told]
    fold = np.repeat(np.arange(len(train)) % FOLDS, [len(told) for told in train.values()])
    true = np.array([[code in gold_rules(row) for code in CODES] for row in rows])
    words = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, min_df=2)
    cells = words.fit_transform([fold_text(row["text"]) for row in rows])
    unseen = np.zeros(true.shape)
    for number in range(FOLDS):
        here = fold == number
        unseen[here] = _odds(cells[~here], true[~here], cells[here])
    asked = words.transform([fold_text(row["text"]) for row in test])
    return Learned(_odds(cells, true, asked), _best_line(unseen, true))


def _odds(cells: csr_matrix, true: Flags, asked: csr_matrix) -> Floats:
    found = np.full((asked.shape[0], len(CODES)), -np.inf)
    for number in np.flatnonzero(true.any(axis=0)):
        model = LogisticRegression(C=10, class_weight="balanced", solver="liblinear", dual=True, tol=1e-2)
        found[:, number] = model.fit(cells, true[:, number]).decision_function(asked)
    return found


def _best_line(odds: Floats, true: Flags) -> float:
    """The line with the best F1 over all rules together."""
    order = np.argsort(-odds, axis=None)
    right = np.cumsum(true.ravel()[order])
    f1 = 2 * right / (np.arange(1, len(right) + 1) + true.sum())
    return float(odds.ravel()[order[int(f1.argmax())]])
