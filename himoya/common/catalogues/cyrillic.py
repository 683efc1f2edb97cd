"""Uzbek Latin into Uzbek Cyrillic for interface text, word by word. What people wrote is never changed."""

import re
from functools import cache
from typing import Any

from UzTransliterator import UzTransliterator

from himoya.common import packaged

_PLACES = (
    r"%\(\w+\)[sdr]",  # %(name)s; Django says %(value)r too
    r"%[sdr%]",
    r"\b\d{4}-\d\d-\d\dT[\d:+]+",  # times as they must be typed
    r"\{[^{}]*\}",
    r"<[^<>]+>",
    r"\b[a-z]+://\S+",
    r"\b(?:Asia|Europe)/[A-Z]\w+",  # time zones
    r"\b[\w.-]+\.(?:json|html|txt|csv|tsv|xlsx|ods|zip|db|toml|po|md)\b",
    r"\w*\*?\.(?:json|html|txt|csv|tsv|xlsx|ods|zip)\b",
    r"--[a-z][a-z-]+",  # options of the command line
    r"\bhimoya (?:pack )?[a-z]+(?: [A-Z]+\b)?",  # commands
    r"# [a-z_]+\b",  # parts of a letter
    r"\b[A-Z]+(?:_[A-Z]+)+\b",  # HIMOYA_HOME
    r"\b[TUV]\d{1,2}\b",  # levels, rules, grades
)
_WORD = r"[A-Za-z]+(?:[‘’][A-Za-z]*)*"


def to_cyrillic(text: str) -> str:
    return _tokens().sub(lambda match: match[0] if match["keep"] else _word(match[0]), one_apostrophe(text))


def kept_as_it_is(text: str) -> str:
    """The text without what stays in Latin letters on a Cyrillic page."""
    return _tokens().sub(lambda match: "" if match["keep"] else match[0], text)


def one_apostrophe(text: str) -> str:
    """The letters o‘ and g‘ with one sign, whatever was typed; between other letters the sign of a pause."""
    text = re.sub(r"(?<=[OoGg])['`´ʻʼ’‘]", "‘", text)
    return re.sub(r"(?<=[A-Za-z])['`´ʻʼ](?=[A-Za-z])", "’", text)


@cache
def _tokens() -> re.Pattern[str]:
    # A brand takes Uzbek endings ("Telegramdan"); a name of a field never does, and "id" begins many words.
    brands = (rf"\b{re.escape(kept)}" + (r"\b" if kept.islower() else "") for kept in _exceptions()["keep"])
    return re.compile(f"(?P<keep>{'|'.join((*_PLACES, *brands))})|{_WORD}")


def _exceptions() -> dict[str, dict[str, str]]:
    return packaged.toml("himoya.common.catalogues", "cyrillic.toml")


@cache
def _word(word: str) -> str:
    exceptions = _exceptions()
    known = exceptions["words"].get(word.lower())
    if known:
        return known.capitalize() if word[0].isupper() else known
    for stem, cyrillic in exceptions["stems"].items():
        if word.lower().startswith(stem):
            begun = cyrillic.capitalize() if word[0].isupper() else cyrillic
            return begun + (_transliterated(word[len(stem) :]) if len(word) > len(stem) else "")
    return _transliterated(word)


def _transliterated(word: str) -> str:
    # A single letter ("U" is "he" and "she") gets lost unless something stands after it.
    alone = len(word) == 1
    made: str = _transliterator().transliterate(f"{word}." if alone else word, from_="lat", to="cyr")
    return made.removesuffix(".") if alone else made


@cache
def _transliterator() -> Any:
    return UzTransliterator()  # it reads its tables from the disk each time it is made
