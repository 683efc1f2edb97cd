"""What comparing names costs: microseconds of CPU per comparison with its reasons, and per name taken apart.

    python -m benchmarks.comparing [--names N] [--seed S]

Invented names in five scripts and spellings. Each pair is compared for the first time: half are of one
person, half of two. "again" is the same pairs once more, when the likeness of their words is known.
"""

import argparse
import gc
import random
import time
from collections.abc import Callable
from statistics import median

from benchmarks.invented_reports import invent
from himoya.names.compare import Taken, compare_taken, taken
from himoya.names.parse import parse
from himoya.names.roles import roles

PORTIONS = 7  # the middle one of so many counts: other work on the machine disturbs some
ASKED, HOPED = 150, 60  # microseconds per comparison


def cost(work: Callable[[], object], times: int) -> float:
    """Microseconds of CPU for one of so many."""
    started = time.process_time()
    work()
    return (time.process_time() - started) / times * 1e6


def pairs_of(names: list[Taken], persons: list[str], dice: random.Random) -> list[tuple[Taken, Taken]]:
    of_one: dict[str, Taken] = {}
    found = []
    for name, person in zip(names, persons, strict=True):
        if person in of_one:
            found.append((of_one[person], name))
        of_one[person] = name
    return found + [(dice.choice(names), dice.choice(names)) for _ in found]


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--names", type=int, default=10_000)
    asked.add_argument("--seed", type=int, default=7)
    given = asked.parse_args()
    dice = random.Random(given.seed)
    records, truth = invent(given.names, dice)
    texts = [record.name for record in records]
    once = cost(lambda: list(map(parse, texts)), len(texts))
    again = cost(lambda: list(map(parse, texts)), len(texts))
    print(f"parse: {once:.1f} us for a new name, {again:.1f} us again")
    print(f"roles: {cost(lambda: list(map(roles, texts)), len(texts)):.1f} us")
    pairs = pairs_of(list(map(taken, texts)), [truth[record.id] for record in records], dice)
    dice.shuffle(pairs)
    gc.collect()
    gc.freeze()  # the names held here are this program's, not the comparison's

    def compared(part: list[tuple[Taken, Taken]]) -> float:
        return cost(lambda: [compare_taken(one, two) for one, two in part], len(part))

    parts = [pairs[at::PORTIONS] for at in range(PORTIONS)]
    told = [(compared(part), compared(part)) for part in parts]
    first, second = median(first for first, _again in told), median(again for _first, again in told)
    said = f"(asked {ASKED}, hoped for {HOPED})"
    print(f"compare with reasons, {len(pairs)} pairs: {first:.1f} us, again {second:.1f} us {said}")


if __name__ == "__main__":
    main()
