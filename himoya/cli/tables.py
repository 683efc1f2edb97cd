"""Tab-separated lists that commands read and write."""

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.linkage.pure.records import Record

FIELDS = ("id", "name", "sex", "birth_date", "phone", "home", "facility")


def name_rows(path: Path) -> list[tuple[str, str]]:
    """Rows of id and name. A header line "id name" is left out. Raises BadInput for a row of another form."""
    rows = []
    for number, cells in rows_of(path):
        if number == 1 and [cell.lower() for cell in cells[:2]] == ["id", "name"]:
            continue
        if len(cells) < 2:
            raise BadInput(
                N_("Line %(line)s of %(file)s is not an id, a tab and a name."), line=number, file=path.name
            )
        rows.append((cells[0], cells[1]))
    return rows


def records(path: Path) -> list[Record]:
    """Records by the header line.

    Raises BadInput for a missing column, a short row or an id that comes twice.
    """
    lines = rows_of(path)
    first = next(lines, None)
    header = [cell.strip().lower() for cell in first[1]] if first else []
    if "id" not in header or "name" not in header:
        raise BadInput(
            N_("The first line of %(file)s must name the columns, with id and name among them."),
            file=path.name,
        )
    found: dict[str, Record] = {}
    for number, cells in lines:
        values = {name: cell.strip() for name, cell in zip(header, cells, strict=False) if name in FIELDS}
        if not values.get("id"):
            raise BadInput(N_("Line %(line)s of %(file)s has no id."), line=number, file=path.name)
        if values["id"] in found:
            raise BadInput(
                N_("Line %(line)s of %(file)s repeats an id. Give every row its own."),
                line=number,
                file=path.name,
            )
        found[values["id"]] = Record(**values)
    return list(found.values())


def write_clusters(path: Path, person_of: Mapping[str, str]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, delimiter="\t", lineterminator="\n")
        rows.writerow(["id", "person"])
        rows.writerows(person_of.items())


def rows_of(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Number and cells of every line that is not empty. Raises BadInput when there is no text to read."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError:
        raise BadInput(N_("There is no file %(file)s. Check its name and folder."), file=path.name) from None
    except UnicodeDecodeError:
        raise BadInput(
            N_("%(file)s is not UTF-8 text. Save it as UTF-8, with tabs between the columns."), file=path.name
        ) from None
    if not text.strip():
        raise BadInput(
            N_("The file %(file)s is empty. Give a table with one record in each line."), file=path.name
        )
    for number, row in enumerate(text.split("\n"), start=1):
        if row.strip():
            yield number, row.rstrip("\r").split("\t")
