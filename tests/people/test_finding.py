"""A person is found by a name in any script and spelling, and only by those who may see him."""

import pytest
from pytest_django import DjangoAssertNumQueries

from himoya.people.actions import also_called, persons
from himoya.people.finding import search_persons
from himoya.people.models import Person, Reporter

pytestmark = pytest.mark.django_db


def told(*names: str) -> list[Person]:
    """Persons as an import makes them, each told of by somebody else."""
    made = []
    for number, name in enumerate(names):
        voice = Reporter.objects.create(key=f"telegram:77/user{number}")
        (person,) = persons([Person(reporter=voice, key=name, name=name)]).values()
        made.append(person)
    return made


def found(words: str, limit: int = 10) -> list[str]:
    numbers = [person for person, _probability in search_persons(words, Person.objects.all(), limit)]
    names = Person.objects.in_bulk(numbers)
    return [names[number].name for number in numbers]


@pytest.mark.parametrize(
    "words",
    [
        "шерзот каримов",
        "Sherzod Karimov",
        "KARIMOV SHERZOD",
        "Каримов Шерзод Анварович",
        "Шерзоджон Каримов",
        "Sherzod",
        "karimov",
        "Sher",
        "Karim",
        "шер кар",
        "Каримов Ш.",
    ],
)
def test_whatever_she_types_of_his_name_finds_him(words: str) -> None:
    told("Sherzod Karimov", "Botir Tamsilov", "Zafar Namunayev")
    assert found(words) == ["Sherzod Karimov"]


def test_the_whole_name_stands_before_half_of_it() -> None:
    told("Sherzod Tamsilov", "Sherzod Karimov", "Botir Karimov")
    assert found("шерзод каримов")[0] == "Sherzod Karimov"


def test_a_slip_in_the_surname_still_finds_him_among_namesakes() -> None:
    told(*(f"Sherzod {stem}ov" for stem in ("Tamsil", "Namun", "Laqab", "Xayol")), "Sherzod Karimov")
    assert found("Sherzod Karinov")[0] == "Sherzod Karimov"


def test_a_name_written_down_later_finds_him_too() -> None:
    (person,) = told("Sherzod Karimov")
    also_called(person, "Bunyod Tamsilov")
    assert found("Бунёд Тамсилов") == found("Sherzod Karimov") == ["Sherzod Karimov"]


@pytest.mark.parametrize("words", ["", " ", "77", "?!", "-", "ш", "\x00", "'; DROP TABLE himoya_person; --"])
def test_what_is_no_name_finds_nobody(words: str) -> None:
    told("Sherzod Karimov")
    assert found(words) == []


def test_somebody_not_visible_is_not_found() -> None:
    mine, theirs = told("Sherzod Karimov", "Sherzod Karimov")
    visible = Person.objects.exclude(pk=theirs.pk)
    assert [person for person, _p in search_persons("Sherzod Karimov", visible, 10)] == [mine.pk]
    assert search_persons("Sherzod Karimov", Person.objects.none(), 10) == []


def test_the_same_number_of_queries_for_one_and_for_many(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    told(*["Sherzod Karimov"] * 30)
    with django_assert_num_queries(3):
        assert len(search_persons("шерзот каримов", Person.objects.all(), 30)) == 30
