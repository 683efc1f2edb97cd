"""Himoya's groups of one file of reports, for benchmarks.linkage.batch."""

from collections.abc import Iterable, Sequence

from benchmarks.linkage.child import serve
from benchmarks.linkage.data import Row
from himoya.linkage.pure.link import link
from himoya.linkage.pure.records import Record

_NOTES: dict[str, float] = {}


def _groups(reports: list[Row], _option: str) -> Iterable[Sequence[object]]:
    said = link([Record(**row) for row in reports])
    _NOTES.update(low=said.low, point=said.point, high=said.high, asked=len(said.ask))
    return said.person_of.items()


if __name__ == "__main__":
    serve(("id", "person"), _groups, _NOTES)
