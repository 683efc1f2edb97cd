"""What was told of a few persons is what counts today; the question is prepared once for any of them."""

import pytest

from himoya.cases.models import Fact
from himoya.cases.queries import told_of
from himoya.messages.models import Import
from tests import make

pytestmark = pytest.mark.django_db
KINDS = ["birth_date", "phone"]


@pytest.mark.parametrize("count", [1, 4, 5, 257])
def test_each_of_them_is_told_of_once_however_many_are_asked_about(count: int) -> None:
    message = make.message("Bugun imzo qo‘yibdi")
    people = [make.person(f"Namunayev {number}") for number in range(count)]
    for person in people:
        make.a_fact(message, person, "birth_date", "1999")
    told = list(told_of([person.pk for person in people], KINDS))
    assert sorted(told) == sorted((person.pk, "birth_date", "1999") for person in people)


def test_the_last_word_comes_last_and_only_what_was_asked_for() -> None:
    person, stranger = make.person("Namunayev"), make.person("Sinovov")
    later = make.message("keyin", sent_at=make.MONDAY.replace(year=2027))
    make.a_fact(later, person, "phone", "+998000000002")
    make.a_fact(make.message("avval"), person, "phone", "+998000000001")
    make.a_fact(later, person, "home", "Guliston")
    make.a_fact(later, stranger, "phone", "+998000000003")
    assert [value for _person, _kind, value in told_of([person.pk], KINDS)] == [
        "+998000000001",
        "+998000000002",
    ]


def test_what_was_rejected_or_withdrawn_is_not_told() -> None:
    person = make.person()
    make.a_fact(
        make.message("gone", make.an_import(Import.State.WITHDRAWN)), person, "phone", "+998000000001"
    )
    rejected = make.a_fact(make.message("wrong"), person, "phone", "+998000000002")
    rejected.state = Fact.State.REJECTED
    rejected.save()
    assert list(told_of([person.pk], KINDS)) == []
    assert list(told_of([], KINDS)) == []
