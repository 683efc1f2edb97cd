"""Dates in messages: 12.04.2001, 2001 йил 12 апрел, o'n ikkinchi aprel, kecha, в среду, 14-yanvarda."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from himoya.language.numbers import NUMBER, number

_MONTHS = {
    "yan": 1, "fev": 2, "mart": 3, "mar": 3, "apr": 4, "may": 5, "maya": 5, "iyun": 6, "iyul": 7,
    "avg": 8, "sen": 9,
    "okt": 10, "noy": 11, "dek": 12,
}  # fmt: skip
_MONTH = (
    r"(?P<month{0}>yanvar|fevral|mart|aprel|may|iyun|iyul|avgust|sentyabr|sentabr|oktyabr|oktabr|noyabr|"
    r"dekabr|"
    r"yan|fev|apr|avg|sent?|okt|noy|dek)(?:[aeuy]|da|dagi|dan|ga|ning|ni|ya|um)?(?![a-z])"
)
_N = r"[0-9]{1,2}"
_NUMERIC = re.compile(
    r"(?<![0-9.])(?P<day>[0-3]?[0-9])[./-](?P<month>[01]?[0-9])[./-](?P<year>(?:19|20)?[0-9]{2})(?![0-9])"
)
_DAY_MONTH = re.compile(
    rf"(?<![a-z0-9.])(?P<day>{NUMBER})(?:-| )?(?:inchi|nchi|go|chi|e)? ?{_MONTH.format('')}"
    rf"(?:[ ,-]*(?P<year>(?:19|20)[0-9]{{2}}|[5-9][0-9](?= ?-?(?:yil|god|g))|{NUMBER}(?=(?:inchi|nchi)? "
    rf"?(?:yil|god))))?"
)
_MONTH_DAY = re.compile(
    rf"(?<![a-z]){_MONTH.format('').replace('(?:[aeuy]|da', '(?:[aeuy]|ning|ni|da')} ?(?P<day>{NUMBER}) "
    rf"?-?(?:si|sida|i|ida|sidan|idan|lari|da)(?![a-z])"
)
_YEAR_FIRST = re.compile(
    rf"(?<![0-9])(?P<year>(?:19|20)[0-9]{{2}}|[5-9][0-9]|{NUMBER}) ?-?(?:inchi|nchi)? ?(?:yil[a-z]*|y\.|"
    rf"god[a-z]*)[ ,]*(?P<day>{NUMBER})(?:-| )?(?:inchi|nchi)? ?{_MONTH.format('')}"
)
_WEEKDAYS = (
    ("dushanba", "ponedelnik"), ("seshanba", "vtornik"), ("chorshanba", "sred"), ("payshanba", "chetverg"),
    ("juma", "pyatnits"), ("shanba", "subbot"), ("yakshanba", "voskresen"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Day:
    """A date in a message: `day` where it is whole, else None with month and day of month known."""

    month: int
    day_of_month: int
    year: int | None
    start: int
    end: int

    def on_or_before(self, today: date) -> date | None:
        """The date, the year filled in so that it is not after `today`."""
        return self._near(today, forward=False)

    def on_or_after(self, today: date) -> date | None:
        return self._near(today, forward=True)

    def _near(self, today: date, forward: bool) -> date | None:
        years = (
            [self.year]
            if self.year
            else ([today.year, today.year + 1] if forward else [today.year, today.year - 1])
        )
        for year in years:
            made = safe_date(year, self.month, self.day_of_month)
            if made and (self.year or (made >= today if forward else made <= today)):
                return made
        return None

    @property
    def whole(self) -> date | None:
        return safe_date(self.year, self.month, self.day_of_month) if self.year else None


def safe_date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def days(letters: str) -> list[Day]:
    """All calendar dates, in their order, without overlaps."""
    found = sorted(_all(letters), key=lambda day: (day.start, day.start - day.end))
    kept: list[Day] = []
    for day in found:
        if not kept or day.start >= kept[-1].end:
            kept.append(day)
    return kept


def _all(letters: str) -> Iterator[Day]:
    for match in _NUMERIC.finditer(letters):
        yield from _day(int(match["day"]), int(match["month"]), full_year(match["year"]), match)
    for regex in (_YEAR_FIRST, _DAY_MONTH, _MONTH_DAY):
        for match in regex.finditer(letters):
            day = number(match["day"])
            month = next(value for name, value in _MONTHS.items() if match["month"].startswith(name))
            year = match.groupdict().get("year")
            if day:
                yield from _day(day, month, full_year(year) if year else None, match)


def _day(day: int, month: int, year: int | None, match: "re.Match[str]") -> Iterator[Day]:
    if 1 <= day <= 31 and 1 <= month <= 12:
        yield Day(month, day, year, match.start(), match.end())


def full_year(written: str) -> int | None:
    value = number(written)
    if value is None:
        return None
    if 1900 <= value <= 2100:
        return value
    return 1900 + value if 40 <= value <= 99 else 2000 + value if value < 40 else None


_TODAY = re.compile(r"(?<![a-z])(?:bugun[a-z]*|hozirgina|hozir|segodnya|tolko chto|shu bugun)(?![a-z])")
_YESTERDAY = re.compile(r"(?<![a-z])(?:kecha[a-z]*|kechagi|vchera|kechakun)(?![a-z])")
_TWO_AGO = re.compile(r"(?<![a-z])(?:utgan kuni|avvalgi kun|pozavchera|nachkun|kechadan oldin)(?![a-z])")
_AGO = re.compile(
    rf"(?<![a-z0-9])(?P<count>{NUMBER}) ?(?:-)?(?P<unit>kun|hafta|oy|den|dnya|dney|nedel[a-z]*|"
    rf"mesyats[a-z]*|sutok|sutki)[a-z]* (?:oldin|avval|burun|nazad)"
)
_WEEKDAY = re.compile(
    "(?<!har )(?<!kajdiy )(?<!kajduyu )(?<!kajdoe )(?<![a-z])(?:"
    + "|".join(f"(?P<d{number}>{'|'.join(names)})" for number, names in enumerate(_WEEKDAYS))
    + ")(?![a-z]*(?:am|yam|lari|larda|lik)(?![a-z]))[a-z]*"
)
_UNIT_DAYS = {"kun": 1, "den": 1, "dny": 1, "dne": 1, "sut": 1, "haf": 7, "ned": 7, "oy": 30, "mes": 30}


def said_day(words: str, today: date) -> date | None:
    """The day, at or before `today`, that letters speak of: kecha, в среду, 3 kun oldin, 14-yanvarda."""
    for day in days(words):
        made = day.on_or_before(today)
        if made:
            return made
    if _TODAY.search(words):
        return today
    if _YESTERDAY.search(words):
        return today - timedelta(days=1)
    if _TWO_AGO.search(words):
        return today - timedelta(days=2)
    ago = _AGO.search(words)
    if ago:
        count = number(ago["count"])
        if count is not None and count < 1000:
            return today - timedelta(days=count * unit_days(ago["unit"]))
    weekday = _WEEKDAY.search(words)
    if weekday:
        wanted = next(int(name[1:]) for name, text in weekday.groupdict().items() if text)
        return today - timedelta(days=(today.weekday() - wanted) % 7 or 7)
    return None


def unit_days(unit: str) -> int:
    return next((days for name, days in _UNIT_DAYS.items() if unit.startswith(name)), 1)


_TOMORROW = re.compile(r"(?<![a-z])(?:ertaga|zavtra|ertangi)[a-z]*")
_AFTER_TOMORROW = re.compile(r"(?<![a-z])(?:indin|indinga|poslezavtra|birisi kun)[a-z]*")
_IN = re.compile(
    rf"(?:cherez )?(?<![a-z0-9])(?P<count>{NUMBER}) ?(?P<unit>kun|hafta|den|dnya|dney|nedel[a-z]*|"
    rf"sutok)[a-z]*(?: (?:kol|qol|ostal|keyin|dan keyin|ichida))?"
)


def coming_day(words: str, today: date) -> date | None:
    """The day ahead that letters speak of: ertaga, 3-aprel kuni, через девять дней, 19 кун қолди."""
    for day in days(words):
        made = day.on_or_after(today)
        if made:
            return made
    if _AFTER_TOMORROW.search(words):
        return today + timedelta(days=2)
    if _TOMORROW.search(words):
        return today + timedelta(days=1)
    match = _IN.search(words)
    if match:
        count = number(match["count"])
        if count is not None and count < 400:
            return today + timedelta(days=count * unit_days(match["unit"]))
    return today if _TODAY.search(words) else None
