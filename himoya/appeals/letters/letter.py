"""A letter as data: what stands on paper, in the order of the law. Every value in it is plain text."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

# addressee / who I am / who is held / facts / questions / law / what I ask / no disclosure / ...
ORDER = (
    "addressee", "applicant", "title", "person", "facts", "questions", "law", "request", "safety",
    "attachments", "signature", "annex",
)  # fmt: skip
BLANK = "____________________"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text; `blank`: a ruled line to be filled in by hand."""

    text: str
    blank: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph. `form`: line, text, bullet, number, heading, sign, row or table."""

    form: str
    runs: tuple[Run, ...] = ()
    mark: str = ""  # "1." of a numbered question
    rows: tuple[tuple[str, ...], ...] = ()  # of a table, its head first

    def text(self) -> str:
        """As it reads on a page without ruled lines."""
        if self.form == "table":
            return "\n".join("\t".join(row) for row in self.rows)
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Part:
    """A block of the letter, named as in ORDER."""

    kind: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """`missing` and `withheld` are names of fields; a letter that lacks any is a draft."""

    id: str
    language: str
    title: str
    blocks: tuple[Part, ...]
    missing: tuple[str, ...] = ()
    withheld: tuple[str, ...] = ()  # known, but they tell of the army and this letter must not
    risk_tags: frozenset[str] = frozenset()
    redacted: bool = False

    @property
    def draft(self) -> bool:
        return bool(self.missing)

    def texts(self) -> Iterator[str]:
        """The text of each paragraph, with its number or dash."""
        for part in self.blocks:
            for item in part.items:
                yield f"{item.mark} {item.text()}" if item.mark else item.text()

    def file_stem(self, position: int) -> str:
        """The beginning of a file's name: which letter of a set, never about whom."""
        return f"{position:02d}-{self.id}.{self.language}"

    def parts_as_data(self) -> list[dict[str, Any]]:
        """Lists and texts, as JSON knows them; a blank is None."""
        return [{"kind": part.kind, "items": list(map(_data, part.items))} for part in self.blocks]


def _data(item: Item) -> dict[str, Any]:
    runs = [None if run.blank else run.text for run in item.runs]
    return {"form": item.form, "mark": item.mark, "runs": runs, "rows": item.rows}
