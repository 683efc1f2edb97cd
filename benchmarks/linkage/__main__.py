"""Same-person matching measured beside the best peers, all in one run.

    scripts/peers                          # once: the peers, in an environment of their own
    python -m benchmarks.linkage [--data DIR] [--generated N] [--sizes 10k 100k] [--seeds 20] [--no-peers]

With --data: reports_*.tsv with truth_*.tsv, and real_pairs.tsv. Without: reports invented here. Every row is
a process of its own: seconds of the processor, all threads together, without starting and reading, and the
peak memory. A peer joins above the line that is best for it on the very set it is measured on, which favours
it; ours is fixed.
"""

import argparse
import random
from pathlib import Path

from benchmarks.invented_reports import invent
from benchmarks.linkage import batch, names
from benchmarks.linkage.counting import counting
from benchmarks.linkage.data import read


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--data", type=Path)
    asked.add_argument("--generated", type=int, default=5000)
    asked.add_argument("--sizes", nargs="*", default=["10k"])
    asked.add_argument("--seeds", type=int, default=0, help="count the persons of so many invented registers")
    asked.add_argument("--no-peers", action="store_true", help="only Himoya's own rows")
    given = asked.parse_args()
    if given.seeds:
        counting(given.seeds, given.generated)
    if given.data:
        names.measure(given.data, not given.no_peers)
    for size in given.sizes if given.data else ():
        batch.measure(f"reports_{size}", *read(given.data, size), not given.no_peers)
    batch.measure("invented", *invent(given.generated, random.Random(7)), not given.no_peers)


if __name__ == "__main__":
    main()
