"""Finds regions and towns in folded words, with the endings that Uzbek and Russian hang on them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from himoya.common import packaged
from himoya.language import fold_text

_UZBEK_ENDING = re.compile(
    r"(?:lik|li|ning|ni|ga|ka|ya)?(?:da|dan|din|tan|ta|dagi|ning|lar|lardan|larga|ni|ga)?(?:man|miz|mis|"
    r"siz|lar|ku)?"
)
_RUSSIAN_ENDING = re.compile(
    r"(?:sk(?:aya|uyu|uy|iy|um|ugu|am|ay|ih|imi|e|a|u)|k|[aeiu]|uy|um|ah|ami|ov|ey|tsa|tsi|ets)"
)
_TITLES = ("tuman", "viluyat", "rayun", "shahar", "shahr", "ubl", "krshlug")
_STRONG = re.compile(r"(?:lik|li|dan|din|tan|da|ta)(?:man|miz|mis|ku)?")


@dataclass(frozen=True, slots=True)
class PlaceFound:
    name: str  # Uzbek Latin for Uzbekistan, English for Russia
    region: str  # of Uzbekistan; "" for a region itself and for Russia
    first: int  # number of the first word
    last: int  # number of the last word, inclusive


def home(words: Sequence[str]) -> PlaceFound | None:
    """The most exact place of Uzbekistan among the words in merged letters: a town before a region."""
    found = homes(words)
    towns = [place for place in found if place.region]
    return next(iter(towns or found), None)


def homes(words: Sequence[str]) -> list[PlaceFound]:
    commons = _uzbekistan()[1]
    places: list[PlaceFound] = []
    for number, (row, rest) in enumerate(map(_uzbek_place, words)):
        if row is None:
            continue
        after = words[number + 1] if number + 1 < len(words) else ""
        if row[0] in commons and not (_STRONG.fullmatch(rest) or after.startswith(_TITLES)):
            continue
        places.append(PlaceFound(row[0], row[1], number, number))
    return places


def russian_regions(words: Sequence[str]) -> list[PlaceFound]:
    """Regions of Russia named among the words (merged letters), by their own names or a prison town's."""
    found: list[PlaceFound] = []
    for number, told in enumerate(map(_russian_word, words)):
        if told is None:
            continue
        region, starts = told
        following = words[number + 1] if number + 1 < len(words) else ""
        spelled = next((name for two, name in starts if following.startswith(two)), "")
        if spelled:
            found.append(PlaceFound(spelled, "", number, number + 1))
        elif region and not (found and found[-1].last == number):
            found.append(PlaceFound(region, "", number, number))
    return found


@lru_cache(maxsize=1 << 15)
def _uzbek_place(word: str) -> tuple[tuple[str, str] | None, str]:
    return _cut(word, _uzbekistan()[0], _uzbek_tail)


@lru_cache(maxsize=1 << 15)  # the same words come back in every message
def _russian_word(word: str) -> tuple[str, tuple[tuple[str, str], ...]] | None:
    """The region that a word names, and what may follow it in names of two words: beginning and region."""
    row, _ = _cut(word, _russia(), _russian_tail)
    starts = _russian_pairs().get(word[:4], ())
    beside = tuple((two, name) for one, two, name in starts if word.startswith(one))
    return (row[0] if row else "", beside) if row or beside else None


def _cut(
    word: str, known: Mapping[str, tuple[str, str]], allowed: "re.Pattern[str]"
) -> tuple[tuple[str, str] | None, str]:
    for length in range(len(word), 2, -1):
        row = known.get(word[:length])
        if row is not None and allowed.fullmatch(word[length:]):
            return row, word[length:]
    return None, ""


_uzbek_tail = re.compile(f"{_UZBEK_ENDING.pattern}|{_RUSSIAN_ENDING.pattern}")
_russian_tail = re.compile(
    rf"(?:{_RUSSIAN_ENDING.pattern}|iy[ae]?|iya[a-z]*|iya|ii|skiy|iyada|istan[a-z]*|istun[a-z]*|"
    rf"stan[a-z]*|stun[a-z]*|[a-z]?sk|sk)?"
    rf"(?:{_UZBEK_ENDING.pattern})"
)


@cache
def _uzbekistan() -> tuple[dict[str, tuple[str, str]], frozenset[str]]:
    rows = packaged.toml("himoya.places.data", "uzbekistan.toml")
    known: dict[str, tuple[str, str]] = {}
    for name, row in rows.items():
        for form in (name, *row["forms"]):
            folded = fold_text(form)
            known.setdefault(folded, (name, row["region"]))
            if folded.endswith("a"):  # Russian cases: Фергана, из Ферганы
                known.setdefault(folded[:-1], (name, row["region"]))
    return known, frozenset(name for name, row in rows.items() if row.get("common"))


@cache
def _russia() -> dict[str, tuple[str, str]]:
    rows = packaged.toml("himoya.places.data", "russia.toml")
    return {fold_text(stem): (name, "") for name, stems in rows.items() for stem in stems if " " not in stem}


@cache
def _russian_pairs() -> dict[str, list[tuple[str, str, str]]]:
    """Names of two words, under the beginning of the first: both words' stems and the region."""
    rows = packaged.toml("himoya.places.data", "russia.toml")
    pairs: dict[str, list[tuple[str, str, str]]] = {}
    for name, stems in rows.items():
        for stem in stems:
            if " " in stem:
                one, two = (fold_text(part).rstrip("*") for part in stem.split(" "))
                pairs.setdefault(one[:4], []).append(
                    (one.removesuffix("iy") if len(one) > 6 else one, two[:5], name)
                )
    return pairs
