"""Dates in messages: 12.04.2001, 2001 йил 12 апрел, o'n ikkinchi aprel, kecha, в среду, 14-yanvarda."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from himoya.language.figures import at_figures, figures_begin, in_figures
from himoya.language.grouped import grouped
from himoya.language.numbers import number

_MONTHS = {
    "yan": 1, "fev": 2, "fiv": 2, "mar": 3, "apr": 4, "may": 5, "iyun": 6, "iyul": 7, "avg": 8, "sen": 9,
    "okt": 10, "noy": 11, "nay": 11, "noa": 11, "naa": 11, "dek": 12, "dik": 12,
}  # fmt: skip
_MONTH = (
    r"(?P<month>yanvar|f[ei]vral|mart|aprel|may|iyun|iyul|avgust|sent[iy]?abr|okt[iy]?abr|n[oa]y?abr|"
    r"d[ei]kabr|yan|fev|mar|apr|avg|sent?|okt|noy|dek)"
)
_ENDING = r"(?:(?:[aeuy]|da|dagi|dan|ga|ning|ni|ya|um|oyi(?:ning|da)?)(?![a-z])|(?![a-z]))"
_ORDINAL = r"(?:-| )?(?:inchi|nchi|chi|go|ogo|oe|e|ye)?"
_YEAR = r"(?:19|20)[0-9]{2}|[04-9][0-9](?= ?-?(?:n?inchi )?(?:yil|god|g\b))"
_SEPARATED = r"(?P<day>[0-3]?[0-9])(?P<mark>[./-]|, ?| )(?P<month>[01]?[0-9])(?P=mark)"
_NUMERIC = re.compile(
    rf"(?<![0-9.+])(?:{_SEPARATED}(?P<year>(?:19|20)[0-9]{{2}}|(?<![, ])[0-9]{{2}})(?![0-9])(?!\.[0-9])"
    r"|(?P<iso>(?:19|20)[0-9]{2})[./-](?P<iso_month>[01][0-9])[./-](?P<iso_day>[0-3][0-9])(?![0-9]))"
)
_DAY_MONTH = re.compile(
    rf"(?<![a-z0-9.])(?P<day>[0-3]?[0-9]){_ORDINAL} ?{_MONTH}{_ENDING}(?:oyi)?"
    rf"(?:[ ,.-]*(?P<year>{_YEAR})(?![0-9]))?"
)
_OF_MONTH = (
    r"(?P<day>[0-3]?[0-9])(?: |-)?(?:inchi |nchi )?"
    r"(?:si|sida|i|ida|sidan|sini|idan|lari|da|kuni?|chisl[oa])(?![a-z])"
)
_DAY_LAST = re.compile(_OF_MONTH)
_MONTH_DAY = re.compile(
    rf"(?<![a-z]){_MONTH}{_ENDING}(?: ?oyi(?:ning|da)?)?[ -]?{_OF_MONTH}"
    rf"(?:[ ,.-]*(?P<year>{_YEAR})(?![0-9]))?"
)
_YEAR_FIRST = re.compile(
    rf"(?<![0-9])(?P<year>(?:19|20)[0-9]{{2}}|[04-9][0-9]) ?-?(?:n?inchi|nchi|ogo)? ?(?:yil[a-z]*|y\.|"
    rf"god[a-z]*|g\.)[ ,]*"
    rf"(?:(?P<day>[0-3]?[0-9]){_ORDINAL} ?{_MONTH}{_ENDING}"
    rf"|{_MONTH.replace('<month>', '<month2>')}{_ENDING}[ -]?(?P<day2>[0-3]?[0-9])(?![0-9]))"
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
    swapped: bool = False  # day and month, both under thirteen, may stand the other way round

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
    """All calendar dates, in their order, without overlaps; places count the letters given."""
    said = in_figures(letters)
    return [
        replace(day, start=said.start(day.start), end=said.end(day.end)) for day in days_in_figures(said.text)
    ]


def days_in_figures(text: str) -> list[Day]:
    """The same for a text whose numbers are figures already; places count this text."""
    if not figures_begin(text):
        return []
    found = sorted(_all(text), key=lambda day: (day.start, day.start - day.end))
    kept: list[Day] = []
    for day in found:
        if not kept or day.start >= kept[-1].end:
            kept.append(day)
    return kept


def _all(text: str) -> Iterator[Day]:
    for match in at_figures(_NUMERIC, text):
        if match["iso"]:
            yield from _day(int(match["iso_day"]), int(match["iso_month"]), int(match["iso"]), match)
            continue
        day, month, year = int(match["day"]), int(match["month"]), full_year(match["year"])
        if month > 12 >= day:  # written the American way
            day, month = month, day
        yield from _day(day, month, year, match, swapped=day <= 12 and day != month)
    if _A_MONTH.search(text) is None:
        return
    month_day = _MONTH_DAY.finditer(text) if any(at_figures(_DAY_LAST, text)) else ()
    for found in (at_figures(_YEAR_FIRST, text), at_figures(_DAY_MONTH, text), month_day):
        for match in found:
            told = match.groupdict()
            day = int(told["day"] or told["day2"])
            name = told["month"] or told["month2"]
            month = next(value for short, value in _MONTHS.items() if name.startswith(short))
            yield from _day(day, month, full_year(told["year"]) if told["year"] else None, match)


_A_MONTH = re.compile(
    grouped("yan|fe?i?v|mar|apr|may|iyu|avg|sen|okt|no?a?y|noabr|naabr|di?e?k", apart_from="a-z")
)


def _day(
    day: int, month: int, year: int | None, match: "re.Match[str]", swapped: bool = False
) -> Iterator[Day]:
    if 1 <= day <= 31 and 1 <= month <= 12:
        yield Day(month, day, year, match.start(), match.end(), swapped)


def full_year(written: str) -> int | None:
    value = number(written)
    if value is None:
        return None
    if 1900 <= value <= 2100:
        return value
    return 1900 + value if 40 <= value <= 99 else 2000 + value if value < 40 else None


_TODAY = re.compile(
    r"(?<![a-z])(?:bugun[a-z]*|hozirgina|hozir|segodnya|tolko chto|boyagina|azonda|ertalab|utrom|seychas)"
    r"(?![a-z])"
)
_YESTERDAY = re.compile(r"(?<![a-z])(?:kecha(?!si)[a-z]*|kesha|keche|vchera[a-z]*)(?![a-z])")
_TWO_AGO = re.compile(
    r"(?<![a-z])(?:[wou]tgan kuni|avvalgi kun|pozavchera|nachkun|kechadan oldin|ilgari kuni)(?![a-z])"
)
_BACK = (" oldin", " avval", " burun", " ilgari", " nazad")  # one of them ends what _AGO finds
_OF_A_WEEK = ("shanba", *(name for names in _WEEKDAYS for name in names if "shanba" not in name))
_UNIT = r"kun|hafta|oy|den|dnya|dney|nedel[a-z]*|mesyats[a-z]*|sutok|sutki"
_AGO = re.compile(
    rf"(?<![a-z0-9])(?P<count>[0-9]{{1,3}}|bir) ?-?(?P<unit>{_UNIT})[a-z]* (?:oldin|avval|burun|ilgari|nazad)"
    r"|(?<![a-z])(?P<alone>nedelyu|mesyats) nazad"
)
_WEEKDAY = re.compile(
    "(?<!har )(?<!kajdiy )(?<!kajduyu )(?<!kajdoe )(?<!po )(?<![a-z])(?:"
    + "|".join(f"(?P<d{number}>{'|'.join(names)})" for number, names in enumerate(_WEEKDAYS))
    + ")(?![a-z]*(?:am|yam|lari|larda|lik|gacha)(?![a-z]))[a-z]*"
)
_UNIT_DAYS = {"kun": 1, "den": 1, "dny": 1, "dne": 1, "sut": 1, "haf": 7, "ned": 7, "oy": 30, "mes": 30}


def said_day(words: str, today: date) -> date | None:
    """The day, at or before `today`, that letters speak of: kecha, в среду, 3 kun oldin, 14-yanvarda."""
    text = in_figures(words).text
    for day in days_in_figures(text):
        made = day.on_or_before(today)
        if made:
            return made
    if _TWO_AGO.search(text):
        return today - timedelta(days=2)
    if _YESTERDAY.search(text):
        return today - timedelta(days=1)
    ago = _AGO.search(text) if any(map(text.__contains__, _BACK)) else None
    if ago:
        count = number(ago["count"]) if ago["count"] else 1
        if count is not None and count < 1000:
            return today - timedelta(days=count * unit_days(ago["unit"] or ago["alone"]))
    weekday = _WEEKDAY.search(text) if any(map(text.__contains__, _OF_A_WEEK)) else None
    if weekday:
        wanted = next(int(name[1:]) for name, text in weekday.groupdict().items() if text)
        return today - timedelta(days=(today.weekday() - wanted) % 7 or 7)
    return today if _TODAY.search(text) else None


def unit_days(unit: str) -> int:
    return next((days for name, days in _UNIT_DAYS.items() if unit.startswith(name)), 1)


_TOMORROW = re.compile(r"(?<![a-z])(?:ertaga|zavtra|ertangi)[a-z]*")
_AFTER_TOMORROW = re.compile(r"(?<![a-z])(?:indin|indinga|poslezavtra|birisi kun)[a-z]*")
_IN = re.compile(
    r"(?:cherez )?(?<![a-z0-9])(?P<count>[0-9]{1,3}) ?(?P<unit>kun|hafta|den|dnya|dney|nedel[a-z]*|"
    r"sutok)[a-z]*(?: (?:kol|qol|ostal|keyin|dan keyin|ichida))?"
)


def coming_day(words: str, today: date) -> date | None:
    """The day ahead that letters speak of: ertaga, 3-aprel kuni, через девять дней, 19 кун қолди."""
    text = in_figures(words).text
    for day in days_in_figures(text):
        made = day.on_or_after(today)
        if made:
            return made
    if _AFTER_TOMORROW.search(text):
        return today + timedelta(days=2)
    if _TOMORROW.search(text):
        return today + timedelta(days=1)
    match = _IN.search(text)
    if match:
        return today + timedelta(days=int(match["count"]) % 400 * unit_days(match["unit"]))
    return today if _TODAY.search(text) else None
