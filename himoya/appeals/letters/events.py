"""What happened, as sentences of our own: a day and a code. Nobody's words stand in a letter to the state."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from himoya.appeals.letters.spelling import in_cyrillic, said_day
from himoya.common import packaged
from himoya.common.errors import BadInput
from himoya.common.say import N_


class Event(NamedTuple):
    """`code`: a name in events.toml; `day`: when, None if nobody knows."""

    code: str
    day: date | None = None


def codes() -> Mapping[str, Mapping[str, str]]:
    """code -> tag ("" or what it may give away) and its sentence in uz, ru, en."""
    return packaged.toml("himoya.appeals.letters", "events.toml")


def tag(code: str) -> str:
    return _row(code)["tag"]


def said(events: Iterable[Event], language: str) -> list[str]:
    """Each in a sentence, oldest first, those without a day last."""
    ordered = sorted(events, key=lambda event: (event.day is None, event.day or date.max))
    return [_sentence(event, language) for event in ordered]


def _sentence(event: Event, language: str) -> str:
    row = _row(event.code)
    words = in_cyrillic(row["uz"]) if language == "uz-cyrl" else row[language]
    return f"{said_day(event.day, language)}: {words}" if event.day else words[:1].upper() + words[1:]


def _row(code: str) -> Mapping[str, str]:
    row = codes().get(code)
    if row is None:
        raise BadInput(N_("“%(code)s” is no kind of event that a letter can tell."), code=code)
    return row
