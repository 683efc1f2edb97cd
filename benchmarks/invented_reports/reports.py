"""One report about one person, as somebody writes it down."""

import random
from collections.abc import Callable
from functools import partial

from benchmarks.invented_reports import spelling
from benchmarks.invented_reports.people import Person, ending
from benchmarks.invented_reports.slips import by_ear, by_finger
from himoya.linkage.pure.records import Record

STYLES = ("latin", "new", "cyrillic", "russian", "english", "passport")
STYLE_SHARES = (27, 4, 13, 38, 9, 9)
FATHER_TOLD, NO_SURNAME, INITIALS, ENDING_TURNED, NO_UZBEK_KEYS = 0.58, 0.04, 0.04, 0.06, 0.3
SEX_TOLD, HOME_TOLD, PHONE_TOLD, RELATIVES_PHONE = 0.7, 0.55, 0.45, 0.24
BIRTH = ("missing", "year", "other year", "swapped", "digit", "next day", "placeholder", "right")
BIRTH_SHARES = (14, 10, 4, 4, 4, 3, 2, 59)
PHONES = ("+998 {} {} {} {}", "+998{}{}{}{}", "{}-{}-{}-{}", "998{}{}{}{}", "8{} {}{}{}", "{} {} {} {}")


def report(key: str, person: Person, chance: random.Random) -> Record:
    phones = person.family.phones
    phone = phones[0] if chance.random() > RELATIVES_PHONE else chance.choice(phones[1:])
    return Record(
        key,
        name(person, chance),
        sex=person.sex if chance.random() < SEX_TOLD else "",
        birth_date=_birth(person.born, chance),
        phone=_dialled(phone, chance) if chance.random() < PHONE_TOLD else "",
        home=person.family.home if chance.random() < HOME_TOLD else "",
    )


def name(person: Person, chance: random.Random) -> str:
    style = chance.choices(STYLES, STYLE_SHARES)[0]
    spell = _speller(style, person, chance)
    uzbek = style in ("latin", "new", "cyrillic")
    given = by_ear(person.given, chance) + _ending(person, chance)
    surname, father = _surname(person, chance), _father(person, uzbek, chance)

    def typed(part: str) -> str:
        return " ".join(by_finger(spell(word), chance) for word in part.split())

    text = _ordered(typed(surname), typed(given), typed(father), chance)
    if style == "passport" or chance.random() < 0.12:
        return text.upper()
    return " ".join(word[:1].upper() + word[1:] for word in text.split()) if chance.random() < 0.9 else text


def _speller(style: str, person: Person, chance: random.Random) -> Callable[[str], str]:
    how = person.russian
    if style == "latin":
        return partial(spelling.latin, apostrophe=chance.choice(spelling.APOSTROPHES))
    if style == "cyrillic":
        return partial(spelling.cyrillic, uzbek_keys=chance.random() > NO_UZBEK_KEYS)
    if style == "new":
        return spelling.new_latin
    return partial(
        {"russian": spelling.russian, "english": spelling.english}.get(style, spelling.passport), how=how
    )


def _ending(person: Person, chance: random.Random) -> str:
    """-jon and the like come and go: said in love, left out in papers."""
    if chance.random() > ENDING_TURNED:
        return person.ending
    return "" if person.ending else ending(person.sex == "f", chance)


def _surname(person: Person, chance: random.Random) -> str:
    stem = by_ear(person.family.stem, chance)
    last = "yev" if stem[-1] in "aiou" else "ov"
    return stem + last + ("a" if person.sex == "f" else "")


def _father(person: Person, uzbek: bool, chance: random.Random) -> str:
    father = by_ear(person.family.father, chance)
    if chance.random() < 0.7 if uzbek else person.russian.son:
        child = "qizi" if person.sex == "f" else ("o‘g‘li" if uzbek else "ugli")
        return father + (" " if chance.random() < 0.85 else "") + child
    middle = "yev" if father[-1] in "aiou" else "ov"
    return father + middle + ("na" if person.sex == "f" else "ich")


def _ordered(surname: str, given: str, father: str, chance: random.Random) -> str:
    if chance.random() < INITIALS:
        first, second = given[0] + ".", father[0] + "."
        return chance.choice(
            (
                f"{surname} {first}",
                f"{surname} {first}{second}",
                f"{first}{second} {surname}",
                f"{surname} {first} {second}",
            )
        )
    with_father = chance.random() < FATHER_TOLD
    if chance.random() < NO_SURNAME:
        return f"{given} {father}" if with_father else given
    if not with_father:
        return chance.choice((f"{surname} {given}", f"{given} {surname}"))
    orders = (
        (surname, given, father),
        (given, father, surname),
        (given, surname, father),
        (father, given, surname),
    )
    return " ".join(chance.choices(orders, (6, 2, 1.5, 0.5))[0])


def _birth(born: tuple[int, int, int], chance: random.Random) -> str:
    year, month, day = born
    kind = chance.choices(BIRTH, BIRTH_SHARES)[0]
    if kind == "missing":
        return ""
    if kind == "year":
        return str(year)
    if kind == "other year":
        year += chance.choice((-2, -1, 1, 2, 10))
    elif kind == "swapped" and day <= 12:
        month, day = day, month
    elif kind == "digit":
        day = day % 10 + 10 * chance.choice((0, 1, 2)) or 1
    elif kind == "next day":
        day += chance.choice((-1, 1)) if day > 1 else 1
    elif kind == "placeholder":
        month = day = 1
    return f"{year}-{month:02}-{day:02}"


def _dialled(phone: str, chance: random.Random) -> str:
    return chance.choice(PHONES).format(phone[:2], phone[2:5], phone[5:7], phone[7:])
