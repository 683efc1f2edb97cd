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
    """Trees in which every way is equally long, side by side, a row of nodes for each step down.

    From a node `at` of one step the larger signals lead to 2 * at of the next, those up to the threshold to
    the one beside it. `start`: log-odds before any tree, of each answer; the trees of the answers follow each
    other in turn.
    """

    steps: tuple[tuple[Numbers, Floats], ...]  # features and thresholds
    value: Floats
    start: Floats

    def probability(self, signals: Floats) -> Floats:
        """Of each row of signals (rows x features), where there is one answer."""
        found: Floats = (1.0 / (1.0 + np.exp(-np.clip(self.odds(signals)[:, 0], -30, 30)))).astype(np.float32)
        return found

    def odds(self, signals: Floats) -> Floats:
        """Rows x answers."""
        told = np.ascontiguousarray(signals)
        row = (np.arange(len(told)) * told.shape[1])[:, None]
        at = np.arange(len(self.steps[0][0]))[None]
        for feature, threshold in self.steps:
            lower = told.take(feature.take(at) + row) <= threshold.take(at)
            at = 2 * at + lower
        votes = self.value.take(at).reshape(len(told), at.shape[1] // len(self.start), len(self.start))
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
        node = (np.arange(count, dtype=np.int64) * nodes)[:, None]
        after = np.stack((stored["right"], stored["left"]), axis=2).astype(np.int64) + node[:, :, None]
        feature, threshold = stored["feature"].astype(np.int64), stored["threshold"]
        steps = []
        for _ in range(int(stored["depth"])):
            steps.append((feature.take(node.ravel()), threshold.take(node.ravel())))
            node = after.reshape(-1, 2)[node].reshape(count, -1)  # a leaf leads to itself
        return Trees(
            tuple(steps),
            stored["value"].take(node.ravel()),
            np.atleast_1d(stored["start"]).astype(np.float32),
        )


@dataclass(frozen=True, slots=True)
class Lines:
    """For each of the twenty rules the probability of an alarm, and of a second look.

    `settled`: of an alarm where the message also tells of what is past, well or dreamt.
    """

    alarm: Floats
    settled: Floats
    look: Floats
    least: float  # of `look`


@cache
def lines() -> Lines:
    rows = packaged.toml("himoya.reading.learned", "lines.toml")
    alarm, settled, look = (
        np.array([rows[row][code] for code in CODES], dtype=np.float32)
        for row in ("alarm", "settled", "look")
    )
    return Lines(alarm, settled, look, min(look.tolist()))
