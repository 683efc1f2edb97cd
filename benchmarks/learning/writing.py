"""The files that reading loads: tables of small numbers, and a readable page with the lines of an alarm."""

from pathlib import Path

import numpy as np
import numpy.typing as npt
from sklearn.ensemble import HistGradientBoostingClassifier

from benchmarks.learning.corpus import CODES

Floats = npt.NDArray[np.float32]
HEAD = """# The probabilities from which a rule is an alarm, or asks for a second look.
# Written by `python -m benchmarks.learning.train`.
"""


def write_table(rarity: Floats, coefficients: Floats, starts: Floats, path: Path) -> None:
    weights = coefficients * rarity[:, None]
    steps = np.maximum(np.abs(weights).max(axis=0), 1e-6) / 127
    small = np.round(weights / steps).astype(np.int8)
    np.savez_compressed(
        path, weights=small, rarity=rarity.astype(np.float16), steps=steps, starts=starts.astype(np.float32)
    )


def write_trees(model: HistGradientBoostingClassifier, path: Path) -> None:
    """The nodes of all trees as arrays, those of several answers in turn; a leaf leads to itself."""
    trees = [tree.nodes for round_ in model._predictors for tree in round_]
    most = max(map(len, trees))
    feature, left, right = (np.zeros((len(trees), most), dtype=np.int16) for _ in range(3))
    threshold, value = (np.zeros((len(trees), most), dtype=np.float32) for _ in range(2))
    for number, nodes in enumerate(trees):
        leaf, own = nodes["is_leaf"].astype(bool), np.arange(len(nodes))
        feature[number, : len(nodes)] = np.where(leaf, 0, nodes["feature_idx"])
        threshold[number, : len(nodes)] = np.where(leaf, 0, nodes["num_threshold"])
        left[number, : len(nodes)] = np.where(leaf, own, nodes["left"])
        right[number, : len(nodes)] = np.where(leaf, own, nodes["right"])
        value[number, : len(nodes)] = nodes["value"]
    depth = np.int16(max(nodes["depth"].max() for nodes in trees))
    start = model._baseline_prediction.ravel().astype(np.float32)
    nodes = {"feature": feature, "threshold": threshold, "left": left, "right": right, "value": value}
    np.savez_compressed(path, **nodes, start=start, depth=depth)


def write_lines(at: dict[str, Floats], path: Path) -> None:
    written = [HEAD.rstrip()]
    for name, values in at.items():
        told = zip(CODES, values.tolist(), strict=True)
        written += ["", f"[{name}]", *(f"{key} = {value:.3f}" for key, value in told)]
    path.write_text("\n".join(written) + "\n", encoding="utf-8")
