"""What a helper writes down opens nobody else's case to her: joining it is the organiser's word."""

import pytest

from himoya.cases.actions import hand_over, open_case
from himoya.common import clock
from himoya.common.roles import Role
from himoya.intake.actions import import_export, take_message
from himoya.linkage.actions import regroup_waiting, settle
from himoya.linkage.models import Doubt, Grouping
from himoya.linkage.queries import identities_of, persons_visible_to
from himoya.people.models import Person, SamePerson
from himoya.security.models import Account
from tests import make

pytestmark = pytest.mark.django_db
TOLD = "O‘g‘lim Farrux Namunayev 12.03.1999, IK-71 da o‘tiribdi, kecha imzo qo‘yibdi"


@pytest.fixture
def stranger() -> Person:
    """Somebody of whom the organiser's import tells; no helper was given his case."""
    import_export(make.export(make.incoming(TOLD)), "file", file_name="result.json", by=make.account())
    return Person.objects.get(name__startswith="Farrux")


@pytest.fixture
def dilnoza() -> Account:
    return make.account("dilnoza", Role.CASEWORKER)


def written_by(account: Account, text: str = TOLD.replace("kecha", "bugun")) -> Person:
    before = set(Person.objects.values_list("pk", flat=True))
    take_message(
        text,
        sender="Qo‘shni",
        sent_at=clock.now(),
        chat_key="by-hand:1",
        chat_title="",
        channel="by-hand",
        by=account,
    )
    person = Person.objects.exclude(pk__in=before).get()
    case = open_case(person, next_check_at=clock.now(), owner=account, by=account)
    hand_over(case, account, by=account)
    regroup_waiting()
    return person


@pytest.mark.parametrize("text", [TOLD.replace("kecha", "bugun"), TOLD], ids=["like it", "word for word"])
def test_a_likeness_she_wrote_herself_is_a_question_for_the_organiser(
    stranger: Person, dilnoza: Account, text: str
) -> None:
    hers = written_by(dilnoza, text)
    assert identities_of(hers) == [hers.pk]
    assert list(persons_visible_to(dilnoza)) == [hers]
    assert Doubt.objects.filter(grouping__current=True, left=stranger, right=hers).exists()
    count = Grouping.objects.get(current=True)
    assert (count.low, count.high) == (1, 2)


def test_once_the_organiser_says_so_they_are_one_person(stranger: Person, dilnoza: Account) -> None:
    hers = written_by(dilnoza)
    settle(stranger, hers, SamePerson.Verdict.SAME, by=Account.objects.get(role=Role.ORGANISER))
    assert set(persons_visible_to(dilnoza)) == {stranger, hers}


def test_what_the_organiser_enters_is_joined_by_itself(stranger: Person) -> None:
    hers = written_by(Account.objects.get(role=Role.ORGANISER))
    assert identities_of(hers) == sorted([stranger.pk, hers.pk])
