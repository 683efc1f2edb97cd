"""The three bands: what stands without a question, what a person is asked, and what stays apart.

"Same": reports joined by unions of at least SAME alone, or by what their one reporter said (`reporters`).
"Ask": a union between the two lines, made or not. "Different": everything else. The lines are probabilities
as `witness.Trust` believes them, not as first weighed. See docs/decisions/0015.
"""

import math
from collections.abc import Iterable

import numpy as np

from himoya.linkage.pure.cluster import Union, components
from himoya.linkage.pure.dates import Ints

SAME = 0.98
# One report beside one other has less behind it than a group: from here on it is called the same at once.
AT_ONCE = 0.995
DIFFERENT = 0.25
FEW, DIFFERENT_OF_FEW = 1_000, 0.05
_FEW_ODDS = math.log(DIFFERENT_OF_FEW / (1 - DIFFERENT_OF_FEW))
_SAME_ODDS = math.log(SAME / (1 - SAME))
_DIFFERENT_ODDS = math.log(DIFFERENT / (1 - DIFFERENT))


def is_same(union: Union) -> bool:
    return union.odds >= _SAME_ODDS


def is_asked(union: Union, reports: int = FEW) -> bool:
    """Of a register of fewer than FEW reports more is asked: there a question costs a minute an evening."""
    return (_DIFFERENT_ODDS if reports >= FEW else _FEW_ODDS) < union.odds < _SAME_ODDS


def joined(count: int, unions: Iterable[Union]) -> Ints:
    """The smallest row of each of `count` rows' group, when these unions hold."""
    return components(count, np.array([(u.left, u.right) for u in unions], dtype=np.int64).reshape(-1, 2))
