"""Two reports side by side: one answer settles them at once, and every answer can be taken back."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from himoya.common.roles import Role
from himoya.linkage.models import Doubt, Grouping
from himoya.linkage.queries import identities_of
from himoya.people.models import Person, SamePerson
from himoya.security.models import Account
from tests import make
from tests.desk.people.conftest import a_case, grouped, told

pytestmark = pytest.mark.django_db


def doubt(one: Person, other: Person, probability: float = 0.5) -> Doubt:
    left, right = sorted((one.pk, other.pk))
    return Doubt.objects.create(
        grouping=Grouping.objects.get(current=True), left_id=left, right_id=right, probability=probability
    )


@pytest.fixture
def pair(db: None) -> tuple[Person, Person]:
    """Told of by two people, not surely one person."""
    one = told("Sherzod Karimov", "ona", birth_date="1999-03-07", phone="+998 00 111 22 33", home="Andijon")
    other = told("Шерзод Каримов", "xola", birth_date="1999-07-03", phone="+998 00 444 55 66", home="Andijon")
    grouped()
    Grouping.objects.update(low=1, point=2, high=2)
    group(one, other)
    Doubt.objects.all().delete()
    doubt(one, other)
    return one, other


def group(*persons: Person) -> None:
    """As the matcher would leave them: each in a group of one."""
    for person in persons:
        Grouping.objects.get(current=True).members.filter(person=person).update(
            group=person.pk, believed=person.pk
        )


def answer(client: Client, one: Person, other: Person, said: str, question: int = 0) -> int:
    sent = {"left": one.pk, "right": other.pk, "answer": said, "question": question}
    return client.post("/duplicates/judge/", sent).status_code


def test_what_agrees_and_what_contradicts_is_said_in_words(desk: Client, pair: tuple[Person, Person]) -> None:
    html = desk.get("/duplicates/").content.decode()
    assert "counted as one person" not in html
    agrees = html[html.index("What agrees") : html.index("What contradicts")]
    contradicts = html[html.index("What contradicts") : html.index("<table>")]
    assert "Same surname" in agrees
    assert "Same home." in agrees
    assert "Birth dates with day and month exchanged." in agrees
    assert "Different telephones." in contradicts


def test_the_number_is_shown_step_by_step(desk: Client, pair: tuple[Person, Person]) -> None:
    html = desk.get("/duplicates/").content.decode()
    steps = html[html.index("How this number comes about") : html.index("Side by side")]
    assert "Before anything is compared" in steps
    assert re.search(r"The names</th><td>speaks for it (clearly|strongly)", steps)
    assert re.search(r"The telephones</th><td>speaks against it", steps)
    assert "With all other reports about them" in steps
    assert "Karimov" not in steps


def test_no_steps_are_told_of_a_first_name(desk: Client, pair: tuple[Person, Person]) -> None:
    lone = told("Sherzod", "amaki")
    grouped()
    group(*pair, lone)
    Doubt.objects.all().delete()
    doubt(pair[0], lone)
    assert "How this number comes about" not in desk.get("/duplicates/").content.decode()


def test_a_phone_is_never_shown_whole(desk: Client, pair: tuple[Person, Person]) -> None:
    html = desk.get("/duplicates/").content.decode()
    assert "111" not in html
    assert "••• 33" in html


def test_the_same_person_is_one_group_at_once_and_two_again_when_undone(
    desk: Client, pair: tuple[Person, Person]
) -> None:
    one, other = pair
    assert answer(desk, one, other, "same") == 302
    assert identities_of(one) == identities_of(other) == sorted((one.pk, other.pk))
    assert Grouping.objects.get(current=True).point == 1
    assert "No pair waits" in desk.get("/duplicates/").content.decode()

    desk.post(f"/duplicates/verdicts/{SamePerson.objects.get().pk}/undo/")
    assert (identities_of(one), identities_of(other)) == ([one.pk], [other.pk])
    assert Grouping.objects.get(current=True).point == 2
    assert "Are these two one person?" in desk.get("/duplicates/").content.decode()


def test_two_persons_are_not_asked_about_again(desk: Client, pair: tuple[Person, Person]) -> None:
    answer(desk, *pair, "different")
    assert "No pair waits" in desk.get("/duplicates/").content.decode()
    grouped()
    assert identities_of(pair[0]) == [pair[0].pk]


def test_not_now_puts_the_pair_to_the_end(desk: Client, pair: tuple[Person, Person]) -> None:
    third, fourth = told("Botir Tamsilov", "akasi"), told("Botir Tamsilin", "ukasi")
    grouped()
    group(*pair, third, fourth)
    Doubt.objects.all().delete()
    first, second = doubt(*pair, 0.5), doubt(third, fourth, 0.9)
    assert f'name="question" value="{first.pk}"' in desk.get("/duplicates/").content.decode()
    answer(desk, *pair, "later", first.pk)
    assert f'name="question" value="{second.pk}"' in desk.get("/duplicates/").content.decode()
    assert not SamePerson.objects.exists()


def test_urgent_pairs_come_first_then_the_most_doubtful(desk: Client) -> None:
    names = ("Aziz Bir", "Aziz Ikki", "Botir Bir", "Botir Ikki", "Zafar Bir", "Zafar Ikki")
    people = [told(name, name, level="T0" if name == "Zafar Bir" else "") for name in names]
    grouped()
    group(*people)
    Doubt.objects.all().delete()
    for place, probability in ((0, 0.9), (2, 0.52), (4, 0.1)):
        doubt(people[place], people[place + 1], probability)
    html = desk.get("/duplicates/").content.decode()
    assert re.findall(r'<li><a href="\?question=\d+"[^>]*>(\w+) Bir', html) == ["Zafar", "Botir", "Aziz"]


def test_an_answer_about_bigger_groups_comes_first(desk: Client) -> None:
    names = ("Aziz Bir", "Aziz Ikki", "Botir Bir", "Botir Ikki", "Botir Uch", "Botir Tort")
    people = [told(name, name) for name in names]
    grouped()
    group(*people)
    for member, of in ((3, 2), (5, 4)):
        Grouping.objects.get(current=True).members.filter(person=people[member]).update(group=people[of].pk)
    Doubt.objects.all().delete()
    doubt(people[0], people[1], 0.5)
    doubt(people[2], people[4], 0.4)
    html = desk.get("/duplicates/").content.decode()
    assert re.findall(r'<li><a href="\?question=\d+"[^>]*>(\w+) Bir', html) == ["Botir", "Aziz"]


def test_a_second_answer_does_not_overrule_the_first_unseen(
    desk: Client, pair: tuple[Person, Person]
) -> None:
    answer(desk, *pair, "same")
    answer(desk, *pair, "different")
    assert SamePerson.objects.get().verdict == SamePerson.Verdict.SAME
    assert "Somebody judged this pair before you" in desk.get("/duplicates/verdicts/").content.decode()


def test_on_a_case_one_identity_is_parted_from_all_others(
    desk: Client, pair: tuple[Person, Person], nodira: Account
) -> None:
    one, other = pair
    stranger = told("Sherzod Karimov", "boshqa ona")
    grouped()
    group(one, other, stranger)
    answer(desk, one, other, "same")
    answer(desk, other, stranger, "same")
    case = a_case(stranger, nodira)
    desk.post(f"/cases/{case.pk}/part/", {"person": one.pk})
    assert identities_of(one) == [one.pk]
    assert identities_of(stranger) == sorted((other.pk, stranger.pk))


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"left": "1", "right": "1", "answer": "same"},
        {"left": "x", "right": "٣", "answer": "same"},
        {"left": "999999999999999999", "right": "1", "answer": "same"},
        {"answer": "married"},
    ],
)
def test_a_forged_answer_is_no_page(desk: Client, pair: tuple[Person, Person], sent: dict[str, str]) -> None:
    assert desk.post("/duplicates/judge/", sent).status_code == 404
    assert not SamePerson.objects.exists()


@pytest.mark.parametrize("role", [Role.CASEWORKER, Role.LAWYER, Role.ANALYST])
def test_only_who_may_judge_sees_the_pairs(client: Client, pair: tuple[Person, Person], role: Role) -> None:
    client.force_login(make.account("boshqa", role))
    for address in ("/duplicates/", "/duplicates/verdicts/"):
        page = client.get(address)
        assert page.status_code == 403
        assert "Karimov" not in page.content.decode()
    assert answer(client, *pair, "same") == 403


def test_as_many_queries_for_many_pairs_as_for_one(desk: Client, pair: tuple[Person, Person]) -> None:
    def queries(address: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            assert desk.get(address).status_code == 200
        return len(asked)

    queries("/duplicates/")
    one = queries("/duplicates/")
    people = [told(f"Botir {name}", name, level="T1") for name in ("Bir", "Ikki", "Uch", "To‘rt")]
    grouped()
    group(*pair, *people)
    Doubt.objects.all().delete()
    for left, right in ((0, 1), (1, 2), (2, 3)):
        doubt(people[left], people[right])
    doubt(*pair, 0.9)
    queries("/duplicates/")  # what is usual in a new grouping is read once
    assert queries("/duplicates/") == one
    answer(desk, people[0], people[1], "same")
    queries("/duplicates/verdicts/")
    few = queries("/duplicates/verdicts/")
    answer(desk, people[2], people[3], "different")
    answer(desk, people[1], people[2], "different")
    queries("/duplicates/verdicts/")
    assert queries("/duplicates/verdicts/") == few
