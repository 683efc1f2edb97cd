"""The scores as lines to print."""

from collections import Counter
from collections.abc import Iterator, Sequence

from benchmarks.reading_facts import wilson
from benchmarks.reading_parts.scores import BANDS, Looks, Score


def share(part: int, whole: int) -> str:
    """With its 95 % interval and its counts."""
    low, high = wilson(part, whole)
    return f"{part / whole:.3f} [{low:.2f} {high:.2f}] {f'{part}/{whole}':>7}" if whole else f"{'-':25}"


def head() -> str:
    columns = "".join(f"{name:28}" for name in ("T0 recall", "T0+T1 recall", "false alarms"))
    return f"    {'':22}{'rule F1':21}{columns}{'false per true: T0':20}any"


def line(name: str, made: Score) -> str:
    point, low, high = made.f1
    recalls = "   ".join(
        share(cells[asked, True], cells[asked, True] + cells[asked, False])
        for cells, asked in ((made.grave, True), (made.soon, True), (made.some, False))
    )
    return (
        f"    {name:22}{f'{point:.3f} [{low:.2f} {high:.2f}]':21}{recalls}   "
        f"{_false_per_true(made.grave):20}{_false_per_true(made.some)}"
    )


def _false_per_true(cells: Counter[tuple[bool, bool]]) -> str:
    true, false = cells[True, True], cells[False, True]
    return f"{false / true:.2f} ({false}:{true})" if true else f"- ({false}:0)"


def by_rule(made: Score) -> Iterator[str]:
    codes = sorted({*made.right, *made.missed, *made.false})
    told = [f"{code} {made.right[code]}/{made.missed[code]}/{made.false[code]}" for code in codes]
    for start in range(0, len(told), 10):
        yield f"    {'found/missed/false' if not start else '':20}{'  '.join(told[start : start + 10])}"


def looked(found: Looks) -> Iterator[str]:
    yield f"    second look at a T0 message that did not ring as T0 {share(*found.missed)}"
    yield f"    of these with a second look or another alarm        {share(*found.any_missed)}"
    yield f"    second look at a message without a rule             {share(*found.quiet)}"


def calibration(found: Sequence[tuple[int, int]]) -> Iterator[str]:
    for number, (right, said) in enumerate(found):
        yield f"    probability {number / BANDS:.1f}-{(number + 1) / BANDS:.1f}: right {share(right, said)}"
