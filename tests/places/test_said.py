"""Places that the program read, as letters in other languages say them."""

import pytest

from himoya.common import packaged
from himoya.places import said_place


@pytest.mark.parametrize(
    ("place", "uzbek", "russian"),
    [
        ("IK-76 Saratov oblast", "IK-76, Saratov viloyati", "ИК-76, Саратовская область"),
        ("SIZO-1", "SIZO-1", "СИЗО-1"),
        ("Perm krai", "Perm o‘lkasi", "Пермский край"),
        ("LIU-3 Komi Republic", "LIU-3, Komi Respublikasi", "ЛИУ-3, Республика Коми"),
    ],
)
def test_what_the_program_spelled_is_said_in_the_language(place: str, uzbek: str, russian: str) -> None:
    assert (said_place(place, "uz"), said_place(place, "ru")) == (uzbek, russian)
    assert said_place(place, "en") == place


@pytest.mark.parametrize("place", ["", "76", "IK-71, Tomsk", "ИК-71, Томская область", "Saratov yaqinida"])
def test_what_people_wrote_stays(place: str) -> None:
    assert said_place(place, "uz") == said_place(place, "ru") == place


def test_every_region_has_its_words() -> None:
    rows = packaged.toml("himoya.places.data", "regions.toml")
    assert rows.keys() == packaged.toml("himoya.places.data", "russia.toml").keys()
    assert all(row.keys() == {"uz", "ru"} and all(row.values()) for row in rows.values())
