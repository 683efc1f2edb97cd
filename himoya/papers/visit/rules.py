"""Which persons are in one place, and who stands on its sheet. Values in, values out."""

from collections.abc import Iterable
from dataclasses import dataclass

from himoya.cases.rules import fuller, same_words

GONE = frozenset({"dead", "released"})  # no visitor finds them there
CLOSED = frozenset({"resolved", "sealed", "withdrawn"})


@dataclass(frozen=True, slots=True)
class Place:
    """One place in every spelling; `words` is its fullest name."""

    words: str
    spellings: tuple[str, ...]


def places(told: Iterable[str]) -> list[Place]:
    """The places these words name, in alphabetical order: "IK-71" stands under "IK-71 Tomsk oblast", unless
    it may be two."""
    by_key: dict[str, list[str]] = {}
    for words in told:
        spellings = by_key.setdefault(same_words("facility", words), [])
        if words not in spellings:
            spellings.append(words)
    full = fuller("facility", by_key)
    gathered: dict[str, list[str]] = {}
    for key, spellings in by_key.items():
        gathered.setdefault(full.get(key, key), []).extend(spellings)
    rows = [Place(max(spellings, key=len), tuple(sorted(spellings))) for spellings in gathered.values()]
    return sorted(rows, key=lambda place: place.words.casefold())


def stands_on_sheet(case_status: str, statuses: Iterable[str]) -> bool:
    """Whether he is counted there at all: not once the case is closed, or he is dead or free."""
    return case_status not in CLOSED and not GONE.intersection(statuses)


def agreed(answer: str | None) -> bool:
    """Only a yes that holds today puts a name on the sheet."""
    return answer == "yes"
