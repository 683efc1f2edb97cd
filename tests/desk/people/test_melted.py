"""Reports counted as one person today, and not surely: two brothers melted into one are asked about, too."""

import re
from typing import Any

import pytest
from django.test import Client

from himoya.common.roles import Role
from himoya.linkage.actions import settle, unsettle
from himoya.linkage.models import Doubt, Grouped, Grouping
from himoya.linkage.queries import identities_of
from himoya.people.models import Person, SamePerson
from himoya.security.models import Account
from tests import make
from tests.desk.people.conftest import grouped, told
from tests.desk.people.test_duplicates import answer, doubt, group

pytestmark = pytest.mark.django_db
SAME, DIFFERENT = SamePerson.Verdict.SAME, SamePerson.Verdict.DIFFERENT
COUNTED = "Today they are counted as one person."


def melt(*persons: Person, believed: bool = True) -> None:
    """As the matcher would join them, or, not `believed`, as verdicts on others did."""
    rows = Grouped.objects.filter(grouping__current=True, person__in=persons)
    root = min(person.pk for person in persons)
    rows.update(**({"group": root, "believed": root} if believed else {"group": root}))


def no_more_asked() -> None:
    Doubt.objects.all().delete()


@pytest.fixture
def brothers(db: None) -> list[Person]:
    """The two sons of one house, Aziz told of by three and Anvar by two, counted as one man."""
    aziz: dict[str, Any] = {"birth_date": "1999-03-07", "home": "Andijon", "facility": "IK-71"}
    anvar: dict[str, Any] = {"birth_date": "2001-11-20", "home": "Andijon", "facility": "IK-72"}
    people = [
        told("Aziz Karimov Botirovich", "ona", **aziz),
        told("Anvar Karimov Botirovich", "xola", **anvar),
        told("Азиз Каримов", "amaki", **aziz),
        told("Анвар Каримов", "tog‘a", **anvar),
        told("Aziz Karimov", "qo‘shni", **aziz),
    ]
    grouped()
    no_more_asked()
    melt(*people)
    Grouping.objects.update(low=1, point=1, high=1)
    return people


def test_a_doubtful_union_is_asked_about_and_the_card_says_so(desk: Client, brothers: list[Person]) -> None:
    doubt(brothers[0], brothers[1], 0.7)
    html = desk.get("/duplicates/").content.decode()
    assert COUNTED in html
    assert "Pairs that wait: 1" in html
    assert 'class="chip">counted as one person' in html


def test_two_persons_take_each_his_own_reports(desk: Client, brothers: list[Person]) -> None:
    doubt(brothers[0], brothers[1], 0.7)
    answer(desk, brothers[0], brothers[1], "different")
    assert identities_of(brothers[0]) == [brothers[at].pk for at in (0, 2, 4)]
    assert identities_of(brothers[1]) == [brothers[at].pk for at in (1, 3)]
    assert Grouping.objects.get(current=True).point == 2
    assert "No pair waits" in desk.get("/duplicates/").content.decode()


def test_the_next_grouping_parts_them_the_same_way(brothers: list[Person], nodira: Account) -> None:
    settle(brothers[0], brothers[1], DIFFERENT, by=nodira)
    at_once = [identities_of(person) for person in brothers]
    grouped()
    assert [identities_of(person) for person in brothers] == at_once


def test_undone_everything_is_as_it_was_and_is_asked_again(desk: Client, brothers: list[Person]) -> None:
    doubt(brothers[2], brothers[3], 0.7)
    before = list(Grouped.objects.order_by("pk").values())
    answer(desk, brothers[2], brothers[3], "different")
    assert list(Grouped.objects.order_by("pk").values()) != before
    desk.post(f"/duplicates/verdicts/{SamePerson.objects.get().pk}/undo/")
    assert list(Grouped.objects.order_by("pk").values()) == before
    assert Grouping.objects.get(current=True).point == 1
    assert COUNTED in desk.get("/duplicates/").content.decode()


def test_what_people_called_the_same_goes_to_one_side_together(
    brothers: list[Person], nodira: Account
) -> None:
    said = settle(brothers[1], brothers[4], SAME, by=nodira)  # a mistake, but a person's word
    settle(brothers[0], brothers[3], DIFFERENT, by=nodira)
    assert brothers[4].pk in identities_of(brothers[1])
    unsettle(said, by=nodira)
    assert identities_of(brothers[4]) == [brothers[at].pk for at in (0, 2, 4)]


def test_the_same_is_not_asked_again_through_others(
    desk: Client, brothers: list[Person], nodira: Account
) -> None:
    doubt(brothers[0], brothers[4], 0.7)
    settle(brothers[0], brothers[2], SAME, by=nodira)
    assert COUNTED in desk.get("/duplicates/").content.decode()
    settle(brothers[2], brothers[4], SAME, by=nodira)
    assert "No pair waits" in desk.get("/duplicates/").content.decode()


def test_groups_that_a_person_joined_are_not_asked_about_by_their_other_reports(
    desk: Client, nodira: Account
) -> None:
    people = [told("Botir Tamsilov", voice) for voice in ("ona", "ota", "aka", "uka")]
    grouped()
    no_more_asked()
    group(*people)
    melt(*people[:2])
    melt(*people[2:])
    doubt(people[0], people[2], 0.4)
    assert COUNTED not in desk.get("/duplicates/").content.decode()
    settle(people[1], people[3], SAME, by=nodira)
    assert "No pair waits" in desk.get("/duplicates/").content.decode()


def test_the_surer_a_union_the_later_it_is_asked_among_the_others(
    desk: Client, brothers: list[Person]
) -> None:
    others = [told(f"Zafar {name}", name) for name in ("Bir", "Ikki")]
    grouped()
    no_more_asked()
    melt(*brothers)
    group(*others)
    doubt(brothers[0], brothers[1], 0.9)
    doubt(others[0], others[1], 0.3)
    doubt(brothers[2], brothers[3], 0.55)
    html = desk.get("/duplicates/").content.decode()
    names = re.findall(r'<li><a href="\?question=\d+"[^>]*>(\w+)', html)
    assert names == ["Азиз", "Zafar", "Aziz"]


def test_who_may_not_judge_parts_nobody(client: Client, brothers: list[Person]) -> None:
    client.force_login(make.account("boshqa", Role.CASEWORKER))
    assert answer(client, brothers[0], brothers[1], "different") == 403
    assert len(identities_of(brothers[0])) == len(brothers)
