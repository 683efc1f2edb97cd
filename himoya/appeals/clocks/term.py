"""What a clock says about counting: the columns of `clocks.csv` that counting needs, and no more."""

from dataclasses import dataclass
from typing import Protocol

UNITS = ("hour", "day", "working_day", "month", "year")
ROLLS = ("none", "next_working_day", "unverified")
SIDES = ("authority", "applicant", "none")


@dataclass(frozen=True)
class Extension:
    """`by`: so much longer. `to`: so much in all, from the same start."""

    mode: str
    amount: int
    unit: str


class Term(Protocol):
    """A row of `clocks.csv`; anything with these values can be counted."""

    @property
    def side(self) -> str: ...
    @property
    def amount(self) -> int: ...
    @property
    def unit(self) -> str: ...
    @property
    def count_first_day(self) -> bool: ...
    @property
    def roll(self) -> str: ...
    @property
    def extensions(self) -> tuple[Extension, ...]: ...
    @property
    def extension_needs_notice(self) -> bool: ...
    @property
    def day_kind(self) -> str: ...
    @property
    def calendar(self) -> tuple[str, ...]: ...
    @property
    def confidence(self) -> str: ...
    @property
    def source_id(self) -> str: ...


def spans(term: Term, extended: int) -> list[tuple[int, str]]:
    """Amounts and units to count one after another. The same unit is counted in one go: 31 January and
    twice a month is 31 March, not 28."""
    found = [(term.amount, term.unit)]
    for extension in term.extensions[:extended]:
        if extension.mode == "to":
            found = [(extension.amount, extension.unit)]
        elif found[-1][1] == extension.unit:
            found[-1] = (found[-1][0] + extension.amount, extension.unit)
        else:
            found.append((extension.amount, extension.unit))
    return found
