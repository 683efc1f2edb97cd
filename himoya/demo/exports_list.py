"""The organiser's messy spreadsheet, as three people with three keyboards filled it in."""

import io
import re
from datetime import date
from pathlib import Path
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook

from himoya.demo.story_dice import dice
from himoya.demo.story_hands import cyrillic_of, plain_of
from himoya.demo.story_list import Listed, rows
from himoya.demo.story_spelling import MANNERS, spelled

FILE_NAME = "royxat.xlsx"
HEADER_ROW = 4
_TITLE = "РЎЙХАТ / Ro'yxat / Список: болаларимиз, 2026 йил куз"
_HEADER = (
    "№",
    "Ф.И.О.",
    "Tug'ilgan sanasi",
    "Қаердан",
    "Колония",
    "Moddasi",
    "Срок",
    "Телефон",
    "Ким",
    "Izoh",
)
_MONTHS = (
    "yanvar", "fevral", "mart", "aprel", "may", "iyun",
    "iyul", "avgust", "sentabr", "oktabr", "noyabr", "dekabr",
)  # fmt: skip
_NOTES = ("", "", "", "", "xat bor", "адвокат бор", "hujjati to'liq emas", "перезвонить", "onasi kasal")
_TELLERS = {"son": "onasi", "brother": "опаси", "husband": "жена", "daughter": "онаси", "nephew": "tog'asi"}
_RUSSIAN_TYPES = {"IK": "ИК", "SIZO": "СИЗО", "KP": "КП", "LIU": "ЛИУ"}
_SAVED = b"2026-11-18T18:05:00Z"
_TIMES = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")

Cell = str | int | float | date | None


def write(folder: Path) -> Path:
    """Write royxat.xlsx and give its path. The same bytes every time."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Лист1"
    sheet.append([_TITLE])
    sheet.merge_cells("A1:J1")
    sheet.append([None, None, "yangilangan 18.11"])
    sheet.append([])
    sheet.append(list(_HEADER))
    chance = dice("list cells")
    for number, person in enumerate(rows(), start=1):
        sheet.append(_cells(number, person, chance))
        if number % 47 == 0:
            sheet.append([None, " "])
    buffer = io.BytesIO()
    book.save(buffer)
    path = folder / FILE_NAME
    path.write_bytes(_without_clock(buffer.getvalue()))
    return path


def _cells(number: int, person: Listed, chance: Random) -> list[Cell]:
    manner = chance.choice(MANNERS)
    russian = manner in ("russian", "passport")
    return [
        number if chance.random() < 0.9 else None,
        spelled(person.name, manner, chance) + ("  " if chance.random() < 0.05 else ""),
        _born(person.born, chance),
        _home(person.home, manner) if chance.random() < 0.85 else "",
        _facility(person, manner, chance),
        _article(person, russian),
        person.years if chance.random() < 0.6 else (f"{person.years} yil" if person.years else None),
        _phone(person.phone, chance),
        _TELLERS[person.relation],
        chance.choice(_NOTES),
    ]


def _born(born: date, chance: Random) -> Cell:
    """A real date, text in three habits, the bare year, or the day number a copied cell turns into."""
    texts = (f"{born:%d.%m.%Y}", f"{born.day} {_MONTHS[born.month - 1]} {born.year}", f"{born:%d/%m/%y}")
    serial = (born - date(1899, 12, 30)).days
    return chance.choice((born, born, *texts, f"{born:%d.%m.%Y}", born.year, serial, None))


def _home(home: str, manner: str) -> str:
    if manner in ("latin", "turned", "apostrophe"):
        return home
    if manner == "bare":
        return home.replace("'", "")
    return cyrillic_of(home) if manner == "cyrillic" else plain_of(cyrillic_of(home))


def _facility(person: Listed, manner: str, chance: Random) -> Cell:
    kind, _, number = person.facility.partition("-")
    uzbek, russian = person.region
    if not number:
        return None
    if manner in ("russian", "passport", "plain"):
        return f"{_RUSSIAN_TYPES[kind]}-{number} {russian}".strip()
    if kind == "IK" and chance.random() < 0.3:
        return f"{number}-zona {uzbek}".strip()
    return f"{kind} {number}, {uzbek}".strip(" ,") if chance.random() < 0.9 else float(number)


def _article(person: Listed, russian: bool) -> Cell:
    if not person.article:
        return None
    return f"ст. {person.article} ч. {person.part}" if russian else f"{person.article} {person.part}-qism"


def _phone(phone: str, chance: Random) -> Cell:
    """As text, with its plus lost, or as the floating number a spreadsheet makes of it."""
    digits = phone.removeprefix("+").replace(" ", "")
    return chance.choice((phone, f"+{digits}", digits, float(digits), float(digits), None))


def _without_clock(book: bytes) -> bytes:
    """The same workbook with the times of writing taken out."""
    result = io.BytesIO()
    with ZipFile(io.BytesIO(book)) as old, ZipFile(result, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            entry = ZipInfo(name, date_time=(2026, 11, 18, 23, 5, 0))
            entry.compress_type = ZIP_DEFLATED
            new.writestr(entry, _TIMES.sub(_SAVED, data) if name == "docProps/core.xml" else data)
    return result.getvalue()
