"""Whom the organiser's list names: the cast and strangers of the same mould, some of them twice."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from random import Random

from himoya.common import packaged
from himoya.demo.cast import PRISONERS, SPEAKERS, Prisoner
from himoya.demo.story_dice import dice
from himoya.demo.story_spelling import Parts

ROWS = 300
PERSONS = 260
_NAMES = packaged.toml("himoya.demo", "phrases/names.toml")
_REGIONS = {english: (uzbek, russian) for english, uzbek, russian in _NAMES["regions"]}
_EXTRA_REGIONS = {
    "Tambov oblast": ("Tambov", "Тамбов"),
    "Orenburg oblast": ("Orenburg", "Оренбург"),
    "Moscow": ("Moskva", "Москва"),
}


@dataclass(frozen=True, slots=True)
class Listed:
    """One person of the list; `key` is a key of the cast, or "list-017" for those only the list knows."""

    key: str
    name: Parts
    born: date
    home: str
    facility: str
    region: tuple[str, str]  # Uzbek Latin, Russian
    article: str
    part: int | None
    years: int | None
    phone: str
    relation: str  # what he is to the one who gave the row


@cache
def rows() -> tuple[Listed, ...]:
    """Whom each of the ROWS rows is about, in the order of the list."""
    chance = dice("list order")
    persons = [*map(_of_cast, PRISONERS.values()), *_strangers(PERSONS - len(PRISONERS))]
    again = chance.sample(persons, ROWS - PERSONS)
    chance.shuffle(persons)
    for person in again:
        persons.insert(chance.randrange(len(persons)), person)
    return tuple(persons)


def _of_cast(one: Prisoner) -> Listed:
    teller = SPEAKERS[one.told_by[0]]
    region = _REGIONS.get(one.region) or _EXTRA_REGIONS.get(one.region) or ("", "")
    return Listed(
        one.key, Parts(one.given, one.surname, one.father, one.sex), one.born, one.home, one.facility, region,
        one.article, one.part, one.years, teller.phone, teller.relations[one.key],
    )  # fmt: skip


def _strangers(count: int) -> Iterator[Listed]:
    chance = dice("list strangers")
    taken = {(one.given, one.surname) for one in PRISONERS.values()}
    number = 0
    while number < count:
        person = stranger(f"list-{number:03d}", chance)
        if (person.name.given, person.name.surname) not in taken:
            taken.add((person.name.given, person.name.surname))
            number += 1
            yield person


def stranger(key: str, chance: Random) -> Listed:
    """An invented person whom no story tells of."""
    female = chance.random() < 0.06
    given = chance.choice(_NAMES["women" if female else "men"])
    stem = chance.choice(_NAMES["stems"])
    endings = _NAMES["endings_after_vowel" if stem[-1] in "aeiou" else "endings_after_consonant"]
    surname = stem + chance.choice(endings) + ("a" if female else "")
    article, part, years = chance.choice(_NAMES["articles"])
    born = date(1978, 1, 1) + timedelta(days=chance.randrange(28 * 365))
    phone = f"+998 00 8{chance.randrange(100):02d} {chance.randrange(100):02d} {chance.randrange(100):02d}"
    region = chance.choice(_NAMES["regions"])
    return Listed(
        key=key,
        name=Parts(given, surname, chance.choice(_NAMES["men"]), "f" if female else "m"),
        born=born,
        home=chance.choice(_NAMES["homes"]),
        facility=f"{chance.choice(('IK', 'IK', 'IK', 'SIZO', 'KP'))}-{chance.randrange(71, 100)}",
        region=(region[1], region[2]),
        article=article,
        part=part,
        years=years,
        phone=phone,
        relation="daughter" if female else chance.choice(("son", "son", "brother", "husband")),
    )
