"""Reports and who is who, as tab-separated files."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, fields
from pathlib import Path

from himoya.linkage.pure.records import Record

Row = dict[str, str]


def rows(path: Path) -> Iterator[Row]:
    """Each line as a dictionary by the names in the first line."""
    with path.open(encoding="utf-8") as lines:
        names = next(lines).rstrip("\n").split("\t")
        for line in lines:
            yield dict(zip(names, line.rstrip("\n").split("\t"), strict=True))


def write(path: Path, names: Sequence[str], lines: Iterable[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write("\t".join(names) + "\n")
        file.writelines("\t".join(map(str, line)) + "\n" for line in lines)


def records(path: Path) -> list[Record]:
    return [Record(**row) for row in rows(path)]


def write_records(path: Path, reports: Iterable[Record]) -> None:
    write(path, [field.name for field in fields(Record)], map(astuple, reports))


def read(data: Path, size: str) -> tuple[list[Record], dict[str, str]]:
    """The reports of `reports_SIZE.tsv`, and the person of each from `truth_SIZE.tsv`."""
    truth = {row["id"]: row["person"] for row in rows(data / f"truth_{size}.tsv")}
    return records(data / f"reports_{size}.tsv"), truth
