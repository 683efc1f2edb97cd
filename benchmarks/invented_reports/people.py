"""Invented people: names of syllables, families with brothers and sisters, telephones, birthdays."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

ONSETS = [*"bdfghjklmnqrstvxyz", "g‘", "sh", "ch"]
VOWELS = ["a", "a", "e", "i", "o", "o", "u", "o‘"]
CODAS = [*"lmnrdtz", "sh"]
PLACES = (
    "Bulut",
    "Yozuv",
    "Daftar",
    "Qalam",
    "Kitob",
    "Rang",
    "Uzum",
    "Anor",
    "Soat",
    "Eshik",
    "Deraza",
    "Chiroq",
    "Ko‘prik",
    "G‘ildirak",
)
HOMES = [f"{place} tumani" for place in PLACES]
GIVEN, STEMS = 3_000, 12_000
WOMEN, SIBLINGS, WITH_ENDING = 0.12, 0.08, 0.1
OLDEST, YOUNGEST = 1962, 2007


@dataclass(frozen=True, slots=True)
class Family:
    stem: str
    father: str
    phones: tuple[str, str, str]  # nine digits each: the first is called most
    home: str


@dataclass(frozen=True, slots=True)
class Person:
    """Names in Uzbek Latin, small letters; `ending` is -jon and the like where it belongs to the name.

    `russian`: how an office once wrote the name in Russian, which then stays with the person.
    """

    family: Family
    given: str
    ending: str
    sex: str
    born: tuple[int, int, int]  # year, month, day
    russian: "Russian"


@dataclass(frozen=True, slots=True)
class Russian:
    dzh: bool  # ж as дж
    a: bool  # о as а
    son: bool  # угли instead of -ович


class _Names:
    """A list of names of which a few are common and most are rare."""

    def __init__(self, count: int, flat: int, vowel_end: float, chance: random.Random) -> None:
        self._names = sorted({_word(vowel_end, chance) for _ in range(count)})
        chance.shuffle(self._names)
        self._weights = list(accumulate(1 / (rank + flat) for rank in range(1, len(self._names) + 1)))

    def one(self, chance: random.Random) -> str:
        return chance.choices(self._names, cum_weights=self._weights)[0]


def persons(chance: random.Random) -> Iterator[Person]:
    """Without end. One in twelve is a brother or sister of the one before."""
    men, women = _Names(GIVEN, 5, 0.1, chance), _Names(GIVEN, 5, 0.5, chance)
    stems = _Names(STEMS, 7, 0.15, chance)
    family = None
    while True:
        if not family or chance.random() > SIBLINGS:
            phones = (_phone(chance), _phone(chance), _phone(chance))
            family = Family(stems.one(chance), men.one(chance), phones, chance.choice(HOMES))
        woman = chance.random() < WOMEN
        yield Person(
            family=family,
            given=(women if woman else men).one(chance),
            ending=ending(woman, chance) if chance.random() < WITH_ENDING else "",
            sex="f" if woman else "m",
            born=(chance.randint(OLDEST, YOUNGEST), chance.randint(1, 12), chance.randint(1, 28)),
            russian=Russian(chance.random() < 0.7, chance.random() < 0.4, chance.random() < 0.2),
        )


def ending(woman: bool, chance: random.Random) -> str:
    return chance.choice(("xon", "oy", "gul") if woman else ("jon", "jon", "bek", "xon", "boy"))


def _word(vowel_end: float, chance: random.Random) -> str:
    syllables = "".join(
        chance.choice(ONSETS) + chance.choice(VOWELS) for _ in range(chance.choice((1, 1, 2)))
    )
    last: str = chance.choice(ONSETS) + chance.choice("aiou" if chance.random() < 0.5 else "ai")
    return syllables + (last if chance.random() < vowel_end else last + chance.choice(CODAS))


def _phone(chance: random.Random) -> str:
    return f"00{chance.randrange(10**7):07}"  # no network has this number
