"""Birth dates and ages."""

import re
from dataclasses import dataclass

from himoya.language.numbers import NUMBER, number
from himoya.reading.days import days, full_year

_YEAR = re.compile(
    r"(?<![0-9./])(?P<year>(?:19|20)[0-9]{2})(?= ?-?(?:yil|yili|yilgi|y\b|g\.|gr\b|god|g r|tug)|\s*[,.;)]|"
    r"\s*$)"
    r"|(?<![0-9.])(?P<short>[5-9][0-9]) ?-?(?:yil|god)(?:li|gi|lik|da|i)?(?![a-z]* ?(?:oldin|avval|beri|kol))"
)
_YEAR_WORDS = re.compile(rf"(?<![a-z])(?P<year>{NUMBER})(?:inchi|nchi) yil(?:li|gi|i|da)?(?![a-z])")
_AGE = re.compile(rf"(?<![a-z0-9.])(?P<age>{NUMBER}) ?-?(?:da )?(?:yosh|yash)[a-z]*")
_AGE_RUSSIAN = re.compile(rf"(?<![a-z0-9.])(?P<age>{NUMBER}) (?:let|goda|god)(?![a-z])")
_IN_CUSTODY = re.compile(
    r"srok|sidit|osud|dali|iz nih|ostal|st\b|kolon|zon|uje|bil|v zaklyuch|ch\.? ?[1-6]|strog|poluch|nazad|"
    r"dayut|prigov"
)


@dataclass(frozen=True, slots=True)
class Birth:
    """ISO day or a year, with its place in the letters."""

    value: str
    start: int


def births(letters: str) -> list[Birth]:
    """Whole dates and years of birth (a man of 14 to 80), in their order."""
    found = [
        Birth(day.whole.isoformat(), day.start)
        for day in days(letters)
        if day.whole is not None and 1940 <= day.whole.year <= 2011
    ]
    if found:
        return found
    for match in _YEAR.finditer(letters):
        year = full_year(match["year"] or match["short"])
        if year and 1940 <= year <= 2011:
            found.append(Birth(str(year), match.start()))
    if not found:
        for match in _YEAR_WORDS.finditer(letters):
            year = full_year(match["year"])
            if year and 1950 <= year <= 2011:
                found.append(Birth(str(year), match.start()))
    return found


def ages(letters: str) -> list[tuple[int, int]]:
    """(age, place) of persons of 14 to 90."""
    found = []
    for match in _AGE.finditer(letters):
        value = number(match["age"])
        if value is not None and 14 <= value <= 90:
            found.append((value, match.start()))
    if not found:
        for match in _AGE_RUSSIAN.finditer(letters):
            value = number(match["age"])
            around = (
                letters[max(match.start() - 22, 0) : match.start()] + letters[match.end() : match.end() + 10]
            )
            if value is not None and 18 <= value <= 80 and not _IN_CUSTODY.search(around):
                found.append((value, match.start()))
    return found
