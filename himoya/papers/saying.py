"""Sentences of the papers in the paper's language, which need not be the reader's. Pure."""

from collections.abc import Mapping
from datetime import date

from himoya.cases.when import Span
from himoya.cases.words import KINDS, VALUES
from himoya.common import packaged
from himoya.common.say import say
from himoya.people.kin import TO_HIM
from himoya.people.recipients import RECIPIENTS

LANGUAGES = ("uz", "uz-cyrl", "ru", "en")
FILES = ("common", "note", "visit", "missing")


def text(file: str, key: str, language: str, /, **values: object) -> str:
    """The sentence `key` of texts/`file`.toml; KeyError for one that is not there."""
    said: str = sentences(file)[key][language]
    return said % values if values else said


def has(file: str, key: str) -> bool:
    return key in sentences(file)


def sentences(file: str) -> Mapping[str, Mapping[str, str]]:
    """key -> language -> sentence."""
    return packaged.toml("himoya.papers.texts", f"{file}.toml")


def label(kind: str, language: str) -> str:
    """What a kind of statement is called."""
    return say(KINDS.get(kind, ""), language)


def words(kind: str, value: str, language: str) -> str:
    """A value as people say it: codes in words, days as 16.11.2026."""
    if kind in VALUES:
        return say(VALUES[kind].get(value, value), language)
    if kind == "birth_date" and len(value) == 10:
        return day(date.fromisoformat(value))
    return value


def recipient(code: str, language: str) -> str:
    return say(RECIPIENTS[code].name, language)


def kin(code: str, language: str) -> str:
    """What somebody is to him."""
    return say(TO_HIM.get(code, ""), language)


def day(one: date) -> str:
    return f"{one:%d.%m.%Y}"


def days(span: Span) -> str:
    """A day, or the first and the last that it may have been."""
    return day(span.first) if span.is_a_day else f"{day(span.first)} – {day(span.last)}"


def foot(language: str, checker: str, made_on: date) -> tuple[str, ...]:
    """Who made it, that nobody has checked it, and when. `checker`: lawyer or practitioner."""
    return (
        text("common", "by_families", language),
        text("common", f"not_checked_{checker}", language),
        text("common", "made_on", language, day=day(made_on)),
    )
