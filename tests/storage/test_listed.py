"""Very many values as one value of a question."""

from collections.abc import Iterable

import pytest

from himoya.people.models import Reporter
from himoya.storage.listed import listed
from tests import make

pytestmark = pytest.mark.django_db

KEYS = ["telegram:77/Ўғлим", "a'b\"c%s", "list:1/row/\\2"]


@pytest.mark.parametrize("given", [KEYS, KEYS[:1], [], iter(KEYS), {"nobody's"}])
def test_texts_find_what_djangos_own_way_finds(given: Iterable[str]) -> None:
    for key in [*KEYS, "another"]:
        Reporter.objects.create(key=key)
    keys = list(given)
    found = Reporter.objects.filter(key__in=listed(keys)).order_by("pk")
    assert list(found) == list(Reporter.objects.filter(key__in=keys).order_by("pk"))


def test_numbers_find_what_they_stand_for() -> None:
    made = [make.person(voice=f"telegram:77/{number}") for number in range(3)]
    numbers = [person.reporter_id for person in made[1:]]
    assert set(Reporter.objects.filter(pk__in=listed(numbers))) == {person.reporter for person in made[1:]}
