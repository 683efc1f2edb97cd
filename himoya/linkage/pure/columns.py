"""The records as columns of numbers, so that a hundred thousand of them stay small and quick."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from himoya.linkage.pure.dates import Ints, split
from himoya.linkage.pure.records import Record
from himoya.names.fold import skeleton
from himoya.names.parse import Name
from himoya.names.several import parsed
from himoya.names.words import Words, words_of

_DIGITS = re.compile(r"\D")
_PHONE_LENGTH = 9  # without country code: 998 90 111 22 33 and 90 111 22 33 are one number
SEX = {"m": 1, "f": 2}


@dataclass(frozen=True, slots=True)
class Columns:
    """One row per record; 0 means not told. `name_of` points into `names`, where each name stands once."""

    names: list[Name]
    words: Words  # of the names
    name_of: Ints
    date: Ints  # yyyymmdd; a year alone ends in 0000
    phone: Ints
    home: Ints
    facility: Ints
    sex: Ints
    reporter: Ints
    relation: Ints

    def __len__(self) -> int:
        return len(self.name_of)

    def take(self, rows: Ints) -> "Columns":
        """The same columns for some of the rows; names are shared."""
        return Columns(
            self.names, self.words, self.name_of[rows], self.date[rows], self.phone[rows],
            self.home[rows], self.facility[rows], self.sex[rows], self.reporter[rows], self.relation[rows],
        )  # fmt: skip


def columns(records: Sequence[Record]) -> Columns:
    names, name_of = _names(records)
    return Columns(
        names,
        words_of(names),
        name_of,
        np.array([date_number(r.birth_date) for r in records], dtype=np.int64),
        np.array([phone_number(r.phone) for r in records], dtype=np.int64),
        _numbered([folded(r.home) for r in records]),
        _numbered([folded(r.facility) for r in records]),
        np.array([SEX.get(r.sex, 0) for r in records], dtype=np.int64),
        _numbered([r.reporter for r in records]),
        _numbered([r.relation for r in records]),
    )


def _names(records: Sequence[Record]) -> tuple[list[Name], Ints]:
    known: dict[Name, int] = {}
    written: dict[str, int] = {}
    for record in records:
        if record.name not in written:
            written[record.name] = known.setdefault(parsed(record.name), len(known))
    return list(known), np.array([written[record.name] for record in records], dtype=np.int64)


@lru_cache(maxsize=1 << 15)  # about as many days as people were born on
def date_number(text: str) -> int:
    """yyyymmdd; a year alone ends in 0000, and what is no date is 0."""
    year, month, day = split(text)
    return year * 10000 + month * 100 + day


def phone_number(text: str) -> int:
    """Its last nine digits; 0 for fewer."""
    digits = _DIGITS.sub("", text)
    return int(digits[-_PHONE_LENGTH:]) if len(digits) >= _PHONE_LENGTH else 0


@lru_cache(maxsize=1 << 14)  # towns and colonies come back in thousands of records
def folded(text: str) -> str:
    """Words of a place, in any spelling."""
    return " ".join(skeleton(word) or word for word in text.split())


def _numbered(values: list[str]) -> Ints:
    known = {"": 0}
    return np.array([known.setdefault(value, len(known)) for value in values], dtype=np.int64)
