"""Writes a long messy list for measuring: invented people, nine columns of mixed types, a title on top."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

from openpyxl import Workbook

HEADINGS = (
    "№",
    "Ф.И.О.",
    "Tug'ilgan sanasi",
    "Қаердан",
    "Колония",
    "Moddasi",
    "Срок",
    "Телефон",
    "Izoh",
)
SURNAMES = ("Namunayev", "Sinovov", "Misolov", "Takrorov", "Uydirmayev", "Namunov", "Sinamayev", "Misoliyev")
GIVEN = ("Ali", "Farrukh", "Bekzod", "Sardor", "Jasur", "Otabek", "Shavkat", "Dilshod", "Ravshan", "Ulugbek")
FATHERS = ("Karim", "Rustam", "Anvar", "Botir", "Nodir", "Hamid", "Tohir", "Odil", "Yusuf", "Murod")
SYLLABLES = ("ba", "do", "gu", "ka", "li", "mo", "nu", "ra", "sha", "to", "vo", "za", "xu", "chi", "yo", "qo")
HOMES = ("Toshkent", "Samarqand", "Андижон", "Farg‘ona", "Хоразм", "Buxoro", "Наманган", "Qashqadaryo")
NOTES = ("", "", "xat bor", "адвокат бор", "перезвонить", "onasi kasal", "shartnomaga majburlashyapti")

Cell = str | int | float | date | None


def write_list(path: Path, rows: int, seed: int) -> None:
    """Write `rows` rows with a title, an empty line and headings above them, and a total below."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Ro'yxat")
    sheet.append(["Mahbuslar ro'yxati, 2026"])
    sheet.append([])
    sheet.append(list(HEADINGS))
    for row in _rows(rows, Random(seed)):
        sheet.append(list(row))
    sheet.append(["Jami:", rows])
    book.save(path)


def _rows(rows: int, chance: Random) -> Iterator[tuple[Cell, ...]]:
    told: list[tuple[str, date, int]] = []
    for number in range(1, rows + 1):
        if told and chance.random() < 0.2:  # told by somebody else already
            person = chance.choice(told)
        else:
            person = _person(chance)
            told.append(person)
        name, born, phone = person
        yield (
            number,
            name.upper() if chance.random() < 0.1 else name,
            chance.choice((born, born, f"{born:%d.%m.%Y}", float(born.year), None)),
            chance.choice(HOMES),
            chance.choice((f"IK-{chance.randint(71, 99)}", f"{chance.randint(71, 99)}-zona", None)),
            chance.choice(("228 4-qism", "ст. 105 ч. 2", 159, None)),
            chance.choice((float(chance.randint(2, 20)), f"{chance.randint(2, 20)} йил", None)),
            chance.choice((float(phone), f"+{phone}", None)),
            chance.choice(NOTES),
        )


def _person(chance: Random) -> tuple[str, date, int]:
    surname = chance.choice(SURNAMES)
    if chance.random() < 0.8:
        surname = "".join(chance.choices(SYLLABLES, k=3)).capitalize() + chance.choice(("yev", "ov", "boyev"))
    name = f"{surname} {chance.choice(GIVEN)} {chance.choice(FATHERS)} o'g'li"
    born = date(1965, 1, 1) + timedelta(days=chance.randrange(15_000))
    return name, born, 998_000_000_000 + chance.randrange(10_000_000)
