"""When it was, as far as people remember: a day, a month, a season, a year. Pure.

In Uzbek (both scripts), Russian and English: "bahor", "весной 2025", "March 2026", "2026", "16.11.2026".
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from himoya.common import packaged
from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.language import fold
from himoya.reading.days import said_day

_YEAR = re.compile(r"(?<![0-9])(20[0-9]{2})(?:/([0-9]{2}|20[0-9]{2}))?(?![0-9])")
_MONTH_FIRST = re.compile(r"(?P<m>0?[1-9]|1[0-2])[./](?P<y>[12][0-9]{3})")
_YEAR_FIRST = re.compile(r"(?P<y>[12][0-9]{3})[-.](?P<m>0?[1-9]|1[0-2])")
_FIGURE = re.compile("[0-9]")
_WORD = re.compile("[a-z]+")
NOT_UNDERSTOOD = N_(
    "We could not read when it was. Write a day like 16.11.2026, a month, a season or a year."
)
AHEAD = N_("This lies in the future. Check the day and the year.")
WITHOUT_YEAR = N_("Write the year, too: this lies ahead.")
UNTIL = "/"  # between the first and the last day, as they are stored


@dataclass(frozen=True, slots=True)
class Span:
    """From the first day to the last, both counted."""

    first: date
    last: date

    @property
    def is_a_day(self) -> bool:
        return self.first == self.last

    @property
    def stored(self) -> str:
        """ "2026-11-16", or "2026-03-01/2026-05-31" when no more is known: sorts by its first day."""
        first, last = self.first.isoformat(), self.last.isoformat()
        return first if self.is_a_day else f"{first}{UNTIL}{last}"

    def holds(self, other: "Span") -> bool:
        return self.first <= other.first and other.last <= self.last


def span_in(stored: str) -> Span:
    """What `Span.stored` gave. Raises BadInput for anything else."""
    first, _until, last = stored.partition(UNTIL)
    try:
        return Span(date.fromisoformat(first), date.fromisoformat(last or first))
    except ValueError:
        raise BadInput(NOT_UNDERSTOOD) from None


def month_of(text: str) -> Span | None:
    """All days of 03.2026 or 2026-03; None when it is written in another way."""
    found = _MONTH_FIRST.fullmatch(text) or _YEAR_FIRST.fullmatch(text)
    if found is None:
        return None
    year, month = int(found["y"]), int(found["m"])
    return Span(date(year, month, 1), _end(year, month))


def span_ahead(words: str, latest: date) -> Span:
    """As `span_of`, of what may lie ahead, up to `latest`: the year has to be told. Raises BadInput."""
    if not _YEAR.search(fold(words.strip()).letters):
        raise BadInput(WITHOUT_YEAR)
    return span_of(words, latest)


def span_of(words: str, today: date) -> Span:
    """The days that the words may mean; none lies after `today`, and without a year it is the latest such.

    A winter with one year may be either of the two that touch it: the span holds both. Raises BadInput.
    """
    letters = fold(words.strip()).letters
    day = said_day(letters, today)
    if day is not None:
        return Span(_not_ahead(day, today), day)
    found = _YEAR.search(letters)
    year = int(found[1]) if found else _said_year(letters, today)
    months = _months(letters)
    if months is None:
        if year is None or _FIGURE.search(_YEAR.sub("", letters)):  # "31.02.2026" is no year
            raise BadInput(NOT_UNDERSTOOD)
        return _cut(date(year, 1, 1), date(year, 12, 31), today)
    first, last = months
    if first <= last:
        begun = year or (today.year if date(today.year, first, 1) <= today else today.year - 1)
        return _cut(date(begun, first, 1), _end(begun, last), today)
    if year is None:  # a winter: the latest that has begun
        begun = today.year if date(today.year, first, 1) <= today else today.year - 1
        return _cut(date(begun, first, 1), _end(begun + 1, last), today)
    if found and found[2]:  # "winter 2025/26"
        return _cut(date(year, first, 1), _end(year + 1, last), today)
    return _cut(date(year - 1, first, 1), _end(year + 1, last), today)


def _months(letters: str) -> tuple[int, int] | None:
    """First and last month of the season or month that is named."""
    table = packaged.toml("himoya.cases", "when.toml")
    for word in _WORD.findall(letters):
        for name, months in table["seasons"].items():
            if any(re.fullmatch(f"(?:{begins})[a-z]*", word) for begins in table["words"][name]):
                return months[0], months[1]
        for number, begins in enumerate(table["months"], 1):
            if re.fullmatch(f"(?:{begins})(?:da|ning|dan|ida|a|e|ya|yu|y)?", word):
                return number, number
    return None


def _said_year(letters: str, today: date) -> int | None:
    for back, words in packaged.toml("himoya.cases", "when.toml")["years"].items():
        if any(word in letters for word in words):
            return today.year - int(back)
    return None


def _end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _cut(first: date, last: date, today: date) -> Span:
    return Span(_not_ahead(first, today), min(last, today))


def _not_ahead(day: date, today: date) -> date:
    if day > today:
        raise BadInput(AHEAD)
    return day
