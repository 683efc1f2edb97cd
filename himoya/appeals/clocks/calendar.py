"""Days off of one country: weekends, holidays of the `holidays` package, and moved days, which win."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import holidays

YEARS = range(1991, 2101)
IN_LANGUAGE = {"uz": ("uz", "ru", "en_US"), "uz-cyrl": ("uz", "ru", "en_US"), "ru": ("ru", "en_US")}
GUESSED = ("estimated", "taxminiy", "предположительно", "орієнтовно")


@dataclass(frozen=True)
class Moved:
    """A day that a decree made a working day (`works`) or a day off."""

    works: bool
    note: str = ""


@dataclass(frozen=True)
class Why:
    """Why a day is off, or works although it is a weekend. `name`: the holiday, in words."""

    code: str  # weekend, holiday, moved_off, moved_on
    name: str = ""
    country: str = ""


class Calendar:
    """Working days and days off of a country (two letters, as "UZ").

    `weekend`: 0 is Monday; None takes the country's own. `known_to`: the last year whose moved days are
    known; later years may still change. Holidays are named in `language` where the package can.
    """

    def __init__(
        self,
        country: str,
        *,
        weekend: Sequence[int] | None = None,
        moved: Mapping[date, Moved] | None = None,
        known_to: int | None = None,
        language: str = "en",
    ) -> None:
        self.country = country
        self.known_to = known_to
        self._moved = dict(moved or {})
        self._holidays = _book(country, _language(country, language))
        self._weekend = frozenset(self._holidays.weekend if weekend is None else weekend)

    def why(self, day: date) -> Why | None:
        """Why the day is off or moved; None for an ordinary working day."""
        moved = self._moved.get(day)
        if moved:
            return Why("moved_on" if moved.works else "moved_off", moved.note, self.country)
        name = self._holidays.get(day)
        if day.weekday() in self._weekend and day in self._holidays.weekend_workdays:
            return Why("moved_on", "", self.country)
        if name:
            return Why("holiday", name, self.country)
        return Why("weekend", "", self.country) if day.weekday() in self._weekend else None


class Days:
    """Several calendars at once: a day is off when it is off in any of them."""

    def __init__(self, calendars: Sequence[Calendar]) -> None:
        self._calendars = calendars

    def why(self, day: date) -> Why | None:
        found = [why for calendar in self._calendars if (why := calendar.why(day))]
        return next((why for why in found if why.code != "moved_on"), found[0] if found else None)

    def off(self, day: date) -> bool:
        why = self.why(day)
        return why is not None and why.code != "moved_on"

    def next_working(self, day: date) -> date:
        """The day itself when it works, else the next one that does."""
        while self.off(day):
            day += timedelta(days=1)
        return day

    def may_still_change(self, year: int) -> bool:
        return any(calendar.known_to and year > calendar.known_to for calendar in self._calendars)


@cache
def has_calendar(country: str) -> bool:
    """Whether the days off of a country (two letters) are known."""
    return country in holidays.list_supported_countries(include_aliases=False)


def guessed(name: str) -> bool:
    """True when the package only estimates the day, as with feasts that follow the moon."""
    return any(word in name.lower() for word in GUESSED)


@cache
def _book(country: str, language: str | None) -> holidays.HolidayBase:
    """Filled at once: a book that grows while several threads read it could hide a holiday from one."""
    return holidays.country_holidays(country, years=YEARS, expand=False, language=language)


@cache
def _language(country: str, language: str) -> str | None:
    known = holidays.country_holidays(country).supported_languages or ()
    wanted = IN_LANGUAGE.get(language, ("en_US",))
    return next((code for code in wanted if code in known), None)
