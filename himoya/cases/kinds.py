"""The kinds of things that are known about a person, and what may be written for each. Pure."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from himoya.cases.when import Span, month_of, span_ahead, span_of
from himoya.common.errors import BadInput
from himoya.common.say import N_

LONGEST = 300  # characters of one value
FIRST_YEAR = 1900
LONGEST_TERM = 60  # years
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_DIRECTIONS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_DAY = re.compile(r"(?:(?P<y>[0-9]{4})-(?P<m>[0-9]{1,2})-(?P<d>[0-9]{1,2}))")
_DAY_FIRST = re.compile(r"(?:(?P<d>[0-9]{1,2})[./](?P<m>[0-9]{1,2})[./](?P<y>[0-9]{4}))")
_ENDS = re.compile(r"(?P<first>[0-9./-]{8,10}?)\s*[/–—]\s*(?P<last>[0-9./-]{8,10})")
_ARTICLE = re.compile(r"[1-9][0-9]{0,2}(?:\.[1-9])?")


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of thing that is known. `codes` are the only values it takes; empty: `read` decides.

    `ask_again` is the number of days after which what was told may have changed; None: it does not.
    """

    code: str
    codes: tuple[str, ...] = ()
    read: Callable[[str, date], str] | None = None
    ask_again: int | None = None


def tidy(text: str) -> str:
    """The text without control characters and without marks that turn the direction of writing."""
    return _DIRECTIONS.sub("", _CONTROLS.sub("", unicodedata.normalize("NFC", text))).strip()


def clean_value(kind: str, text: str, today: date) -> str:
    """The value as it is stored. Raises BadInput for what this kind cannot hold, KeyError for no kind."""
    one = KINDS[kind]
    value = tidy(text)
    if not value:
        raise BadInput(N_("Write what is known; this field is empty."))
    if len(value) > LONGEST:
        raise BadInput(N_("This is longer than %(most)s characters. Write it shorter."), most=LONGEST)
    if one.codes and value not in one.codes:
        raise BadInput(N_("Choose one of the answers in the list."))
    return one.read(value, today) if one.read else value


def day_of(text: str) -> date:
    """The day written as 2026-11-16 or 16.11.2026. Raises BadInput for any other."""
    found = _DAY.fullmatch(text) or _DAY_FIRST.fullmatch(text)
    try:
        if found:
            return date(int(found["y"]), int(found["m"]), int(found["d"]))
    except ValueError:
        pass
    raise BadInput(N_("There is no such day. Write it like 16.11.2026."))


def past_day(text: str, today: date) -> str:
    day = day_of(text)
    if day > today:
        raise BadInput(N_("This day lies in the future. Check the year."))
    if day.year < FIRST_YEAR:
        raise BadInput(N_("This day is too long ago. Check the year."))
    return day.isoformat()


def _past(text: str, today: date) -> str:
    """A day, or all that is known of it: "spring 2026", "2025", "01.03.2026 – 31.05.2026"."""
    if _is_a_day(text):
        return past_day(text, today)
    month, ends = month_of(text), _ENDS.fullmatch(text)
    if month:
        return _between(past_day(month.first.isoformat(), today), min(month.last, today).isoformat())
    if ends is None:
        return span_of(text, today).stored
    return _between(past_day(ends["first"], today), past_day(ends["last"], today))


def _day_of_release(text: str, today: date) -> str:
    """A day, or all that is known of it, in the past or ahead."""
    if _is_a_day(text):
        return _not_too_far(text, today)
    month, ends = month_of(text), _ENDS.fullmatch(text)
    if month:
        return _between(*(_not_too_far(day.isoformat(), today) for day in (month.first, month.last)))
    if ends is None:
        return span_ahead(text, today.replace(year=today.year + LONGEST_TERM, day=1)).stored
    return _between(_not_too_far(ends["first"], today), _not_too_far(ends["last"], today))


def _is_a_day(text: str) -> bool:
    return bool(_DAY.fullmatch(text) or _DAY_FIRST.fullmatch(text))


def _between(first: str, last: str) -> str:
    if last < first:
        raise BadInput(N_("The last of these days lies before the first. Check both."))
    return Span(date.fromisoformat(first), date.fromisoformat(last)).stored


def _not_too_far(text: str, today: date) -> str:
    day = day_of(text)
    if not FIRST_YEAR <= day.year <= today.year + LONGEST_TERM:
        raise BadInput(N_("This day is too far away. Check the year."))
    return day.isoformat()


def _birth_date(text: str, today: date) -> str:
    if re.fullmatch("[0-9]{4}", text) and FIRST_YEAR <= int(text) <= today.year:
        return text
    return past_day(text, today)


def _name(text: str, today: date) -> str:
    if sum(character.isalpha() for character in text) < 2:
        raise BadInput(N_("A name has at least two letters."))
    return " ".join(text.split())


def _one_line(text: str, today: date) -> str:
    return " ".join(text.split())


def _article(text: str, today: date) -> str:
    if not _ARTICLE.fullmatch(text):
        raise BadInput(N_("Write the article as a number, like 228 or 228.1."))
    return text


def _whole(least: int, most: int) -> Callable[[str, date], str]:
    def read(text: str, today: date) -> str:
        if not re.fullmatch("[0-9]{1,4}", text) or not least <= int(text) <= most:
            raise BadInput(N_("Write a whole number between %(least)s and %(most)s."), least=least, most=most)
        return str(int(text))

    return read


RELATIONS = (
    "son", "daughter", "husband", "wife", "brother", "sister", "father", "mother", "nephew", "niece",
    "cousin", "uncle", "grandson", "son-in-law", "father-in-law", "brother-in-law", "neighbour's son",
    "neighbour's grandson", "relative",
)  # fmt: skip

LOOK = "look"  # kind of a fact: a rule that is too unsure to ring, of a message that should be read once more
SPANS = ("arrested_on", "verdict_on", "in_force_on", "term_ends_on", "last_contact")  # Span.stored
DAYS = ("birth_date", *SPANS)  # ISO

# In the order of the case page.
KINDS: Mapping[str, Kind] = {
    kind.code: kind
    for kind in (
        Kind(
            "status",
            ("held", "at_front", "missing", "prisoner_of_war", "dead", "released"),
            ask_again=14,
        ),
        Kind("contract", ("offered", "refused", "signed", "unknown"), ask_again=14),
        Kind("name", read=_name),
        Kind("birth_date", read=_birth_date),
        Kind("age", read=_whole(10, 110), ask_again=365),
        Kind("sex", ("m", "f")),
        Kind("home", read=_one_line),
        Kind("facility", read=_one_line, ask_again=45),
        Kind("article", read=_article),
        Kind("part", read=_whole(1, 9)),
        Kind("term_months", read=_whole(1, 600), ask_again=365),
        Kind("arrested_on", read=_past),
        Kind("verdict_on", read=_past),
        Kind("in_force_on", read=_past),
        Kind("term_ends_on", read=_day_of_release, ask_again=365),
        Kind("last_contact", read=_past, ask_again=30),
        Kind("usual_interval_days", read=_whole(1, 400), ask_again=180),
        Kind("relation", RELATIONS),
    )
}
