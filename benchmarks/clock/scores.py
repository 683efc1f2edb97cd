"""False alarms and delays of one way, over some simulated years."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.clock.simulation import RHYTHMS, YEAR, Gaps, Numbers
from benchmarks.clock.ways import Way


@dataclass(frozen=True)
class Score:
    """Delays in days, medians. An alarm of a silence in which he was already is no delay."""

    false: float  # alarms in a prisoner's year after which he called again
    from_call: float
    from_gone: float  # the headline: from his disappearance
    from_gone_mean: float
    weekly: float  # from_gone of those who call weekly
    fortnightly: float
    really: float  # from_gone of the three of a hundred who disappeared; the others above ask every family
    really_from_call: float
    disappeared: int


def score(worlds: Sequence[Gaps], way: Way, sensitivity: float, moves_known: bool = False) -> Score:
    waits = [way(gaps, sensitivity) for gaps in worlds]
    false = sum(false_alarms(gaps, wait, moves_known) for gaps, wait in zip(worlds, waits, strict=True))
    asked, usual = _delays(worlds, waits, [gaps.asked for gaps in worlds], moves_known)
    gone, _ = _delays(worlds, waits, [gaps.gone for gaps in worlds], moves_known)
    late = np.maximum(asked[:, 1], 0)
    weekly, fortnightly = (float(np.median(late[usual == rhythm])) for rhythm in RHYTHMS)
    return Score(
        false=false / sum(gaps.years for gaps in worlds),
        from_call=float(np.median(asked[:, 0])),
        from_gone=float(np.median(late)),
        from_gone_mean=float(late.mean()),
        weekly=weekly,
        fortnightly=fortnightly,
        really=_median(np.maximum(gone[:, 1], 0)),
        really_from_call=_median(gone[:, 0]),
        disappeared=len(gone),
    )


def _median(days: Numbers) -> float:
    return float(np.median(days)) if len(days) else np.nan


def false_alarms(gaps: Gaps, wait: Numbers, moves_known: bool) -> int:
    rings = _moved_on(gaps, wait, np.full(len(wait), np.inf)) if moves_known else wait
    day = gaps.since + rings
    back = (rings < gaps.until) & np.isfinite(gaps.until)
    return int((back & (day >= 0) & (day < YEAR)).sum())


def _delays(
    worlds: Sequence[Gaps], waits: Sequence[Numbers], moments: Sequence[Numbers], moves_known: bool
) -> tuple[Numbers, Numbers]:
    """Two columns, days from the last call and from the moment he disappeared; and his true rhythm."""
    rows, usual = [], []
    for gaps, wait, moment in zip(worlds, waits, moments, strict=True):
        here = np.isfinite(moment)
        rings = (_moved_on(gaps, wait, moment) if moves_known else wait)[here]
        rows.append(np.column_stack([rings, rings - moment[here]]))
        usual.append(gaps.usual[here])
    return np.vstack(rows), np.concatenate(usual)


def _moved_on(gaps: Gaps, wait: Numbers, gone: Numbers) -> Numbers:
    """Whoever is known to be on the road is waited for from the end of it."""
    begin, end = gaps.moved - gaps.since, gaps.arrived - gaps.since
    known = (begin < wait) & (begin < gone)
    return np.where(known, np.where(np.isfinite(end), end, 0) + wait, wait)
