"""Finds regions and towns in folded words, with the endings that Uzbek and Russian hang on them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from himoya.common import packaged
from himoya.common.kept import kept_by
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


_Uzbek = tuple[str, str, bool]  # a place, its region, whether only a title behind the word makes it one
# The region that a word names, and what may follow it in names of two words: beginning and region.
_Russian = tuple[str, tuple[tuple[str, str], ...]]
_OfWord = tuple[_Uzbek | None, _Russian | None]


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
    places: list[PlaceFound] = []
    for number, (row, _) in _named(tuple(words)):
        if row is None:
            continue
        name, region, doubted = row
        if not doubted or _after(words, number).startswith(_TITLES):
            places.append(PlaceFound(name, region, number, number))
    return places


def russian_regions(words: Sequence[str]) -> list[PlaceFound]:
    """Regions of Russia named among the words (merged letters), by their own names or a prison town's."""
    found: list[PlaceFound] = []
    for number, (_, told) in _named(tuple(words)):
        if told is None:
            continue
        region, starts = told
        following = _after(words, number)
        spelled = next((name for two, name in starts if following.startswith(two)), "")
        if spelled:
            found.append(PlaceFound(spelled, "", number, number + 1))
        elif region and not (found and found[-1].last == number):
            found.append(PlaceFound(region, "", number, number))
    return found


def _after(words: Sequence[str], number: int) -> str:
    return words[number + 1] if number + 1 < len(words) else ""


@lru_cache(maxsize=2)  # places of both countries are asked of the same words, one after the other
def _named(words: tuple[str, ...]) -> list[tuple[int, _OfWord]]:
    """Which of the words may name a place, and what each says."""
    told = [*map(_of_word, words)]
    return [(number, one) for number, one in enumerate(told) if one is not None] if any(told) else []


@kept_by(1 << 15)  # the same words come back in every message
def _of_word(word: str) -> _OfWord | None:
    uzbek, russian = _uzbek_place(word), _russian_word(word)
    return (uzbek, russian) if uzbek or russian else None


def _uzbek_place(word: str) -> _Uzbek | None:
    known, commons = _uzbekistan()
    row, rest = _cut(word, known, _uzbek_tail)
    return (*row, row[0] in commons and _STRONG.fullmatch(rest) is None) if row else None


def _russian_word(word: str) -> _Russian | None:
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
