"""The number of a place, where neither "colony" nor "zone" stands beside it."""

import pytest

from himoya.reading.facility import facility
from himoya.reading.message import message_of
from tests.make import MONDAY

Place = tuple[str | None, int | None, str | None]


def held(text: str) -> Place | None:
    found = facility(message_of(text, MONDAY))
    return (found.type, found.number, found.region) if found else None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("84-я, Омск. Наш тоже там", (None, 84, "Omsk oblast")),
        ("он сейчас восемьдесят четвёртая Кострома, пишите", (None, 84, "Kostroma oblast")),
        ("Владимирский централ, Т-92", ("T", 92, "Vladimir oblast")),
        ("перевели в централ, Владимир", ("T", None, "Vladimir oblast")),
        ("SIZO Moskva 78, sud bo‘lmagan", ("SIZO", 78, "Moscow")),
        ("zonasi Kaluga to‘qson ikkinchi edi", ("IK", 92, "Kaluga oblast")),
        ("79 emas 97 ekan zona raqami. Chita", ("IK", 97, "Zabaykalsky krai")),
        ("deport markazidan 26-noyabr kuni uchadi. Orenburg", ("deport", None, "Orenburg oblast")),
        ("он в СИЗО, 5 мая суд", ("SIZO", None, None)),
        ("Сына перевезли из СИЗО-74 в колонию, ИК-91", ("IK", 91, None)),
        ("Inimni 71dan 83ga ko'chirishibdi", (None, 83, None)),
        ("Shizoda yotib chiqdi. 79, Kirov", (None, 79, "Kirov oblast")),
        ("Xo'jayinim Rostovdagi SIZO da (83)", ("SIZO", 83, "Rostov oblast")),
    ],
)
def test_where_somebody_is(text: str, place: Place) -> None:
    assert held(text) == place


@pytest.mark.parametrize(
    "text",
    [
        "танк Т-72 сгорел на глазах",
        "zonadan 3 ming yuboribdi",
        "Manga zonadan bir zek aytibdi",
        "поезд 83-й Москва Омск",
        "ему двадцать пятая неделя, Омск",
        "45-я школа, Омск",
        "говорят, двадцать третий год Омск не отвечает",
    ],
)
def test_a_number_of_something_else_is_no_place(text: str) -> None:
    found = held(text)
    assert found is None or found[1] is None
