"""What a count may say. Values in, values out."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

SMALLEST = 10  # below this a count could point at somebody
STEP = 5


@dataclass(frozen=True, slots=True)
class Cell:
    """A count as it may be shown. `about` is None below `SMALLEST`: "fewer than 10", none included."""

    words: str
    about: int | None


def shown(count: int) -> int | None:
    """The count rounded down to a multiple of `STEP`; None below `SMALLEST`.

    Every count of a page goes through here, totals too. So a hidden one cannot be found by taking the others
    from their total: each of them may be up to four higher than it is shown.
    """
    return None if count < SMALLEST else count - count % STEP


def cells(counts: Mapping[str, int], words: Mapping[str, str]) -> tuple[Cell, ...]:
    """One cell for every code in `words`, in their order, whether somebody was counted there or not."""
    return tuple(Cell(said, shown(counts.get(code, 0))) for code, said in words.items())


def newest_of_groups(told: Iterable[tuple[int, str]], group: Mapping[int, int]) -> Counter[str]:
    """How many groups stand at each value, by the last thing told;
    `told` are (person, value), oldest first.
    """
    last = {group.get(person, person): value for person, value in told}
    return Counter(last.values())
