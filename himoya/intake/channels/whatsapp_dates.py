"""The dates that begin a WhatsApp line: which forms there are, and in which order day and month stand."""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from functools import cache

from himoya.common.packaged import toml
from himoya.intake.channels.tidy import MARKS

WORDS = ("himoya.intake.channels", "whatsapp_words.toml")
FIRST_YEAR = 2009  # WhatsApp itself began then
LAST_YEAR = 2100
MARK = MARKS.pattern + "*"
DAY = r"(?P<date>[0-9]{1,4}(?P<dot>[./-]) ?[0-9]{1,2}(?P=dot) ?[0-9]{1,4}),?(?: ?г\.,?)?"
TIME = r"(?P<hour>[0-9]{1,2})[:.](?P<minute>[0-9]{2})(?:[:.](?P<second>[0-9]{2}))?"
# Digits of any script, marks and Arabic commas between them, an era's name: enough to say what is wrong.
FOREIGN = re.compile(
    rf"{MARK}\[?{MARK}(?P<date>\d{{1,4}}{MARK}[./-]{MARK}\d{{1,2}}{MARK}[./-]{MARK}"
    rf"\w?\d{{1,4}}(?:\s[^\W\d]{{1,4}})?{MARK}[,،]?)\s?{MARK}\d{{1,2}}[:.]\d{{2}}"
)
OURS = re.compile(r"[0-9./-]+,?")

DMY, MDY, YMD = "dmy", "mdy", "ymd"
Three = tuple[int, int, int]  # the three numbers of a date as they stand


@dataclass(frozen=True, slots=True)
class Head:
    """The beginning of a message: when, in the numbers as written, and all that follows on the line."""

    date: Three
    year_digits: int
    written: str
    hour: int
    minute: int
    second: int
    bracket: bool  # iPhone writes [date, time], Android date, time -
    rest: str


@cache
def _header() -> re.Pattern[str]:
    halves = toml(*WORDS)["halves"]
    words = sorted((*halves["morning"], *halves["evening"]), key=len, reverse=True)
    half = rf"(?:\s?(?P<half>{'|'.join(map(re.escape, words))}))?"
    end = r"(?(bracket)\]\s|\s[-–]\s)(?P<rest>.*)"
    return re.compile(rf"{MARK}(?P<bracket>\[)?{MARK}{DAY}[\s,]\s?{TIME}{half}{MARK}{end}", re.IGNORECASE)


@cache
def _evening(half: str) -> bool:
    return half.casefold() in toml(*WORDS)["halves"]["evening"]


def head_of(line: str) -> Head | None:
    """The head of a message, or None when the line goes on with the message above."""
    found = _header().match(line)
    if not found:
        return None
    first, second, third = (int(part) for part in re.split(r"[./-]", found["date"]))
    hour, minute = int(found["hour"]), int(found["minute"])
    if found["half"]:
        hour = hour % 12 + 12 * _evening(found["half"])
    if hour > 23 or minute > 59 or int(found["second"] or 0) > 59:
        return None
    year = found["date"].split(found["dot"])[0 if first > 31 else 2]
    return Head(
        (first, second, third),
        len(year.strip()),
        found["date"],
        hour,
        minute,
        int(found["second"] or 0),
        bool(found["bracket"]),
        found["rest"],
    )


def foreign_date(line: str) -> str:
    """The date of a line that begins like a message in another calendar or script; "" otherwise."""
    found = FOREIGN.match(line)
    if not found or head_of(line):
        return ""
    return "" if OURS.fullmatch(found["date"]) else MARKS.sub("", found["date"]).rstrip(",،")


def sent_at(head: Head, order: str, local: tzinfo) -> datetime | None:
    """The time in UTC, or None when the numbers are no date of our calendar in that order."""
    year, month, day = _arranged(head.date, order)
    if head.year_digits <= 2:
        year += 2000
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        told = datetime(year, month, day, head.hour, head.minute, head.second, tzinfo=local)
    except ValueError:
        return None
    return told.astimezone(UTC)


def _arranged(date: Three, order: str) -> Three:
    first, second, third = date
    if order == YMD:
        return first, second, third
    return (third, second, first) if order == DMY else (third, first, second)


@dataclass(slots=True)
class Orders:
    """Collects the dates of a whole file and decides in which order day and month stand."""

    year_first: int = 0
    day_first: int = 0
    month_first: int = 0
    backwards: dict[str, int] = field(default_factory=lambda: {DMY: 0, MDY: 0})
    latest: dict[str, Three] = field(default_factory=dict)
    highest: dict[str, Three] = field(default_factory=dict)
    last: Three | None = None

    def add(self, date: Three) -> None:
        if date == self.last:
            return
        self.last = date
        first, second, _ = date
        if first > 31:
            self.year_first += 1
        elif first > 12 >= second:
            self.day_first += 1
        elif second > 12 >= first:
            self.month_first += 1
        for order in (DMY, MDY):
            day = _arranged(date, order)
            self.backwards[order] += day < self.latest.get(order, day)
            self.latest[order] = day
            if day[1] <= 12:
                self.highest[order] = max(day, self.highest.get(order, day))

    def decide(self, told: bool | None, now: datetime | None) -> str:
        """What the numbers themselves prove comes first, then what a person told, then the flow of time."""
        if self.year_first:
            return YMD
        if self.day_first or self.month_first:
            return DMY if self.day_first >= self.month_first else MDY
        if told is not None:
            return DMY if told else MDY
        ahead = {order: now is not None and self._after(order, now) for order in (DMY, MDY)}
        if ahead[DMY] != ahead[MDY]:
            return MDY if ahead[DMY] else DMY
        return MDY if self.backwards[MDY] < self.backwards[DMY] else DMY

    def _after(self, order: str, now: datetime) -> bool:
        year, month, day = self.highest.get(order, (0, 0, 0))
        # A day of grace: the zone of the phone may be ahead of ours.
        return (year % 100, month, day) > (now.year % 100, now.month, now.day + 1)
