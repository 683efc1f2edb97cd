"""What somebody asks of the list of people: only codes and numbers, so that it may stand in an address."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from urllib.parse import urlencode

from himoya.cases.kinds import KINDS
from himoya.cases.words import STATUSES

LEVELS = ("T0", "T1", "T2", "T3", "T4")
SORTS = ("urgency", "told", "name")
NO_CASE = "none"
NOBODY = "nobody"
MOST_DAYS = 3650
LONGEST_NUMBER = 10


@dataclass(frozen=True, slots=True)
class Filters:
    """Empty fields ask nothing. `owner`: an account's number or "nobody"; days are whole numbers as text."""

    level: str = ""
    contract: str = ""
    status: str = ""  # of the case, or "none": without one
    owner: str = ""
    place: str = ""  # the mark of a place, see places.py
    sex: str = ""
    quiet: str = ""  # no call since so many days
    told: str = ""  # told of within so many days
    unread: str = ""  # "1": nothing about this person is accepted yet
    mine: str = ""  # "1": cases of mine or given to me
    sort: str = ""  # empty: by urgency

    @property
    def narrowed(self) -> bool:
        return replace(self, sort="") != Filters()

    def terms(self) -> dict[str, str]:
        return {name: value for name, value in asdict(self).items() if value}

    def query(self, **more: str) -> str:
        """For an address; empty when nothing is asked."""
        return urlencode({**self.terms(), **more})


def filters_from(asked: Mapping[str, object]) -> Filters:
    """Read an address or a saved filter. What is not a code we know asks nothing."""
    given = {field.name: asked.get(field.name) for field in fields(Filters)}
    kept = {
        name: value
        for name, value in given.items()
        if isinstance(value, str) and value.isascii() and _holds(name, value)
    }
    return Filters(**kept)


def _holds(name: str, value: str) -> bool:
    codes = {
        "level": LEVELS,
        "contract": KINDS["contract"].codes,
        "status": (*STATUSES, NO_CASE),
        "sex": KINDS["sex"].codes,
        "sort": SORTS,
        "unread": ("1",),
        "mine": ("1",),
    }
    if name in codes:
        return value in codes[name]
    if name == "owner":
        return value == NOBODY or _number(value)
    if name in ("quiet", "told"):
        return _number(value) and 0 < int(value) <= MOST_DAYS
    return len(value) == LONGEST_NUMBER and value.isalnum()


def _number(value: str) -> bool:
    return value.isdigit() and len(value) < LONGEST_NUMBER
