"""A row as its page shows it: what it says, on what it stands, whose it is, who has checked it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext

from himoya.appeals.models import OfficeTable
from himoya.appeals.packs import Pack, checked
from himoya.appeals.packs import rows as r
from himoya.appeals.packs.checked import mark
from himoya.appeals.queries.checked import said_check
from himoya.appeals.words import CONFIDENCE, WAYS
from himoya.desk.appeals.frame import language
from himoya.desk.case.fields import name_of
from himoya.desk.law import rows
from himoya.desk.law.tongue import Line, tongue


@dataclass(frozen=True, slots=True)
class ShownRow:
    """`sure`: why it is confirmed; `doubt`: why it is not; `own`: who of the office wrote it, and when."""

    id: str
    anchor: str
    mark: str
    title: str
    title_lang: str  # "": the reader's own, or nobody can tell
    lines: list[Line]
    source: str
    source_lang: str
    sure: str
    doubt: str
    own: str
    checked: str
    ours: bool  # the check was written down here and can be taken back
    ways: list[Any] = field(default_factory=list)


def shown(found: Iterable[r.Row], pack: Pack, own: Mapping[str, str]) -> Iterator[ShownRow]:
    """`own`: id of a row -> who wrote it and when."""
    seen: Counter[str] = Counter()
    for row in found:
        seen[row.id] += 1  # an id stands twice where the law changed
        anchor = f"r-{row.id}" if seen[row.id] == 1 else f"r-{row.id}-{seen[row.id]}"
        title, lines = rows.said(row, pack)
        who, source = checked(pack, row), _source(row, pack)
        ways = [_way(one) for one in _channels(pack, row)] if isinstance(row, r.Authority) else []
        yield ShownRow(
            row.id, anchor, mark(row), title, tongue(title, language()) if isinstance(row, r.Source) else "",
            lines, source, tongue(source, language()), _sure(row), _doubt(row),
            own.get(row.id, gettext("the office")) if row.own else "",
            said_check(who) if who else "", bool(who) and not getattr(row, "checked_by", ""), ways,
        )  # fmt: skip


def written_by(versions: Iterable[OfficeTable], cells: Mapping[int, Mapping[str, Any]]) -> dict[str, str]:
    """Id of each own row -> who wrote it as it stands, and when. `versions`: the newest first; `cells`: what
    each of them says, by its number."""
    said: dict[str, str] = {}
    newest: Mapping[str, Any] | None = None
    for version in versions:
        told = cells[version.pk]
        newest = told if newest is None else newest
        by = name_of(version.by) if version.by else gettext("at the terminal")
        same = [row for row, what in newest.items() if told.get(row) == what]
        for row in same:
            said[row] = f"{by}, {timezone.localtime(version.at):%d.%m.%Y}"
        newest = {row: newest[row] for row in same}
        if not newest:
            break
    return said


def _channels(pack: Pack, row: r.Row) -> list[r.Channel]:
    return [one for one in pack.every(r.Channel) if one.authority_id == row.id]


def _way(row: r.Channel) -> dict[str, Any]:
    return {
        "kind": gettext(WAYS[row.kind]), "how": rows.way(row), "contact": rows.contact(row),
        "since": rows.day(row.valid_from), "until": rows.day(row.valid_to), "own": row.own,
        "doubt": _doubt(row),
    }  # fmt: skip


def _source(row: r.Row, pack: Pack) -> str:
    found = pack.source(row) if isinstance(row, r.Sourced) else None
    return found.citation if found else ""


def _sure(row: r.Row) -> str:
    return "" if _doubt(row) or not isinstance(row, r.Sourced) else gettext(CONFIDENCE[row.confidence])


def _doubt(row: r.Row) -> str:
    """Empty when a source was read, or the row needs none."""
    if isinstance(row, r.Source):
        return "" if row.status == "primary" else gettext("the text itself was not read")
    if not isinstance(row, r.Sourced) or row.confidence == "confirmed":
        return ""
    return gettext(CONFIDENCE[row.confidence])
