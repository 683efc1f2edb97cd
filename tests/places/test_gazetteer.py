"""Places in every spelling and with every ending."""

import re

import pytest

from himoya.language import fold_text
from himoya.places import home, russian_regions


def words(text: str) -> list[str]:
    return re.findall("[a-z0-9]+", fold_text(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Marg'ilondanman", "Marg'ilon"),
        ("Marg‘ilonlik", "Marg'ilon"),
        ("Маргиландан", "Marg'ilon"),
        ("Самаркандга", "Samarqand"),
        ("из Ферганы", "Farg'ona"),
        ("Urganchli inim", "Urganch"),
        ("Surxondan, Muzrabotdan", "Muzrabot"),
        ("Сурхандарья", "Surxondaryo"),
        ("Коканд", "Qo'qon"),
        ("Sirdaryo Guliston", "Guliston"),
    ],
)
def test_a_home_is_found(text: str, name: str) -> None:
    place = home(words(text))
    assert place is not None
    assert place.name == name


@pytest.mark.parametrize("text", ["uzun kitob o'qidi", "shirin choy", "pop qo'shiq"])
def test_everyday_words_are_no_places(text: str) -> None:
    assert home(words(text)) is None


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("Tomskda", "Tomsk oblast"),
        ("Томская область", "Tomsk oblast"),
        ("Мордовияда", "Republic of Mordovia"),
        ("Boshqirdiston", "Republic of Bashkortostan"),
        ("Башкирия", "Republic of Bashkortostan"),
        ("Пермда", "Perm krai"),
        ("Екатеринбурге", "Sverdlovsk oblast"),
        ("Новосибирской", "Novosibirsk oblast"),
        ("Piterda", "Saint Petersburg"),
        ("по Коми", "Komi Republic"),
    ],
)
def test_a_region_of_russia_is_found(text: str, region: str) -> None:
    assert [place.name for place in russian_regions(words(text))] == [region]


def test_a_word_that_only_begins_alike_is_no_region() -> None:
    assert russian_regions(words("komissiya keldi, kirovovlar")) == []
