"""A process of its own that reads one spreadsheet: bytes on stdin, JSON lines on stdout.

A spreadsheet of 1,712 bytes can end a whole process (calamine #693) and one of 817 kB can take 3 GB, so
reading happens here, under limits, and never where the keys are. Nothing of Himoya is imported.
An argument says how many rows of each sheet are wanted; without it, all.
Lines: ["row", sheet, number from 1, [cells as text]] and ["hidden", sheet], then ["end"];
or ["error", "password" | "damaged"].
"""

import io
import json
import resource
import sys
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any

MEMORY = 768 << 20  # bytes of address space
SECONDS = 60  # of processor time
MOST_MERGED = 50_000
NO_VALUES = {"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!"}

Merged = dict[int, list[tuple[int, int]]]  # column -> first and last row of each block, in order


def limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def cell_text(value: object) -> str:
    """A cell as a person would read it: whole numbers without ".0", dates as ISO."""
    if isinstance(value, str):
        text = value.strip()
        return "" if text in NO_VALUES else text
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes") if value.time() != time.min else value.date().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    return (
        str(timedelta(seconds=round(value.total_seconds()))) if isinstance(value, timedelta) else str(value)
    )


def rows(sheet: Any) -> Iterator[tuple[int, list[str]]]:
    """Number and cells of every row that is not empty; a merged block tells its value in each of its rows."""
    left = (sheet.start or (0, 0))[1]
    blocks = _down(sheet)
    above: dict[int, str] = {}
    for number, values in enumerate(sheet.iter_rows()):
        cells = [cell_text(value) for value in values]
        for column, ranges in blocks.items():
            at = column - left
            found = bisect_right(ranges, (number, sys.maxsize)) - 1
            if found >= 0 and 0 <= at < len(cells) and number <= ranges[found][1]:
                above[column] = cells[at] if number == ranges[found][0] else above.get(column, "")
                cells[at] = above[column]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            yield number + 1, cells


def _down(sheet: Any) -> Merged:
    blocks: Merged = {}
    for (top, left), (bottom, _right) in (sheet.merged_cell_ranges or [])[:MOST_MERGED]:
        if bottom > top:
            blocks.setdefault(left, []).append((top, bottom))
    return {column: sorted(ranges) for column, ranges in blocks.items()}


def tell(book: Any, most: int | None) -> None:
    say = sys.stdout.write
    for sheet in book.sheets_metadata:
        if str(sheet.typ) != "SheetTypeEnum.WorkSheet":
            continue  # charts and macros
        if str(sheet.visible) != "SheetVisibleEnum.Visible":
            say(json.dumps(["hidden", sheet.name]) + "\n")
            continue
        for number, cells in islice(rows(book.get_sheet_by_name(sheet.name)), most):
            say(json.dumps(["row", sheet.name, number, cells]) + "\n")
    say('["end"]\n')


def main() -> None:
    limit()
    import python_calamine  # noqa: PLC0415 -- only under the limits

    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
        tell(book, int(sys.argv[1]) if len(sys.argv) > 1 else None)
    except python_calamine.PasswordError:
        sys.stdout.write('["error", "password"]\n')
    except (python_calamine.CalamineError, ValueError, OSError):
        sys.stdout.write('["error", "damaged"]\n')


if __name__ == "__main__":
    main()
