"""Telephone numbers in every way families write them; what is no number of a telephone stays out."""

import pytest

from himoya.reading.phones import phones_in


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("+998 00 312 44 71 ga yozing", "+998 00 312 44 71"),
        ("telim 998 00 312 44 71", "998 00 312 44 71"),
        ("998003124471 ga yozing", "998003124471"),
        ("998-00-312-44-71, kechqurun", "998-00-312-44-71"),
        ("звоните 79000001122", "79000001122"),
        ("7 900 000 11 22, жду", "7 900 000 11 22"),
        ("8 (900) 000-11-22", "8 (900) 000-11-22"),
        ("Mening nomerim 00 233 81 47", "00 233 81 47"),
        ("(00) 312-44-71 xolasi", "(00) 312-44-71"),
        ("raqami 003124471", "003124471"),
        ("рақамим: 003124471.", "003124471"),
        ("тел. 003124471", "003124471"),
    ],
)
def test_a_number_is_found_as_it_is_written(text: str, number: str) -> None:
    found = phones_in(text)
    assert [one.text for one in found] == [number]
    assert text[found[0].start : found[0].end] == number


@pytest.mark.parametrize(
    "text",
    [
        "karta 8600 1234 5678 9012",
        "karta raqami 8600123456789012",
        "14.03.1999 da tug‘ilgan, 2026 11 12 2026",
        "10 000 000 so‘m so‘rashyapti",
        "998 kishi imzolagan",
        "hujjat 003124471 bilan",
        "8 yil 6 oy, 228.1 4-qism, IK-71",
        "паспорт AA0031244",
    ],
)
def test_other_figures_are_no_number_of_a_telephone(text: str) -> None:
    assert phones_in(text) == ()


def test_each_number_stands_once_in_the_order_of_the_text() -> None:
    text = "birinchi 00 233 81 47, ikkinchi +998 00 233 81 48, uchinchi tel 003124471"
    assert [one.text for one in phones_in(text)] == ["00 233 81 47", "+998 00 233 81 48", "003124471"]
