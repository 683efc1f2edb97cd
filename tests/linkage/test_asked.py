"""What a run of the matcher leaves to be asked: also about reports that it has just counted as one person."""

import pytest

from himoya.linkage.actions import settle
from himoya.linkage.models import Doubt, Grouped
from himoya.people.models import Person, SamePerson
from tests import make
from tests.desk.people.conftest import grouped, told

pytestmark = pytest.mark.django_db


def in_one_group() -> list[tuple[int, int]]:
    """Pairs asked about whose two stand in one group."""
    group = dict(Grouped.objects.filter(grouping__current=True).values_list("person_id", "group"))
    asked = Doubt.objects.filter(grouping__current=True).values_list("left_id", "right_id")
    return [(left, right) for left, right in asked if group[left] == group[right]]


@pytest.fixture
def likely(db: None) -> tuple[Person, Person]:
    """One name, one home and nothing else: more likely one man than two."""
    return told("Shavkat Sinovov", "ona", home="Andijon"), told("Shavkat Sinovov", "xola", home="Andijon")


def test_a_union_that_is_not_sure_is_asked_about(likely: tuple[Person, Person]) -> None:
    grouped()
    assert in_one_group() == [(likely[0].pk, likely[1].pk)]


@pytest.mark.parametrize("verdict", SamePerson.Verdict)
def test_an_answer_is_not_asked_for_again(likely: tuple[Person, Person], verdict: SamePerson.Verdict) -> None:
    grouped()
    settle(*likely, verdict, by=make.account())
    grouped()
    assert not Doubt.objects.filter(grouping__current=True).exists()
    group = dict(Grouped.objects.values_list("person_id", "group"))
    assert (group[likely[0].pk] == group[likely[1].pk]) == (verdict == SamePerson.Verdict.SAME)
