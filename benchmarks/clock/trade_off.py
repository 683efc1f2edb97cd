"""False alarms against delay: silence by his own rhythm beside the fixed days of other tools.

How sensitive each way must be, to ring as often as a fixed rule, is found on seeds 1-5; every figure is of
seeds 101-110. ndb-core waits 28 days, Sahana Eden 14.
"""

from bisect import bisect_left
from collections.abc import Sequence
from pathlib import Path

from benchmarks.clock.bound import Bound
from benchmarks.clock.drawing import draw
from benchmarks.clock.scores import Score, score
from benchmarks.clock.simulation import Gaps, gaps
from benchmarks.clock.ways import WAYS, Way, fixed, himoya, times_rhythm
from himoya.contact.silence import OVERDUE

TRIED, REPORTED = range(1, 6), range(101, 111)
OTHERS = (14, 28)  # days
HERE = Path(__file__).parent
HEAD = (
    f"{'':34}{'false a':>9}{'from the disappearance, days':>40}{'':4}{'from the':>10}{'really gone':>18}\n"
    f"{'':34}{'year':>9}{'median':>8}{'ratio':>7}{'mean':>7}{'weekly':>8}{'fortn.':>8}"
    f"{'last call':>16}{'from gone / call':>18}"
)


def measure() -> None:
    tried = [gaps(seed) for seed in TRIED]
    reported = [gaps(seed) for seed in REPORTED]
    print(HEAD)
    for days in OTHERS:
        _beside(days, tried, reported)
    _product(reported, [gaps(seed, remembered=False) for seed in REPORTED])
    _curve(reported)


def _beside(days: float, tried: Sequence[Gaps], reported: Sequence[Gaps]) -> None:
    theirs = score(reported, fixed, days)
    allowed = score(tried, fixed, days).false
    print(f"\nAs many false alarms as {days} days")
    _line(f"fixed {days} days", theirs, theirs)
    for name, (way, _) in list(WAYS.items())[1:]:
        for known in (False, True):
            at = _as_many(tried, name, allowed, known)
            label = f"{name} {at:.3g}" + (", moves known" if known else "")
            _line(label, score(reported, way, at, known), theirs)
    bound, median = Bound(reported), theirs.from_gone
    least = bound.least_median(theirs.false)
    print(f"nobody, even knowing each rhythm, is below {least:.2f} days ({least / median:.2f}); half of")
    print(f"{median:.1f} days would cost {bound.least_false_alarms(median / 2):.1f} false alarms a year")


def _as_many(worlds: Sequence[Gaps], name: str, allowed: float, known: bool) -> float:
    """The most sensitive that rings no more often than allowed."""
    way, steps = WAYS[name]
    found = bisect_left(steps, -allowed, key=lambda at: -score(worlds, way, at, known).false)
    return float(steps[found])


def _product(reported: Sequence[Gaps], new: Sequence[Gaps]) -> None:
    theirs = score(reported, fixed, 28)
    print("\nHimoya as it stands, beside 28 days")
    for name, way, at in (("silent", himoya, 0.0), ("overdue", times_rhythm, OVERDUE)):
        _line(f"{name}", score(reported, way, at), theirs)
        _line(f"{name}, moves known", score(reported, way, at, True), theirs)
        _line(f"{name}, nothing remembered", score(new, way, at), score(new, fixed, 28))
    for days in OTHERS:
        _line(f"fixed {days}, nothing remembered", score(new, fixed, days), score(new, fixed, days))


def _line(name: str, ours: Score, theirs: Score) -> None:
    print(
        f"{name:34}{ours.false:9.2f}{ours.from_gone:8.1f}{ours.from_gone / theirs.from_gone:7.2f}"
        f"{ours.from_gone_mean:7.1f}{ours.weekly:8.1f}{ours.fortnightly:8.1f}{ours.from_call:16.1f}"
        f"{ours.really:8.1f} /{ours.really_from_call:5.1f} ({ours.disappeared})"
    )


def _curve(worlds: Sequence[Gaps]) -> None:
    curves = {name: [_point(worlds, way, at) for at in steps[::4]] for name, (way, steps) in WAYS.items()}
    lines = ["way\tsensitivity\tfalse_alarms_a_year\tmedian_days\tmean_days"]
    for name, points in curves.items():
        lines += ["\t".join([name, *(f"{number:.4g}" for number in point)]) for point in points]
    (HERE / "trade_off.tsv").write_text("\n".join(lines) + "\n")
    stands = score(worlds, himoya, 0)
    (HERE / "trade_off.svg").write_text(draw(curves, (stands.false, stands.from_gone)))


def _point(worlds: Sequence[Gaps], way: Way, at: float) -> tuple[float, ...]:
    found = score(worlds, way, at)
    return at, found.false, found.from_gone, found.from_gone_mean
