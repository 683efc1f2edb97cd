"""How often the band of the count holds the true number of persons, and how wide it is."""

import random

from benchmarks.invented_reports import invent
from himoya.linkage.pure.link import link


def counting(seeds: int, count: int) -> None:
    inside, widths = 0, []
    for seed in range(seeds):
        records, truth = invent(count, random.Random(seed))
        said, persons = link(records), len(set(truth.values()))
        inside += said.low <= persons <= said.high
        widths.append((said.high - said.low) / persons)
    print(f"count, {seeds} seeds of {count}: truth inside {inside}, mean width {sum(widths) / seeds:.3f}")
