"""Days, months, articles and kinship as each language writes them; fixed words of words.toml."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache

from himoya.common import packaged
from himoya.common.catalogues.cyrillic import to_cyrillic
from himoya.places import said_place

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip


@cache
def in_cyrillic(uzbek: str) -> str:
    """Uzbek Latin of our own texts in Cyrillic. Values that people gave are never changed."""
    return to_cyrillic(uzbek)


def word(section: str, key: str, language: str, /, **values: object) -> str:
    """The words `key` of a section of words.toml; KeyError for words that are not there."""
    row = words(section)[key]
    said = in_cyrillic(row["uz"]) if language == "uz-cyrl" else row[language]
    return said % values if values else said


def words(section: str) -> Mapping[str, Mapping[str, str]]:
    rows: Mapping[str, Mapping[str, str]] = packaged.toml("himoya.appeals.letters", "words.toml")[section]
    return rows


def of_tables(english: str, language: str) -> str:
    """What a law table says in English about a way of sending; an office's own words as they were written."""
    row = packaged.toml("himoya.appeals.letters", "ways.toml").get(english, {})
    if language == "uz-cyrl" and "uz" in row:
        return in_cyrillic(row["uz"])
    return str(row.get(language, english))


def said_prison(place: str, language: str) -> str:
    """Where somebody is held; what the program itself spelled in English, in the language of the letter."""
    if language != "uz-cyrl":
        return said_place(place, language)
    said = said_place(place, "uz")
    return in_cyrillic(said) if said != place else place


def said_day(day: date, language: str) -> str:
    """22.11.2026; in English 22 November 2026, because 05.04 is read in two ways."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if language == "en" else f"{day:%d.%m.%Y}"


def said_article(article: str, part: str, language: str) -> str:
    """ "228.1" and "4" as a phrase that a sentence can hold; whatever is no number stays as it was given."""
    if not re.fullmatch(r"[\d.\-–]+", article):
        return article
    return word("law", "article_part" if part else "article", language, article=article, part=part)


def said_term(months: int, language: str) -> str:
    """Years and months: "8 yil 6 oy"."""
    years, rest = divmod(months, 12)
    said = [_counted(years, "years", language)] if years else []
    if rest or not years:
        said.append(_counted(rest, "months", language))
    return " ".join(said)


def _counted(number: int, unit: str, language: str) -> str:
    few, one = number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14), number % 10 == 1
    form = "one" if one and number % 100 != 11 else "few" if few else "many"
    if language == "en":
        form = "one" if number == 1 else "many"
    return f"{number} {word(unit, form, language)}"
