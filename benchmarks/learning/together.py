"""How surely a rule holds, from what weights, cues and scopes say together, and where it rings."""

from collections.abc import Iterator, Sequence
from datetime import datetime

import numpy as np
import numpy.typing as npt
from sklearn.ensemble import HistGradientBoostingClassifier

from benchmarks.learning.corpus import CODES, Row
from himoya.reading.decide import SHORT, settled, turned
from himoya.reading.learned.scores import JUDGED, Scores
from himoya.reading.learned.signals import NAMES, by_cues, by_weights, side_by_side
from himoya.reading.message import message_of
from himoya.reading.prepared import prepared
from himoya.urgency import rule

ANY_DAY = "2026-05-16T20:00:00+05:00"
Floats = npt.NDArray[np.float32]
TREES, DEPTH, FOLDS = 120, 5, 5
LOWER = 0.04  # so much lower, at least, lies the line of what cannot wait
WEIGHED = (1, 2, 0.25)  # F1 of all rules, T0 messages heard, T1 facts heard
LOOK = (0.153, 0.167)  # of T0, of the others: from here on a person reads the message once more
Flags = npt.NDArray[np.bool_]
_CUES = slice(NAMES.index("fired"), NAMES.index("kin") + 1)
LEVELS = np.array([min(int(rule(code).level[1]), 2) for code in CODES])  # T0, T1, what can wait longer
# So sure an alarm must be where something is past, well or dreamt. What cannot wait rings all the same:
# "he is alive, thank God" stands beside a video that must not be spread.
_SETTLED = np.where(LEVELS == 0, 0.0, 0.9)
URGENT = ("U01", "U02", "U05", "U14", "U19", "U20")  # T0: here a miss weighs more than a false alarm


def scores_of(odds: Floats) -> Scores:
    """As reading gives them, of the log-odds of one message (`train.odds`); without its words."""
    message, stretch, contract = np.split(odds, (JUDGED, 2 * JUDGED))
    return Scores(message, stretch, contract, np.zeros((0, 0), dtype=np.float32), "")


def signals(rows: Sequence[Row], odds: Floats) -> Floats:
    """Messages x 20 x NAMES."""
    known = [prepared(message_of(row["text"], day_of(row))) for row in rows]
    cues = np.stack([by_cues(one.board, one.judged, one.specific) for one in known])
    words = [len(one.message.words) for one in known]
    return side_by_side(by_weights([scores_of(one) for one in odds]), cues, words)


def day_of(row: Row) -> datetime:
    return datetime.fromisoformat(row.get("sent_at", ANY_DAY))


def labels(rows: Sequence[Row]) -> Flags:
    return np.array([[code in row["gold"]["urgent"] for code in CODES] for row in rows])


def fit(told: Floats, true: Flags, known: Flags) -> HistGradientBoostingClassifier:
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


def by_other_authors(rows: Sequence[Row], told: Floats, true: Flags, known: Flags, fair: Flags) -> Floats:
    """The probability of each rule from trees that have not seen the message's set."""
    sets = np.array([row["set"] for row in rows])
    names = sorted(set(sets))
    sure = np.zeros(told.shape[:2], dtype=np.float32)
    for fold in range(FOLDS):
        here = np.isin(sets, names[fold::FOLDS])
        model = fit(told[fair & ~here], true[fair & ~here], known[fair & ~here])
        sure[here] = probability(model, told[here])
    return sure


def tell_of_what_is_settled(rows: Sequence[Row]) -> Flags:
    """Messages that tell of what is past, well or dreamt (himoya.reading.decide)."""
    boards = (prepared(message_of(row["text"], day_of(row))).board for row in rows)
    return np.array([settled(board) for board in boards])


def damped(told: Floats, sure: Floats, quiet: Flags) -> Floats:
    """Without the alarms that `himoya.reading.decide` never gives, whatever the lines.

    They are what a short message denies or asks, and what is not very sure where something is settled.
    """
    cues = told[:, :, _CUES]
    short = told[:, 0, NAMES.index("length")] < np.log(SHORT + 1.5)
    held = np.array([turned(one) for one in cues]) & short[:, None]
    held |= quiet[:, None] & (sure < _SETTLED)
    return np.where(held, 0, sure).astype(np.float32)


def lines(sure: Floats, true: Flags, false_alarms: float) -> dict[str, Floats]:
    """The line of an alarm and of a second look for each rule.

    The graver a rule, the lower its line, since a miss weighs more there. Of all lines that let at most this
    share of the messages without a rule alarm: those with the best F1, recall at T0 and at T1, as WEIGHED.
    A second look is asked for from the same probability whatever the line of the alarm.
    """
    found = [_worth(sure, true, at, false_alarms) for at in _lines_to_try()]
    best = _of_each(max(found)[1])
    return {"alarm": best, "settled": np.maximum(best, _SETTLED), "look": np.where(LEVELS == 0, *LOOK)}


def _lines_to_try() -> Iterator[tuple[float, float, float]]:
    for grave in np.arange(0.20, 0.51, 0.02):
        for urgent in np.arange(grave + LOWER, 0.75, 0.02):
            for usual in np.arange(urgent, 0.86, 0.02):
                yield float(grave), float(urgent), float(usual)


def _of_each(at: tuple[float, float, float]) -> Floats:
    of_each: Floats = np.array(at, dtype=np.float32)[LEVELS]
    return of_each


def _worth(
    sure: Floats, true: Flags, at: tuple[float, float, float], false_alarms: float
) -> tuple[float, tuple[float, float, float]]:
    said, quiet = sure >= _of_each(at), ~true.any(axis=1)
    if (said.any(axis=1) & quiet).sum() > false_alarms * quiet.sum():
        return -1.0, at
    grave, urgent = LEVELS == 0, LEVELS == 1
    waits = true[:, grave].any(axis=1)
    measured = (
        2 * (said & true).sum() / max(1, said.sum() + true.sum()),
        (said[:, grave].any(axis=1) & waits).sum() / max(1, waits.sum()),
        (said & true)[:, urgent].sum() / max(1, true[:, urgent].sum()),
    )
    return float(np.dot(WEIGHED, measured)), at
