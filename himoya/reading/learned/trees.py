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
    """All nodes of all trees in one row, tree after tree; a leaf leads to itself.

    `after`: two for each node, where a larger signal leads and where one up to its threshold does.
    `start`: log-odds before any tree.
    """

    feature: Numbers
    threshold: Floats
    after: Numbers
    value: Floats
    roots: Numbers
    start: float
    depth: int

    def probability(self, signals: Floats) -> Floats:
        """Of each row of signals (rows x features)."""
        told = np.ascontiguousarray(signals)
        row = (np.arange(len(told)) * told.shape[1])[:, None]
        node = np.repeat(self.roots[None, :], len(told), axis=0)
        for _ in range(self.depth):
            lower = told.take(self.feature.take(node) + row) <= self.threshold.take(node)
            node = self.after.take(2 * node + lower)
        odds = self.start + self.value.take(node).sum(axis=1)
        found: Floats = (1.0 / (1.0 + np.exp(-np.clip(odds, -30, 30)))).astype(np.float32)
        return found


@cache
def trees() -> Trees:
    with resources.files("himoya.reading.learned").joinpath("trees.npz").open("rb") as file:
        stored = np.load(file)
        count, nodes = stored["feature"].shape
        roots = np.arange(count, dtype=np.int64) * nodes
        after = np.stack((stored["right"], stored["left"]), axis=2).astype(np.int64) + roots[:, None, None]
        return Trees(
            stored["feature"].astype(np.int64).ravel(),
            stored["threshold"].ravel(),
            after.ravel(),
            stored["value"].ravel(),
            roots,
            float(stored["start"]),
            int(stored["depth"]),
        )


@dataclass(frozen=True, slots=True)
class Lines:
    """For each of the twenty rules the probability of an alarm, and of a second look.

    `settled`: of an alarm where the message also tells of what is past, well or dreamt.
    """

    alarm: Floats
    settled: Floats
    look: Floats


@cache
def lines() -> Lines:
    rows = packaged.toml("himoya.reading.learned", "lines.toml")
    return Lines(
        *(
            np.array([rows[row][code] for code in CODES], dtype=np.float32)
            for row in ("alarm", "settled", "look")
        )
    )
