"""The term that is in force, however it is told: with halves, lowered by a court, beside other years."""

import pytest

from himoya.language import fold
from himoya.language.figures import in_figures
from himoya.reading.article import articles_in
from himoya.reading.in_force import standing
from himoya.reading.term import term_in


def months(text: str, placed: bool = False) -> int | None:
    letters = in_figures(fold(text).letters).text
    found = term_in(letters, standing(letters, articles_in(letters)), placed)
    return found[0] if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("158 ч.3 п.в, шесть с половиной, Тула", 78),
        ("228 ч.2, 52 ой", 52),
        ("264 прим 1, 9 ой колония-поселение", 9),
        ("131-я, часть вторая, срок двенадцать", 144),
        ("ст.161 ч.1, год и пять", 17),
        ("228 прим ч.4, червонец впаяли", 120),
        ("159 ч.3, дали пятёрку", 60),
        ("162 ч.2, 4,5 г., ИК-79", 54),
        ("ч.2 ст.228, срок 4г 3м", 51),
        ("228.1 ч.4, 10 лет", 120),
        ("228.1 ch 4, sakkiz yilu olti oy", 102),
        ("228 chast 2, 6 yil-u 6 oy", 78),
        ("161 ч. 2, yettiyu to'qqiz oy berildi, srok 7 yil 9 oy", 93),
        ("ст. 166 ч. 2, четыре с половиной", 54),
        ("to'rtinchi qism, 111-modda, to'qqizu yarim yil", 114),
        ("srok chetyre s polovinoy, 158 chast 3", 54),
        ("семь с половиной по 228 ч.2", 90),
        ("Срок пять с половиной, половину отбыл", 66),
        ("228.1 4-qism, 12 yildan 10 yilga tushgan apellyatsiyada", 120),
        ("10 edi, 8 bo'ldi, 228.1 ch 4", 96),
        ("105 emas, bir yuz on bir, to'rtinchi qismi. On to'rtdan on birga tushirishdi", 132),
        ("228 ч.2, uch yil bergan keyin bir yarimga tushirishgan", 18),
        ("Qayta ish ko'rildi, 3 yilga tushdi, 7 yil edi", 36),
        ("суд скостил до шести с половиной лет", 78),
        ("ст. 228.1 ч. 5, пятнадцать лет, осталось девять", 180),
        ("Moddasi yuz oltmish birinchi to'rtinchi, yetti yil bo'lgan", 84),
        ("statya 158 chast 4, srok 4 goda 6 mes. Qolgani to'g'ri", 54),
        ("murdorlikka aldanib o'n yil oldi", 120),
    ],
)
def test_the_term_in_force_is_read(text: str, expected: int) -> None:
    assert months(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Хаёлов Дилшод, 27 лет",
        "оформляют ст. 321, или контракт, или ещё пятёрка",
        "kimning sroki uch yildan ko'p bo'lsa chaqirishdi",
        "uch yil oldin ketgan edi",
        "До конца срока шесть лет",
        "Приговор давно в силе, два года там сидел",
        "64 kilodan 43 ga tushib qolgan",
        "bir yilga ketasan deyishdi",
    ],
)
def test_other_years_are_no_term(text: str) -> None:
    assert months(text) is None


def test_years_between_commas_are_a_term_only_where_a_place_is_named() -> None:
    assert months("Супахонов Улугбек, СИЗО-84, Ярославль, семь лет.", placed=True) == 84
    assert months("Супахонов Улугбек, семь лет.") is None
