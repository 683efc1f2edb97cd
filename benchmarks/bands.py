"""What is decided without asking, what is asked, and how far the said probabilities can be believed.

    python -m benchmarks.bands --data DIR [--sizes 10k 100k] [--strangers 1000]
    python -m benchmarks.bands --generated N --seed S

True links are all pairs of reports about one person. "Strangers": persons taken out of the register with all
their reports; one report of each is screened against the rest with the keys of the online search.
"""

import argparse
import random
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

from benchmarks.invented_reports import invent
from benchmarks.linkage import read
from himoya.linkage.pure import ask, bands
from himoya.linkage.pure.cluster import Union
from himoya.linkage.pure.columns import columns
from himoya.linkage.pure.keys import keys_of
from himoya.linkage.pure.link import Weighed, weighed
from himoya.linkage.pure.records import Record
from himoya.linkage.pure.screen import Looking
from himoya.linkage.pure.world import usual_from

CROWDED, CLOSEST = 2_000, 100  # more than the desk looks at: no stranger is passed over
Truth = dict[str, str]


def pairs(counts: Counter[tuple[str, int]] | Counter[int] | Counter[str]) -> int:
    return sum(n * (n - 1) // 2 for n in counts.values())


def _standing(said: Weighed) -> list[Union]:
    return [*filter(bands.is_same, said.made), *said.placed]


def shares(said: Weighed, truth: Truth) -> None:
    """Of all true links the share in each band, and the false ones among those decided same."""
    people = [truth[one] for one in said.ids]
    asked_too = filter(bands.is_asked, chain(said.made, said.refused))
    sure = bands.joined(len(people), _standing(said))
    open_too = bands.joined(len(people), chain(_standing(said), asked_too))
    copies = said.copies.tolist()
    same, asked = ([of[row] for row in copies] for of in (sure.tolist(), open_too.tolist()))
    real = pairs(Counter(people))
    right = pairs(Counter(zip(people, same, strict=True)))
    reached = pairs(Counter(zip(people, asked, strict=True)))
    taken = pairs(Counter(same))
    print(
        f"  true links: same {right / real:.4f}, ask {(reached - right) / real:.4f}, "
        f"different {1 - reached / real:.4f}; "
        f"false among {taken:,} pairs called same: {1 - right / taken:.3%}"
    )
    alone = Counter(people)
    members = Counter(same)
    single = [group for person, group in zip(people, same, strict=True) if alone[person] == 1]
    wrong = sum(members[group] > 1 for group in single)
    print(
        f"  told of once, yet called same as another: {wrong} of {len(single):,} ({wrong / len(single):.3%})"
    )


def asking(said: Weighed, truth: Truth) -> None:
    """How many are asked, and how many of them once each answer is known and what follows from it is left
    out."""
    questions = ask.questions(said.copies, said.made, said.placed, said.refused)
    people = [truth[one] for one in said.ids]
    root = bands.joined(len(people), _standing(said)).tolist()
    apart: set[frozenset[int]] = set()
    needed = useful = 0
    for question in questions:
        left, right = root[question.left], root[question.right]
        if left == right or frozenset((left, right)) in apart:
            continue
        needed += 1
        if people[question.left] == people[question.right]:
            useful += 1
            root = [left if group == right else group for group in root]
            apart = {frozenset(left if one == right else one for one in two) for two in apart}
        else:
            apart.add(frozenset((left, right)))
    per = 1000 / len(people)
    print(
        f"  asked {len(questions)}, per 1,000 reports {len(questions) * per:.1f}, needed {needed * per:.1f}; "
        f"answered 'same' {useful / max(1, needed):.2f}"
    )


def calibration(unions: Sequence[Union], people: Sequence[str]) -> None:
    """Said probability against the true share, of all unions."""
    found: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for union in unions:
        said = ask.probability(union.odds)
        found[min(9, int(said * 10))].append((said, people[union.left] == people[union.right]))
    for tenth in sorted(found):
        said, true = (sum(column) / len(found[tenth]) for column in zip(*found[tenth], strict=True))
        size = len(found[tenth])
        print(f"  {tenth / 10:.1f}-{(tenth + 1) / 10:.1f}  n {size:6}  said {said:.3f}  true {true:.3f}")


def strangers(records: Sequence[Record], truth: Truth, most: int, chance: random.Random) -> None:
    """Persons of whom the register holds nothing: how often is somebody taken for them?"""
    persons = sorted(set(truth.values()))
    gone = set(chance.sample(persons, min(most, len(persons) // 4)))
    register = [record for record in records if truth[record.id] not in gone]
    outside = {truth[record.id]: record for record in records if truth[record.id] in gone}
    rows = columns(register)
    held: dict[int, list[int]] = defaultdict(list)
    for row in range(len(rows)):
        for key in keys_of(rows, row):
            held[key].append(row)
    usual = usual_from(weighed(register).linked.usual)
    taken = 0
    for record in outside.values():
        weight: dict[int, float] = defaultdict(float)
        for key in keys_of(columns([record]), 0):
            if 0 < len(held[key]) <= CROWDED:
                for row in held[key]:
                    weight[row] += 1 / (100 + len(held[key]))
        close = sorted(weight, key=lambda row: (-weight[row], row))[:CLOSEST]
        found = Looking(record, usual).likely([register[row] for row in close], 1)
        taken += any(pair.probability >= bands.AT_ONCE for pair in found)
    print(f"  strangers screened and called same: {taken} of {len(outside):,} ({taken / len(outside):.3%})")


def measure(title: str, records: Sequence[Record], truth: Truth, most: int) -> None:
    began = time.process_time()
    said = weighed(records)
    print(f"{title}: {len(records):,} reports, CPU {time.process_time() - began:.1f} s")
    found = said.linked
    print(f"  persons {found.low}-{found.point}-{found.high}, true {len(set(truth.values()))}")
    shares(said, truth)
    asking(said, truth)
    calibration(list(chain(said.made, said.refused)), [truth[one] for one in said.ids])
    if most:
        strangers(records, truth, most, random.Random(5))


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--data", type=Path)
    asked.add_argument("--sizes", nargs="*", default=["10k"])
    asked.add_argument("--generated", type=int, default=5000)
    asked.add_argument("--seed", type=int, default=7)
    asked.add_argument("--strangers", type=int, default=1000)
    given = asked.parse_args()
    if not given.data:
        chance = random.Random(given.seed)
        measure(f"invented, seed {given.seed}", *invent(given.generated, chance), given.strangers)
        return
    for size in given.sizes:
        measure(f"reports_{size}", *read(given.data, size), given.strangers)


if __name__ == "__main__":
    main()
