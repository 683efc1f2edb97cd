"""Words of the army are heard in three scripts; places of an ordinary life and names are left alone."""

import pytest

from himoya.language.army import army_stay, military_tags


@pytest.mark.parametrize(
    ("words", "tag"),
    [
        ("kontrakt imzoladi", "signed_contract"),
        ("имзо чекди", "signed_contract"),
        ("подписал", "signed_contract"),
        ("signed a contract", "signed_contract"),
        ("frontda", "took_part"),
        ("ҳарбий қисмда", "took_part"),
        ("в/ч12345", "took_part"),
        ("воюет", "took_part"),
        ("at war", "took_part"),
        ("qismdan qochdi", "left_unit"),
        ("СОЧ", "left_unit"),
    ],
)
def test_words_of_the_army(words: str, tag: str) -> None:
    assert tag in military_tags(words)


@pytest.mark.parametrize(
    "words",
    ["IK-71 Tomsk oblast", "ИК-12 Волгоградской области", "tergov hibsxonasi", "Frontov", "Jangiboyev",
     "Toshkent shahri, Namuna ko‘chasi 5", "Сочи", "228.1"],
)  # fmt: skip
def test_words_of_ordinary_life(words: str) -> None:
    assert military_tags(words) == frozenset()


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("Poligon, Voronej", "army"),
        ("учебка под Воронежем", "army"),
        ("harbiy qism 12345", "army"),
        ("в/ч 12345", "army"),
        ("Луганск", "army"),
        ("Госпиталь, Ростов", "hospital"),
        ("harbiy kasalxona", "hospital"),
        ("военная больница", "hospital"),
        ("Namuna shahar kasalxonasi", "ward"),
        ("больница № 2", "ward"),
    ],
)
def test_a_place_of_the_army_is_told_from_a_hospital(place: str, kind: str) -> None:
    assert army_stay(place) == kind


@pytest.mark.parametrize(
    "place",
    ["IK-71 Tomsk oblast", "ИК-5, Донецк", "СИЗО-1, Луганск", "SIZO-4 Rostov oblast", "медсанчасть колонии",
     "МСЧ-71", "LIU-3", "тубзона", "koloniya kasalxonasi", "Ростов", "Namunaobod", "спецприёмник", ""],
)  # fmt: skip
def test_a_prison_near_the_war_and_its_ward_are_no_place_of_the_army(place: str) -> None:
    assert army_stay(place) == ""
