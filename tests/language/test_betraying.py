"""A hidden telephone and a flight are heard in three scripts; ordinary calls and moves are left alone."""

import pytest

from himoya.language.betraying import betraying_tags


@pytest.mark.parametrize(
    ("words", "tag"),
    [
        ("yashirin telefondan qo‘ng‘iroq qildi", "phone_in_prison"),
        ("у него запрещённый телефон", "phone_in_prison"),
        ("яширин телефон", "phone_in_prison"),
        ("WhatsApp orqali", "phone_in_prison"),
        ("видеозвонок", "phone_in_prison"),
        ("+7 900 000 00 00", "phone_in_prison"),
        ("a hidden phone", "phone_in_prison"),
        ("qochmoqchi", "escape_plan"),
        ("хочет сбежать", "escape_plan"),
        ("қочишни ўйлаяпти", "escape_plan"),
    ],
)
def test_what_would_give_him_away(words: str, tag: str) -> None:
    assert tag in betraying_tags(words)


@pytest.mark.parametrize(
    "words",
    [
        "Yakshanba kuni telefon qildi", "ko‘chib ketdi", "звонил в воскресенье", "мобилизация",
        "12.11.2026 kuni IK-10 ga", "he called on Sunday", "",
    ],
)  # fmt: skip
def test_what_gives_nobody_away(words: str) -> None:
    assert betraying_tags(words) == frozenset()
