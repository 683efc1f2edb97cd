"""What a person may fill into a letter: the fields of its own text, and how a value compares with another."""

from collections.abc import Iterable, Mapping
from typing import Any

from himoya.appeals.letters.fields import FIELDS
from himoya.appeals.letters.texts import Text
from himoya.appeals.letters.tidy import tidy

BODIES = frozenset({"previous_body", "forwarded_to", "complained_of"})  # chosen among the pack's authorities
LISTS = frozenset({"papers", "numbers"})
_BY_ITSELF = frozenset({"addressee", "date"})
_ELSEWHERE = frozenset({"events", "table"})

Value = str | list[str]


def asked(text: Text) -> list[str]:
    """Fields of this text that somebody can fill by hand, in the order of FIELDS; events are asked apart."""
    wanted = set(text.uses) | ({"part"} if "article" in text.uses else set())
    return [
        name
        for name, field in FIELDS.items()
        if name in wanted and name not in _BY_ITSELF and field.kind not in _ELSEWHERE
    ]


def tells_events(text: Text) -> bool:
    return any(FIELDS[name].kind == "events" for name in text.uses)


def only_new(text: Text) -> bool:
    """Whether this text tells nothing but what is new since the letter before."""
    told = [name for name in text.uses if FIELDS[name].kind == "events"]
    return told == ["new_facts"]


def value_in(fields: Mapping[str, Any], name: str, language: str) -> Value:
    """What the letter of this language holds, in one comparable form; "" or [] for nothing."""
    own = fields.get(f"{name}@{language}")
    return plain(name, own if own is not None else fields.get(name))


def plain(name: str, raw: Any) -> Value:
    if FIELDS[name].kind in LISTS:
        given = [raw] if isinstance(raw, str) and raw else raw or []
        return [text for one in given if (text := tidy(one))] if isinstance(given, Iterable) else []
    return "" if raw is None else tidy(raw)


def put(fields: dict[str, Any], name: str, value: Value, language: str) -> None:
    """Write it where the letter of this language takes it from."""
    own = f"{name}@{language}"
    fields[own if own in fields else name] = value
