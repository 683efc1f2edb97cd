"""How surely a rule holds: small decision trees over what the weights, the cues and their scopes say.

The trees (trees.npz) are set by `python -m benchmarks.learning.train`; lines.toml says from which probability
a rule rings or asks for a second look.
"""

from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
import numpy.typing as npt

from himoya.common import packaged
from himoya.reading.cuebook import CODES

Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Trees:
    """Nodes of all trees (trees x nodes); a leaf leads to itself. `start`: log-odds before any tree."""

    feature: Numbers
    threshold: Floats
    left: Numbers
    right: Numbers
    value: Floats
    start: float
    depth: int

    def probability(self, signals: Floats) -> Floats:
        """Of each row of signals (rows x features)."""
        tree = np.arange(len(self.feature))[None, :]
        row = np.arange(len(signals))[:, None]
        node = np.zeros((len(signals), len(self.feature)), dtype=np.int64)
        for _ in range(self.depth):
            lower = signals[row, self.feature[tree, node]] <= self.threshold[tree, node]
            node = np.where(lower, self.left[tree, node], self.right[tree, node])
        odds = self.start + self.value[tree, node].sum(axis=1)
        found: Floats = (1.0 / (1.0 + np.exp(-np.clip(odds, -30, 30)))).astype(np.float32)
        return found


@cache
def trees() -> Trees:
    with resources.files("himoya.reading.learned").joinpath("trees.npz").open("rb") as file:
        stored = np.load(file)
        return Trees(
            stored["feature"].astype(np.int64),
            stored["threshold"],
            stored["left"].astype(np.int64),
            stored["right"].astype(np.int64),
            stored["value"],
            float(stored["start"]),
            int(stored["depth"]),
        )


@dataclass(frozen=True, slots=True)
class Lines:
    """For each of the twenty rules the probability of an alarm, and of a second look."""

    alarm: Floats
    look: Floats


@cache
def lines() -> Lines:
    rows = packaged.toml("himoya.reading.learned", "lines.toml")
    return Lines(
        *(np.array([rows[row][code] for code in CODES], dtype=np.float32) for row in ("alarm", "look"))
    )
