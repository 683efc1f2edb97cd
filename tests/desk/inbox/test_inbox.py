"""What messages tell, before a person has looked: grouped by person, most urgent first."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from himoya.alarms.models import Alarm
from himoya.cases.models import Fact
from himoya.common.roles import Role
from himoya.linkage.actions import settle
from himoya.messages.models import Import
from himoya.people.models import SamePerson
from himoya.security.models import Account
from tests import make
from tests.desk.inbox.conftest import NAME, PLACE, given, person_of, signed_in, told


def names(html: str) -> list[str]:
    return re.findall(r'<h2 id="n[0-9]+">(.*?)</h2>', html)


def text_of(client: Client, address: str = "/inbox/") -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def an_alarm(fact: Fact, level: str = "T0") -> None:
    Alarm.objects.create(
        person=person_of(fact),
        message=fact.message,
        rule="U01",
        level=level,
        start=0,
        end=5,
        since=fact.message.sent_at,
        fired_at=make.MONDAY,
    )


def test_a_fact_stands_with_its_words_marked_who_told_it_and_the_person(desk: Client) -> None:
    told()
    html = text_of(desk)
    assert names(html) == [NAME]
    assert "Place of detention: IK-71 Tomsk oblast" in html
    assert f"<mark>{PLACE}</mark>" in html
    assert "Zamira · Onalar" in html


def test_who_cannot_wait_stands_first_then_whoever_was_told_of_last(desk: Client) -> None:
    first, _second, _third = (
        told(f"{name} 71 zonada", "71 zonada", name=name)
        for name in ("Birinchi Namunayev", "Ikkinchi Sinovov", "Uchinchi Misolov")
    )
    an_alarm(first)
    assert names(text_of(desk)) == ["Birinchi Namunayev", "Uchinchi Misolov", "Ikkinchi Sinovov"]
    assert "Act within two hours" in text_of(desk)


def test_two_reporters_of_one_person_stand_together_and_count_as_two_voices(
    desk: Client, nodira: Account
) -> None:
    one, other = told(), told(voice="telegram:77/nargiza")
    settle(person_of(one), person_of(other), SamePerson.Verdict.SAME, by=nodira)
    html = text_of(desk)
    assert len(names(html)) == 1
    assert "Accept all 2 that say the same" in html
    assert '<option value="V2" selected>' in html


def test_words_of_a_message_taken_back_do_not_wait(desk: Client) -> None:
    fact = told()
    Import.objects.filter(pk=fact.message.brought_by_id).update(state=Import.State.WITHDRAWN)
    assert "Nothing waits" in text_of(desk)


def test_alarms_are_not_judged_here(desk: Client) -> None:
    told(kind="urgent", value="U01 T0")
    assert "Nothing waits" in text_of(desk)


def test_a_helper_sees_only_the_persons_given_to_her(client: Client, anvar: Account) -> None:
    hers = told()
    told("Sardor Misolov 72 zonada", "72 zonada", name="Sardor Misolov")
    given(hers, anvar)
    assert names(text_of(signed_in(client, anvar))) == [NAME]


@pytest.mark.parametrize(
    ("role", "status"), [(Role.LAWYER, 403), (Role.ANALYST, 403), (Role.CASEWORKER, 200)]
)
def test_who_may_open_it(client: Client, db: None, role: Role, status: int) -> None:
    assert signed_in(client, make.account("x", role)).get("/inbox/").status_code == status


def test_an_empty_inbox_says_what_will_stand_here(desk: Client, anvar: Account) -> None:
    assert "When messages come in" in text_of(desk)
    assert "cases given to you" in text_of(signed_in(Client(), anvar))


def test_people_beyond_one_page_are_on_the_next_and_nobody_twice(desk: Client) -> None:
    for number in range(23):
        fact = told(f"Namuna {number} 71 zonada", "71 zonada", name=f"Namuna{number}")
        if number % 3 == 0:
            an_alarm(fact, "T1")
    seen: list[str] = []
    address = "/inbox/"
    while address:
        html = text_of(desk, address)
        seen += names(html)
        onward = re.search(r'rel="next" href="(.*?)"', html)
        address = f"/inbox/{onward[1]}" if onward else ""
    assert sorted(seen) == sorted(f"Namuna{number}" for number in range(23))


def test_more_facts_of_one_person_stand_on_a_page_of_her_own(desk: Client) -> None:
    for number in range(71, 82):
        fact = told(f"{number} zonada", f"{number} zonada", value=f"IK-{number}")
    assert "3 more about this person" in text_of(desk)
    alone = text_of(desk, f"/inbox/?person={person_of(fact).pk}")
    assert alone.count('class="reason fact"') == 11


@pytest.mark.parametrize(
    "query", ["from=-1", "from=x", "from=99999999999999999999", "person=99999", "person=٣"]
)
def test_a_strange_address_is_no_error(desk: Client, query: str) -> None:
    told()
    assert desk.get(f"/inbox/?{query}").status_code == 200


def test_somebody_elses_person_looks_like_nobody(client: Client, anvar: Account) -> None:
    number = person_of(told()).pk
    html = text_of(signed_in(client, anvar), f"/inbox/?person={number}")
    assert NAME not in html
    assert "Nothing waits about this person" in html


def test_the_number_of_questions_does_not_grow(desk: Client) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            text_of(desk)
        return len(queries)

    an_alarm(told())
    text_of(desk)
    one = asked()
    for name in ("Sardor Misolov", "Jasur Sinovov", "Bekzod Namunov"):
        an_alarm(told(f"{name} 72 zonada", "72 zonada", name=name))
        told(f"{name} 1994", "1994", kind="birth_date", value="1994", name=name)
        told(f"{name} 73 zonada", "73 zonada", name=f"{name}a")
    assert asked() == one


def test_what_people_wrote_is_never_markup_and_numbers_stay_hidden(desk: Client) -> None:
    text = "<b>71 zonada</b> +998 00 123 45 67"
    told(text, "71 zonada", name="<script>x</script>", value="<i>IK</i>")
    html = text_of(desk)
    assert "<b>71" not in html
    assert "<script>x" not in html
    assert "<i>IK" not in html
    assert "123 45 67" not in html
