"""Same-person matching measured beside a simple peer.

    python -m benchmarks.linkage [--data DIR] [--generated N] [--sizes 10k 100k] [--seeds 20]

With --data: reports_*.tsv with truth_*.tsv, and real_pairs.tsv. Without: reports invented here. The peer is
what a good engineer does in an hour: plain letters for Cyrillic, rapidfuzz token_sort_ratio, and a rule for
birth dates; its threshold is the best of five on the same set, ours is fixed.
"""

import argparse
import random
import resource
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from rapidfuzz import fuzz, process

from benchmarks.invented_reports import invent
from himoya.linkage.pure.link import link
from himoya.linkage.pure.records import Record
from himoya.names.compare import probability
from himoya.names.parse import parse

PLAIN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяўқғҳ",
        [
            "a",
            "b",
            "v",
            "g",
            "d",
            "e",
            "yo",
            "zh",
            "z",
            "i",
            "y",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "f",
            "kh",
            "ts",
            "ch",
            "sh",
            "shch",
            "_",
            "y",
            "_",
            "e",
            "yu",
            "ya",
            "u",
            "q",
            "gh",
            "h",
        ],
        strict=True,
    )
)
Figures = dict[str, float]
T = TypeVar("T")


def plain(name: str) -> str:
    text = unicodedata.normalize("NFKD", "".join(PLAIN.get(c, c) for c in name.lower()))
    return "".join(c for c in text if c.isascii() and (c.isalpha() or c == " "))


def peer(records: Sequence[Record], line: float) -> dict[str, str]:
    """Nearest names by token_sort_ratio; the same year of birth, where both tell it."""
    names = [plain(record.name) for record in records]
    person = {record.id: record.id for record in records}

    def root(one: str) -> str:
        while person[one] != one:
            one = person[one]
        return one

    for i, record in enumerate(records):
        near = process.extract(
            names[i], names[i + 1 :], scorer=fuzz.token_sort_ratio, score_cutoff=line, limit=10
        )
        for _, _, offset in near:
            other = records[i + 1 + offset]
            one, two = record.birth_date[:4], other.birth_date[:4]
            if not one or not two or one == two:
                person[max(root(record.id), root(other.id))] = min(root(record.id), root(other.id))
    return {record.id: root(record.id) for record in records}


def agreement(found: dict[str, str], truth: dict[str, str]) -> Figures:
    """Pairwise precision, recall and F1; B-cubed F1; numbers of persons."""
    both = Counter((found[key], truth[key]) for key in found)
    ours, theirs = Counter(found.values()), Counter(truth[key] for key in found)

    def pairs(counts: Counter[str] | Counter[tuple[str, str]]) -> int:
        return sum(n * (n - 1) // 2 for n in counts.values())

    precision, recall = pairs(both) / max(1, pairs(ours)), pairs(both) / max(1, pairs(theirs))
    b_precision = sum(n * n / ours[mine] for (mine, _), n in both.items()) / len(found)
    b_recall = sum(n * n / theirs[real] for (_, real), n in both.items()) / len(found)
    return {
        "P": precision,
        "R": recall,
        "F1": 2 * precision * recall / max(1e-9, precision + recall),
        "B3": 2 * b_precision * b_recall / (b_precision + b_recall),
        "persons": len(ours),
        "true": len(theirs),
    }


def line(title: str, figures: Figures, seconds: float, more: str = "") -> None:
    said = " ".join(f"{k} {v:.4f}" if v <= 1 else f"{k} {v:.0f}" for k, v in figures.items())
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{title:32} {said} {more} CPU {seconds:.1f} s, peak {megabytes} MB", flush=True)


def measured(work: Callable[[], T]) -> tuple[T, float]:
    started = time.process_time()
    return work(), time.process_time() - started


def measure(title: str, records: Sequence[Record], truth: dict[str, str]) -> None:
    said, seconds = measured(lambda: link(records))
    band = f"band {said.low}-{said.point}-{said.high}, asked {len(said.ask)}"
    line(f"{title}: himoya", agreement(said.person_of, truth), seconds, band)
    if len(records) > 20_000:
        return  # the peer compares every pair
    tried = [measured(partial(peer, records, at)) for at in (80, 85, 90, 94, 97)]
    found, seconds = max(tried, key=lambda one: agreement(one[0], truth)["F1"])
    line(f"{title}: token_sort, best line", agreement(found, truth), seconds)


def read(data: Path, size: str) -> tuple[list[Record], dict[str, str]]:
    reports = (data / f"reports_{size}.tsv").read_text(encoding="utf-8").splitlines()
    fields = reports[0].split("\t")
    records = [Record(**dict(zip(fields, row.split("\t"), strict=True))) for row in reports[1:]]
    rows = (data / f"truth_{size}.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return records, dict(row.split("\t") for row in rows)


def real_names(data: Path) -> None:
    """Real full names, Latin against Cyrillic: first candidate right, F1 at the fixed line of 0.5."""
    rows = [row.split("\t") for row in (data / "real_pairs.tsv").read_text(encoding="utf-8").splitlines()[1:]]
    left = [(person, parse(name)) for person, name in sorted({(p, latin) for p, latin, _ in rows})]
    right = [(person, parse(name)) for person, name in sorted({(p, cyrillic) for p, _, cyrillic in rows})]
    started = time.process_time()
    first = hits = claimed = real = 0
    for person, name in left:
        scores = [(probability(name, other), one == person) for one, other in right]
        first += max(scores)[1]
        hits += sum(same and score >= 0.5 for score, same in scores)
        claimed += sum(score >= 0.5 for score, _ in scores)
        real += sum(same for _, same in scores)
    figures = {
        "R@1": first / len(left),
        "P": hits / claimed,
        "R": hits / real,
        "F1": 2 * hits / (claimed + real),
    }
    line("real_pairs: himoya, line 0.5", figures, time.process_time() - started)


def counting(seeds: int, count: int) -> None:
    """How often the band of the count holds the true number of persons, and how wide it is."""
    inside, widths = 0, []
    for seed in range(seeds):
        records, truth = invent(count, random.Random(seed))
        said, persons = link(records), len(set(truth.values()))
        inside += said.low <= persons <= said.high
        widths.append((said.high - said.low) / persons)
    print(f"count, {seeds} seeds of {count}: truth inside {inside}, mean width {sum(widths) / seeds:.3f}")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--data", type=Path)
    asked.add_argument("--generated", type=int, default=5000)
    asked.add_argument("--sizes", nargs="*", default=["10k"])
    asked.add_argument("--seeds", type=int, default=0, help="count the persons of so many invented registers")
    given = asked.parse_args()
    if given.seeds:
        counting(given.seeds, given.generated)
    measure("invented", *invent(given.generated, random.Random(7)))
    if given.data:
        real_names(given.data)
        for size in given.sizes:
            measure(f"reports_{size}", *read(given.data, size))


if __name__ == "__main__":
    main()
