"""What the matcher takes and gives."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Record:
    """One report about one person. Any field but id may be empty."""

    id: str
    name: str = ""
    sex: str = ""  # m | f
    birth_date: str = ""  # ISO day, or a year
    phone: str = ""
    home: str = ""
    facility: str = ""  # "IK-71 Tomsk oblast"
    reporter: str = ""  # who told it, when it came from a chat: the same sender means the same family
    relation: str = ""  # what the person is to the reporter: son, husband...

    def __reduce__(self) -> tuple[type["Record"], tuple[str, ...]]:
        """Another process is sent very many: the usual way looks up the fields of each anew."""
        return Record, tuple(getattr(self, name) for name in Record.__slots__)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records and how surely they are one person, with reasons a person understands."""

    left: str
    right: str
    probability: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Linked:
    """Provisional groups and the honest number of persons behind the records."""

    person_of: dict[str, str]  # record id -> id of the group's first record
    low: int
    point: int
    high: int
    ask: tuple[Pair, ...]  # pairs that only a person can judge, most useful first
    usual: Mapping[str, Any]  # how usual names and values are here, for `screen.Looking`
