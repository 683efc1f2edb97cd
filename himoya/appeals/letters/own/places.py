"""The fields in a line: known to this letter, closed, and each in the place its values fit into."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from himoya.appeals.letters.checks import PLACE
from himoya.appeals.letters.fields import FIELDS
from himoya.appeals.letters.own.lines import Line
from himoya.appeals.letters.own.signs import Found
from himoya.common.say import N_

UNCLOSED = N_("a brace { or } stands alone. Write a field as {%(field)s}, or leave the brace out.")
UNKNOWN = N_("{%(field)s} is no field of this letter. Write another, or plain words. Its fields: %(fields)s.")
TABLE = N_(
    "a table is two lines: its heads, and under them its field alone, with as many heads as Himoya’s text "
    "has. Copy both lines from there."
)
ALONE = N_("{%(field)s} is a table: it stands alone in the second line of one, as in Himoya’s text.")


def places(line: Line, known: frozenset[str]) -> Iterator[Found]:
    """The first thing wrong with the fields of a line. `known`: fields that this letter may hold."""
    if re.search(r"[{}]", PLACE.sub("", line.words)):
        yield line.number, UNCLOSED, {"field": min(known)}
        return
    for name in line.fields:
        if name not in known:
            shown = name if re.fullmatch(r"[a-z_]{1,40}", name) else "…"
            yield line.number, UNKNOWN, {"field": shown, "fields": ", ".join(sorted(known))}
            return
        if FIELDS[name].kind == "table" and not line.words.startswith("|"):
            yield line.number, ALONE, {"field": name}
            return


def tables(written: Sequence[Line]) -> Iterator[Found]:
    """What is wrong with tables, each told at its first line."""
    for is_table, group in groupby(written, key=lambda line: line.words.startswith("|")):
        rows = [line for line in group if is_table and set(line.words) - set("|-: ")]
        if rows and not _fits(rows):
            yield rows[0].number, TABLE, {}


def _fits(rows: Sequence[Line]) -> bool:
    if len(rows) != 2 or rows[0].fields:
        return False
    cell = rows[1].words.strip("| ")
    found = PLACE.fullmatch(cell)
    columns = FIELDS[found[1]].columns if found and found[1] in FIELDS else ()
    return bool(columns) and len(rows[0].words.strip("|").split("|")) == len(columns)
