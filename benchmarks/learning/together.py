"""How much weights, cues and scopes count together, and where the line of an alarm lies."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression

from benchmarks.learning.corpus import CODES, Row
from himoya.reading.learned.scores import Scores
from himoya.reading.learned.signals import by_cues, by_weights
from himoya.reading.message import message_of
from himoya.reading.prepared import prepared

ANY_DAY = "2026-05-16T20:00:00+05:00"
Floats = npt.NDArray[np.float32]
URGENT = ("U01", "U02", "U05", "U14", "U19", "U20")  # T0: here a miss weighs more than a false alarm


@dataclass(frozen=True, slots=True)
class Together:
    counts: Floats
    starts: Floats


def signals(rows: Sequence[Row], message: Floats, stretch: Floats) -> Floats:
    """Messages x 20 x NAMES."""
    found = []
    for number, row in enumerate(rows):
        known = prepared(message_of(row["text"], datetime.fromisoformat(row.get("sent_at", ANY_DAY))))
        weights = by_weights(Scores(message[number], stretch[number], []))
        found.append(np.concatenate((weights, by_cues(known.board, known.judged, known.specific)), axis=1))
    return np.array(found, dtype=np.float32)


def labels(rows: Sequence[Row]) -> npt.NDArray[np.bool_]:
    return np.array([[code in row["gold"]["urgent"] for code in CODES] for row in rows])


def fit(told: Floats, true: npt.NDArray[np.bool_], known: npt.NDArray[np.bool_]) -> Together:
    """One logistic regression over all rules, each with a start of its own; only what is `known` teaches."""
    own = np.broadcast_to(np.eye(len(CODES), dtype=np.float32), (len(told), len(CODES), len(CODES)))
    cells = np.concatenate((told, own), axis=2).reshape(len(told) * len(CODES), -1)
    model = LogisticRegression(C=0.3, max_iter=3000)
    model.fit(cells[known.ravel()], true.ravel()[known.ravel()])
    named = told.shape[2]
    return Together(model.coef_[0][:named], model.coef_[0][named:] + model.intercept_[0])


def probability(together: Together, told: Floats) -> Floats:
    found: Floats = 1 / (1 + np.exp(-(told @ together.counts + together.starts)))
    return found


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
        for usual in np.arange(low, 0.56, 0.02):
            said = sure >= np.where(grave, low, usual)
            if (said.any(axis=1) & quiet).sum() > false_alarms * quiet.sum():
                continue
            score = 2 * (said & true).sum() / max(1, said.sum() + true.sum())
            score += 0.5 * (said[:, grave].any(axis=1) & waits).sum() / max(1, waits.sum())
            if score > best:
                best, at = float(score), (float(low), float(usual))
    alarm = np.where(grave, *at)
    return {"alarm": alarm, "look": alarm / 3}
