"""How surely a rule holds: weights, cues and scopes counted together (mix.toml)."""

from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from himoya.common import packaged
from himoya.reading.cuebook import CODES
from himoya.reading.learned.signals import NAMES

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Mix:
    """`counts`: what each signal counts; `starts`: log-odds before any. `alarm` and `look` are the lines."""

    counts: Floats
    starts: Floats
    alarm: Floats
    look: Floats

    def probability(self, signals: Floats) -> Floats:
        """Of each of the twenty rules, from 20 x NAMES signals."""
        odds = signals @ self.counts + self.starts
        found: Floats = 1.0 / (1.0 + np.exp(-np.clip(odds, -30, 30)))
        return found


@cache
def mix() -> Mix:
    rows = packaged.toml("himoya.reading.learned", "mix.toml")
    return Mix(
        np.array([rows["counts"][name] for name in NAMES], dtype=np.float32),
        *(
            np.array([rows[row][code] for code in CODES], dtype=np.float32)
            for row in ("starts", "alarm", "look")
        ),
    )
