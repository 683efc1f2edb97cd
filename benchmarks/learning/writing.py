"""The files that reading loads: a table of small numbers, and a readable page of how they count together."""

from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.learning.corpus import CODES
from benchmarks.learning.together import Together
from himoya.reading.learned.signals import NAMES

Floats = npt.NDArray[np.float32]
HEAD = """# How much each signal counts for a rule (log-odds), where each rule starts, and the probabilities
# from which it is an alarm or asks for a second look. Written by `python -m benchmarks.learning.train`.
"""


def write_table(rarity: Floats, coefficients: Floats, starts: Floats, path: Path) -> None:
    weights = coefficients * rarity[:, None]
    steps = np.maximum(np.abs(weights).max(axis=0), 1e-6) / 127
    small = np.round(weights / steps).astype(np.int8)
    np.savez_compressed(
        path, weights=small, rarity=rarity.astype(np.float16), steps=steps, starts=starts.astype(np.float32)
    )


def write_mix(together: Together, at: dict[str, Floats], path: Path) -> None:
    tables = {
        "counts": dict(zip(NAMES, together.counts.tolist(), strict=True)),
        "starts": dict(zip(CODES, together.starts.tolist(), strict=True)),
        **{name: dict(zip(CODES, values.tolist(), strict=True)) for name, values in at.items()},
    }
    lines = [HEAD.rstrip()]
    for name, values in tables.items():
        lines += ["", f"[{name}]", *(f"{key} = {value:.3f}" for key, value in values.items())]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
