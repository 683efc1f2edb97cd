"""Invented registers by number, the same in every run."""

import random
from functools import cache

from benchmarks.invented_reports import invent
from himoya.linkage.pure.records import Record


@cache
def register(count: int, seed: int) -> tuple[list[Record], dict[str, str]]:
    """`count` reports and who is who."""
    return invent(count, random.Random(seed))  # noqa: S311 -- invented people, not a secret
