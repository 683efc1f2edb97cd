"""Himoya's probability for each pair of names, for benchmarks.linkage.names."""

from collections.abc import Iterator, Sequence
from functools import cache

from benchmarks.linkage.child import serve
from benchmarks.linkage.data import Row
from himoya.names.compare import probability
from himoya.names.parse import parse


def _scores(pairs: list[Row], _option: str) -> Iterator[Sequence[object]]:
    told = cache(parse)
    return ((row["left"], row["right"], probability(told(row["left"]), told(row["right"]))) for row in pairs)


if __name__ == "__main__":
    serve(("left", "right", "score"), _scores)
