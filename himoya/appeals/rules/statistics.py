"""How authorities answer, over many letters. Nothing is said about fewer than ten."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import median

LEAST = 10  # letters
Z = 1.959964  # 95 per cent


@dataclass(frozen=True, slots=True)
class Letter:
    """`days`: until a final answer, None while there is none; `on_time` None: not due yet."""

    days: int | None
    on_time: bool | None
    substantive: bool


@dataclass(frozen=True, slots=True)
class Share:
    point: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Answers:
    n: int
    answered: int
    median_days: float | None
    on_time: Share | None
    substantive: Share


def wilson(yes: int, n: int) -> Share:
    """The share with its interval at 95 per cent, both within 0..1.

    Source: Wilson 1927. Letters of one office are no random sample: the interval tells only how little a
    small number can say. Raises ValueError for n below 1 or yes outside 0..n.
    """
    if n < 1 or not 0 <= yes <= n:
        raise ValueError("a share needs 0 <= yes <= n and n >= 1")
    share, square = yes / n, Z * Z
    middle = (share + square / (2 * n)) / (1 + square / n)
    half = Z * sqrt(share * (1 - share) / n + square / (4 * n * n)) / (1 + square / n)
    low, high = max(0.0, middle - half), min(1.0, middle + half)
    return Share(share, 0.0 if yes == 0 else low, 1.0 if yes == n else high)


def how_answered(letters: Sequence[Letter]) -> Answers | None:
    """None below ten letters: then a number would tell of single families."""
    if len(letters) < LEAST:
        return None
    days = [one.days for one in letters if one.days is not None]
    due = [one.on_time for one in letters if one.on_time is not None]
    return Answers(
        n=len(letters),
        answered=len(days),
        median_days=median(days) if days else None,
        on_time=wilson(sum(due), len(due)) if len(due) >= LEAST else None,
        substantive=wilson(sum(one.substantive for one in letters), len(letters)),
    )
