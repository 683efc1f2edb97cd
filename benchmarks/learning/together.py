"""How surely a rule holds, from what weights, cues and scopes say together, and where it rings."""

from collections.abc import Sequence
from datetime import datetime

import numpy as np
import numpy.typing as npt
from sklearn.ensemble import HistGradientBoostingClassifier

from benchmarks.learning.corpus import CODES, Row
from himoya.reading.learned.scores import Scores
from himoya.reading.learned.signals import by_cues, by_weights, side_by_side
from himoya.reading.message import message_of
from himoya.reading.prepared import prepared

ANY_DAY = "2026-05-16T20:00:00+05:00"
Floats = npt.NDArray[np.float32]
TREES, DEPTH, FOLDS = 120, 5, 5
LOWER = 0.04  # so much lower, at least, lies the line of what cannot wait
Flags = npt.NDArray[np.bool_]
URGENT = ("U01", "U02", "U05", "U14", "U19", "U20")  # T0: here a miss weighs more than a false alarm


def signals(rows: Sequence[Row], message: Floats, stretch: Floats) -> Floats:
    """Messages x 20 x NAMES."""
    found = []
    for number, row in enumerate(rows):
        known = prepared(message_of(row["text"], datetime.fromisoformat(row.get("sent_at", ANY_DAY))))
        weights = by_weights(Scores(message[number], stretch[number], []))
        cues = by_cues(known.board, known.judged, known.specific)
        found.append(side_by_side(weights, cues, len(known.message.words)))
    return np.array(found, dtype=np.float32)


def labels(rows: Sequence[Row]) -> npt.NDArray[np.bool_]:
    return np.array([[code in row["gold"]["urgent"] for code in CODES] for row in rows])


def fit(
    told: Floats, true: npt.NDArray[np.bool_], known: npt.NDArray[np.bool_]
) -> HistGradientBoostingClassifier:
    """Trees over all rules together, each knowing its rule; only what is `known` teaches."""
    model = HistGradientBoostingClassifier(
        max_iter=TREES, learning_rate=0.08, max_leaf_nodes=12, max_depth=DEPTH, min_samples_leaf=40,
        l2_regularization=1, early_stopping=False, random_state=1,
    )  # fmt: skip
    cells = told.reshape(-1, told.shape[2])
    return model.fit(cells[known.ravel()], true.ravel()[known.ravel()])


def probability(model: HistGradientBoostingClassifier, told: Floats) -> Floats:
    found: Floats = model.predict_proba(told.reshape(-1, told.shape[2]))[:, 1].reshape(told.shape[:2])
    return found


def by_other_authors(
    rows: Sequence[Row], told: Floats, true: npt.NDArray[np.bool_], known: npt.NDArray[np.bool_], fair: Flags
) -> Floats:
    """The probability of each rule from trees that have not seen the message's set."""
    sets = np.array([row["set"] for row in rows])
    names = sorted(set(sets))
    sure = np.zeros(told.shape[:2], dtype=np.float32)
    for fold in range(FOLDS):
        here = np.isin(sets, names[fold::FOLDS])
        model = fit(told[fair & ~here], true[fair & ~here], known[fair & ~here])
        sure[here] = probability(model, told[here])
    return sure


def lines(sure: Floats, true: npt.NDArray[np.bool_], false_alarms: float) -> dict[str, Floats]:
    """The line of an alarm and of a second look for each rule.

    Where a miss weighs more (T0) the line is lower. Of all pairs of lines that let at most this share of the
    messages without a rule alarm: the one with the best F1 plus half of the recall at T0.
    """
    grave = np.array([code in URGENT for code in CODES])
    quiet = ~true.any(axis=1)
    waits = true[:, grave].any(axis=1)
    best, at = -1.0, (0.5, 0.5)
    for low in np.arange(0.10, 0.51, 0.02):
        for usual in np.arange(low + LOWER, 0.66, 0.02):
            said = sure >= np.where(grave, low, usual)
            if (said.any(axis=1) & quiet).sum() > false_alarms * quiet.sum():
                continue
            score = 2 * (said & true).sum() / max(1, said.sum() + true.sum())
            score += 0.5 * (said[:, grave].any(axis=1) & waits).sum() / max(1, waits.sum())
            if score > best:
                best, at = float(score), (float(low), float(usual))
    alarm = np.where(grave, *at)
    return {"alarm": alarm, "look": alarm / 3}
