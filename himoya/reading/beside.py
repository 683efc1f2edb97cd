"""What a row of a list says beside its cells: nothing, or what thousands of rows say, so it is read once."""

from dataclasses import fields, is_dataclass, replace
from typing import Any, NamedTuple

from himoya.reading.facts import Quote, Reading
from himoya.reading.scope import laughs

_BEFORE = " ; "  # stands for all empty cells before the first word


class Rest(NamedTuple):
    """`words` as they are read; a place there is `by` further on in the row's text."""

    words: str
    by: int


def rest_of(text: str, heard: str) -> Rest | None:
    """`heard`: the row's `text` with spaces over its cells. None: the cells themselves matter (a laugh)."""
    words = heard.lstrip(" ;")
    if laughs(text) and not laughs(words):
        return None
    gone = len(heard) - len(words)
    return Rest(_BEFORE + words, gone - len(_BEFORE)) if gone and words else Rest(words, gone)


def moved(told: Reading, text: str, by: int) -> Reading:
    """What was read from a row's rest, with every quote at its place in `text`."""
    if told == Reading(language=told.language):
        return told
    found: Reading = _each(told, text, by)
    return found


def _each(told: Any, text: str, by: int) -> Any:
    if isinstance(told, Quote):
        return Quote(text[told.start + by : told.end + by], told.start + by, told.end + by)
    if isinstance(told, tuple):
        return tuple(_each(part, text, by) for part in told)
    if not is_dataclass(told) or isinstance(told, type):
        return told
    parts = {field.name: getattr(told, field.name) for field in fields(told)}
    return replace(told, **{name: _each(part, text, by) for name, part in parts.items() if part})
