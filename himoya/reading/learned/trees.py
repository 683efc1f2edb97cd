"""How surely a rule holds, and which state of a contract is told: small decision trees.

They look at what the weights, the cues and their scopes say.

The trees (trees.npz, states.npz) are set by `python -m benchmarks.learning.train`; lines.toml says from which
probability a rule rings or asks for a second look.
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
    `start`: log-odds before any tree, of each answer; the trees of the answers follow each other in turn.
    """

    feature: Numbers
    threshold: Floats
    after: Numbers
    value: Floats
    roots: Numbers
    start: Floats
    depth: int

    def probability(self, signals: Floats) -> Floats:
        """Of each row of signals (rows x features), where there is one answer."""
        found: Floats = (1.0 / (1.0 + np.exp(-np.clip(self.odds(signals)[:, 0], -30, 30)))).astype(np.float32)
        return found

    def odds(self, signals: Floats) -> Floats:
        """Rows x answers."""
        told = np.ascontiguousarray(signals)
        row = (np.arange(len(told)) * told.shape[1])[:, None]
        node = np.repeat(self.roots[None, :], len(told), axis=0)
        for _ in range(self.depth):
            lower = told.take(self.feature.take(node) + row) <= self.threshold.take(node)
            node = self.after.take(2 * node + lower)
        votes = self.value.take(node).reshape(len(told), len(self.roots) // len(self.start), len(self.start))
        found: Floats = self.start + votes.sum(axis=1)
        return found


@cache
def trees() -> Trees:
    return _trees("trees.npz")


@cache
def state_trees() -> Trees:
    """Answers: learned.states.STATES."""
    return _trees("states.npz")


def _trees(name: str) -> Trees:
    with resources.files("himoya.reading.learned").joinpath(name).open("rb") as file:
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
            np.atleast_1d(stored["start"]).astype(np.float32),
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
