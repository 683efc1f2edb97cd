"""Which rows of a long table are shown: of one country, with some words in them, a screen at a time."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.http import QueryDict
from django.utils.translation import gettext

from himoya.appeals.packs import Pack
from himoya.appeals.packs.rows import Row, Sourced
from himoya.common.say import N_
from himoya.desk.law import rows
from himoya.language import fold_text

SCREEN = 20  # rows
LONGEST = 80  # characters of what is searched
FEW = 3  # so many are shown open
WORLD = "world"
GROUPS: Mapping[str, str] = {  # by the beginning of the id
    "uz": N_("Uzbekistan"),
    "ru": N_("Russia"),
    "uzru": N_("Between both countries"),
    WORLD: N_("International and others"),
}
_BEGINS = re.compile("(uzru|uz|ru)(?![a-z])")


@dataclass(frozen=True, slots=True)
class Asked:
    """`row`: an id whose screen is to be shown, whatever else was asked."""

    words: str = ""
    group: str = ""
    row: str = ""
    page: str = ""

    @classmethod
    def of(cls, given: QueryDict) -> "Asked":
        words, group, row = (given.get(name, "").replace("\0", "") for name in ("q", "group", "row"))
        return cls(
            words.strip()[:LONGEST], group if group in GROUPS else "", row[:LONGEST], given.get("page", "")
        )

    @property
    def also(self) -> str:
        """For the addresses of the other screens."""
        said = {"q": self.words, "group": self.group}
        return "".join(f"&{urlencode({name: value})}" for name, value in said.items() if value)


def group_of(row: Row) -> str:
    found = _BEGINS.match(row.id)
    return found[1] if found else WORLD


def groups(found: Sequence[Row], asked: Asked) -> list[dict[str, object]]:
    """The groups that stand in the table, for its links; none where there is only one."""
    there = [group_of(row) for row in found]
    kinds = [code for code in GROUPS if code in there]
    return [
        {"code": code, "words": gettext(GROUPS[code]), "rows": there.count(code), "on": code == asked.group}
        for code in (kinds if len(kinds) > 1 else ())
    ]


def screen(found: Sequence[Row], pack: Pack, asked: Asked) -> "Page[Row]":
    """In the order of the groups; with a `row` the screen it stands on."""
    order = list(GROUPS)
    every = sorted(found, key=lambda row: order.index(group_of(row)))
    at = next((place for place, row in enumerate(every) if row.id == asked.row), None)
    if at is not None:
        return Paginator(every, SCREEN).get_page(at // SCREEN + 1)
    kept = [row for row in every if asked.group in ("", group_of(row)) and _holds(row, pack, asked.words)]
    return Paginator(kept, SCREEN).get_page(asked.page)


def _holds(row: Row, pack: Pack, words: str) -> bool:
    """Whether every word stands in what the page says of the row, in any script."""
    wanted = fold_text(words).split()
    if not wanted:
        return True
    title, lines = rows.said(row, pack)
    source = pack.source(row) if isinstance(row, Sourced) else None
    told = fold_text(
        " ".join([row.id, title, *(line.said for line in lines), source.citation if source else ""])
    )
    return all(word in told for word in wanted)
