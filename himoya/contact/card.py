"""The call card: five questions for two minutes, in every script. Pure.

Which of them come first for one case is decided in himoya.papers.card.rules.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from himoya.common import packaged

SCRIPTS = ("uz", "uz-cyrl", "ru")  # in which the card is printed; English is there for helpers


@dataclass(frozen=True, slots=True)
class Question:
    """`texts` and what the answer `settles` (for helpers) by language; it is good for so many days."""

    code: str
    texts: Mapping[str, str]
    settles: Mapping[str, str]
    good_for_days: int


@cache
def questions() -> tuple[Question, ...]:
    """place, guests, signed, health, next: in their usual order."""
    card = _card()
    return tuple(_question(code, card["question"][code]) for code in card["order"])


def text(key: str, language: str, /, **values: object) -> str:
    """A sentence of the card beside its questions; KeyError for a key that is not there."""
    said: str = _card()["text"][key][language]
    return said % values if values else said


def checked_by() -> str:
    """The practitioner who has read the texts; empty: nobody yet."""
    name: str = _card()["checked_by"]
    return name


def _question(code: str, row: Mapping[str, Any]) -> Question:
    texts = {language: row[language] for language in (*SCRIPTS, "en")}
    return Question(code, texts, row["settles"], row["good_for_days"])


def _card() -> dict[str, Any]:
    return packaged.toml("himoya.contact", "card.toml")
