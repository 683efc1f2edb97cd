"""Which column of a list means what, told by the words above it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import zip_longest
from unicodedata import normalize

from rapidfuzz import fuzz

from himoya.common.packaged import toml
from himoya.intake.channels.fields import COUNTER, IGNORE, NAMES, TEXT

FIELDS_FOR_A_HEADER = 2  # one known word alone may as well be a cell
LONGEST_HEADING = 60  # characters
ALIKE = 88  # percent
TOGETHER = {"phone", "note", "status"}  # several columns of these add up; of others the first one counts
MOST_COLUMNS = 500  # no list of people has more; one that has is no list of people
LATIN = str.maketrans({
    "а": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "д": "d", "е": "e", "ё": "yo", "ж": "j", "з": "z",
    "и": "i", "й": "y", "к": "k", "қ": "q", "л": "l", "м": "m", "н": "n", "о": "o", "ў": "o", "п": "p",
    "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "x", "ҳ": "h", "ц": "ts", "ч": "ch", "ш": "sh",
    "щ": "sh", "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "yu", "я": "ya",
    "'": "", "‘": "", "’": "", "ʻ": "", "ʼ": "", "`": "", "´": "",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Header:
    """The row that names the columns."""

    at: int  # which of the rows looked at, from 0
    headings: tuple[str, ...]
    fields: tuple[str, ...]  # the meaning of each column, "" when not known

    def columns(self, cells: Sequence[str]) -> dict[str, str]:
        """Known field -> cell text. `name` is joined when it came in parts, `region` joins the place."""
        told: dict[str, str] = {}
        for known, cell in zip(self.fields, cells, strict=False):
            if known in (TEXT, COUNTER, IGNORE) or not cell:
                continue
            if known not in told:
                told[known] = cell
            elif known in TOGETHER:
                told[known] += f"; {cell}"
        parts = [told[part] for part in NAMES if part in told]
        if "name" not in told and parts:
            told["name"] = " ".join(parts)
        region = told.pop("region", "")
        if region:
            told["facility"] = f"{told['facility']}, {region}" if "facility" in told else region
        return told

    def text(self, cells: Sequence[str]) -> str:
        """All filled cells as a person would read them out: "Heading: cell; Heading: cell"."""
        before = _said_before(tuple(self.headings), tuple(self.fields))
        beyond = [""] * (len(cells) - len(before))
        return "; ".join(
            heading + cell
            for heading, cell in zip((*before, *beyond), cells, strict=False)
            if cell and heading is not None
        )

    def field(self, at: int) -> str:
        """The meaning of column `at`, TEXT beyond the last known one."""
        return self.fields[at] if at < len(self.fields) else TEXT


@lru_cache(maxsize=64)  # the same for every row of a list
def _said_before(headings: Sequence[str], fields: Sequence[str]) -> tuple[str | None, ...]:
    """What is said before the cell of each column; None where the cell is not said."""
    return tuple(
        None if field in (COUNTER, IGNORE) else f"{heading}: " if heading else ""
        for heading, field in zip_longest(headings, fields, fillvalue=TEXT)
    )


def header_of(rows: Sequence[Sequence[str]]) -> Header | None:
    """The row with the most known headings, the first of equals. None when no row looks like a header."""
    best: Header | None = None
    best_known = FIELDS_FOR_A_HEADER - 1
    for at, row in enumerate(rows):
        headings = tuple(heading_of(cell) for cell in row[:MOST_COLUMNS])
        fields = tuple(map(field_of, headings))
        known = len(set(fields) - {TEXT, COUNTER})
        if known > best_known:
            best, best_known = Header(at, headings, fields), known
    return best


def heading_of(cell: str) -> str:
    return " ".join(cell.strip().strip('"').split())


def headless(width: int) -> Header:
    """For a list without headings: everything is text."""
    return Header(-1, (), ("",) * width)


def field_of(heading: str) -> str:
    """The field a heading stands for, "" when we do not know."""
    if not heading or len(heading) > LONGEST_HEADING:
        return TEXT
    return _field_of(folded_heading(heading))


def known_word_for_word(heading: str) -> bool:
    """Whether exactly these words stand in our table: nothing was guessed."""
    return folded_heading(heading) in _synonyms()


def folded_heading(heading: str) -> str:
    """A heading as words of Latin letters and digits."""
    return " ".join(re.findall(r"[^\W_]+", normalize("NFKC", heading).casefold().translate(LATIN)))


@cache
def _synonyms() -> Mapping[str, str]:
    table = toml("himoya.intake.channels", "columns.toml")
    return {folded_heading(word): known for known, words in table.items() for word in words}


@cache
def _field_of(heading: str) -> str:
    synonyms = _synonyms()
    if heading in synonyms:
        return synonyms[heading]
    inside = [word for word in synonyms if len(word) > 3 and f" {word} " in f" {heading} "]
    if inside:
        return synonyms[max(inside, key=len)]
    if len(heading) < 5:
        return ""
    nearest = max(synonyms, key=lambda word: fuzz.ratio(word, heading))
    return synonyms[nearest] if fuzz.ratio(nearest, heading) >= ALIKE else ""
