"""A paper as data: what the page shows and what the printer gets. Every value in it is plain text."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any, Literal

Form = Literal["heading", "text", "quiet", "strong", "facts", "asked", "list", "answers", "sign"]
Kind = Literal["card", "visit", "note", "missing", "cover"]


@dataclass(frozen=True, slots=True)
class Row:
    """A label and its value; without a value an empty line stands there to be filled by hand."""

    label: str
    value: str = ""
    lines: int = 1


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a paper: words (`text`) or `rows`."""

    form: Form
    text: str = ""
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks that stay on one page if they fit."""

    blocks: tuple[Block, ...]
    together: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """The whole of it; `foot` stands on each page."""

    kind: Kind
    language: str
    title: str
    foot: tuple[str, ...]
    groups: tuple[Group, ...]

    def as_data(self) -> dict[str, Any]:
        """Lists and texts, as JSON knows them."""
        return asdict(self)

    def texts(self) -> Iterator[str]:
        """Every text that is printed."""
        yield from (self.title, *self.foot)
        for group in self.groups:
            for block in group.blocks:
                yield block.text
                for row in block.rows:
                    yield from (row.label, row.value)


def facts(*rows: Row) -> Block:
    return Block("facts", rows=rows)


def listed(*items: str) -> Block:
    return Block("list", rows=tuple(Row(item) for item in items))
