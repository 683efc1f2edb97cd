"""Which rows of a table change, column by column; which lines of a text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.utils.translation import gettext

from himoya.appeals.packs import Pack
from himoya.appeals.packs.rows import Row
from himoya.appeals.packs.written import CHECK, cells
from himoya.common.say import N_
from himoya.desk.law.rows import said

KINDS = {
    "new": N_("new row"),
    "changed": N_("changed row"),
    "gone": N_("own row that goes"),
}


@dataclass(frozen=True, slots=True)
class Difference:
    """`columns`: name, before, after."""

    id: str
    kind: str
    title: str
    columns: list[tuple[str, str, str]]


def differences(table: str, before: Pack, after: Pack) -> list[Difference]:
    return list(_differences(table, before, after))


def lines_that_differ(before: str, after: str) -> list[tuple[list[str], list[str]]]:
    """Places where two texts differ: the lines of the one, and those of the other instead. Empty lines count
    for nothing."""
    was, is_ = ([line for line in words.splitlines() if line.strip()] for words in (before, after))
    found = SequenceMatcher(a=was, b=is_, autojunk=False).get_opcodes()
    return [(was[a:b], is_[c:d]) for kind, a, b, c, d in found if kind != "equal"]


def _differences(table: str, before: Pack, after: Pack) -> Iterator[Difference]:
    old, new = _by_id(before.tables.get(table, ())), _by_id(after.tables.get(table, ()))
    for row in dict.fromkeys((*old, *new)):
        for place in range(max(len(old.get(row, ())), len(new.get(row, ())))):
            was, is_ = _at(old, row, place), _at(new, row, place)
            columns = _columns(table, was, is_)
            if columns:
                kind = "changed" if was and is_ else "new" if is_ else "gone"
                shown, pack = (is_, after) if is_ else (was, before)
                title = said(shown, pack)[0] if shown else row
                yield Difference(row, gettext(KINDS[kind]), title, columns)


def _by_id(rows: Sequence[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row.id, []).append(row)
    return found


def _at(rows: dict[str, list[Row]], row: str, place: int) -> Row | None:
    same = rows.get(row, [])
    return same[place] if place < len(same) else None


def _columns(table: str, was: Row | None, is_: Row | None) -> list[tuple[str, str, str]]:
    before = cells(table, was) if was else {}
    after = cells(table, is_) if is_ else {}
    return [
        (name, before.get(name, ""), after.get(name, ""))
        for name in (after or before)
        if name not in CHECK and before.get(name, "") != after.get(name, "")
    ]
