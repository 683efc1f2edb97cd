"""A process of its own that reads one spreadsheet: bytes on stdin, JSON lines on stdout.

A spreadsheet of 1,712 bytes can end a whole process (calamine #693) and one of 817 kB can take 3 GB, so
reading happens here, under limits, and never where the keys are. Nothing of Himoya is imported.
Lines: ["row", sheet, number from 1, [cells as text]], then ["end"]; or ["error", "password" | "damaged"].
"""

import io
import json
import resource
import sys
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

MEMORY = 768 << 20  # bytes of address space
SECONDS = 60  # of processor time
MOST_MERGED = 5_000


def limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def cell_text(value: object) -> str:
    """A cell as a person would read it: whole numbers without ".0", dates as ISO."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes") if value.time() != time.min else value.date().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    return str(value).strip()


def rows(sheet: Any) -> Iterator[tuple[int, list[str]]]:
    """Number and cells of every row that is not empty; a merged block tells its value in each of its rows."""
    left = (sheet.start or (0, 0))[1]
    merged = _down(sheet)
    above: dict[int, str] = {}
    for number, values in enumerate(sheet.iter_rows()):
        cells = [cell_text(value) for value in values]
        for column, first, last in merged:
            at = column - left
            if 0 <= at < len(cells) and first <= number <= last:
                above[column] = cells[at] if number == first else above.get(column, "")
                cells[at] = above[column]
        if any(cells):
            yield number + 1, cells


def _down(sheet: Any) -> list[tuple[int, int, int]]:
    ranges = (sheet.merged_cell_ranges or [])[:MOST_MERGED]
    return [(left, top, bottom) for (top, left), (bottom, _) in ranges if bottom > top]


def main() -> None:
    limit()
    import python_calamine  # noqa: PLC0415 -- only under the limits

    say = sys.stdout.write
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
        for name in book.sheet_names:
            for number, cells in rows(book.get_sheet_by_name(name)):
                say(json.dumps(["row", name, number, cells]) + "\n")
        say('["end"]\n')
    except python_calamine.PasswordError:
        say('["error", "password"]\n')
    except (python_calamine.CalamineError, ValueError, OSError):
        say('["error", "damaged"]\n')


if __name__ == "__main__":
    main()
