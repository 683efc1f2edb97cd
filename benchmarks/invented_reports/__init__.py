"""Invented reports about invented people, any number of them, to measure matching without anybody's data.

    python -m benchmarks.invented_reports 1000000 DIR [--seed 7]     # reports_1000000.tsv and its truth

Names are syllables put together in Uzbek Latin, so no list of real names is in them; a few are common and
most are rare, and the lists do not grow with the number of reports, so namesakes do. How people then write
them was decided from a list of what they do and how often (scripts and passport spellings, orders, initials,
father's names left out, slips by ear and by finger, -jon and -bek, birth dates, telephones of relatives,
brothers), not from what folding can undo. It is another hand than the one that wrote folding, but one that
had read it; no share was changed after a matcher had been measured on it.
"""

import random
from collections.abc import Iterator

from benchmarks.invented_reports.people import persons
from benchmarks.invented_reports.reports import report
from himoya.linkage.pure.records import Record

TIMES, SHARES = range(1, 9), (56, 23, 11, 5, 3, 1, 0.5, 0.5)  # reports about one person: 1.84 on average


def stream(count: int, chance: random.Random) -> Iterator[tuple[Record, str]]:
    """`count` reports with the key of their person, one after the other; nothing is kept in memory."""
    made = 0
    for number, person in enumerate(persons(chance)):
        for _ in range(chance.choices(TIMES, SHARES)[0]):
            if made == count:
                return
            yield report(f"V{made:07}", person, chance), f"P{number:07}"
            made += 1


def invent(count: int, chance: random.Random) -> tuple[list[Record], dict[str, str]]:
    """The same as lists: the reports, and who is who. Some 55 persons per hundred reports."""
    records: list[Record] = []
    truth: dict[str, str] = {}
    for record, person in stream(count, chance):
        records.append(record)
        truth[record.id] = person
    return records, truth
