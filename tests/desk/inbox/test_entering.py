"""After a phone call: a case in under a minute, with what was said read at once."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from himoya.alarms.models import Alarm
from himoya.cases.models import Case, Fact, Statement
from himoya.common import clock
from himoya.common.roles import Role
from himoya.linkage.actions import regroup_waiting
from himoya.linkage.queries import identities_of
from himoya.messages.models import Import, Message
from himoya.people.models import Relative
from himoya.security.models import Account
from tests import make
from tests.desk.inbox.conftest import given, signed_in, told

SAID = "Kecha qo‘ng‘iroq qildi, qo‘l qo‘yib qo‘yibdi, hali shu yerda ekan"
CALL = {"name": "Фаррух Намунаев", "said": SAID, "place": "71 zona", "birth": "1994", "caller": "Zamira",
        "caller_relation": "mother", "sex": "m", "contact": "+998 00 123 45 67"}  # fmt: skip


def send(client: Client, **values: object) -> str:
    answer = client.post("/cases/new/", values)
    assert answer.status_code in (200, 303, 422)
    return str(answer.content.decode())


def looked(html: str) -> dict[str, object]:
    mark = re.search(r'name="looked" value="(.*?)"', html)
    assert mark is not None
    return {"looked": mark[1], "take": re.findall(r'name="take" value="(.*?)"', html)}


def entered(client: Client, **values: object) -> Case:
    call = {**CALL, **values}
    send(client, **{**call, **looked(send(client, **call))})
    return Case.objects.latest("pk")


def test_what_was_said_is_read_and_shown_before_it_is_saved(desk: Client) -> None:
    html = send(desk, **CALL)
    assert "Army contract: <b>signed</b>" in html
    assert "Cannot wait" in html
    assert "<mark>" in html
    assert not Case.objects.exists()


def test_the_case_has_its_owner_its_clock_its_facts_and_the_caller(desk: Client, nodira: Account) -> None:
    case = entered(desk)
    assert case.owner == nodira
    assert case.next_check_at == clock.now() + timedelta(hours=2)
    assert (case.person.name, case.person.relation) == ("Farrux Namunayev", "son")
    stated = dict(Statement.objects.values_list("kind", "value"))
    assert stated["name"] == "Farrux Namunayev"
    assert stated["birth_date"] == "1994"
    assert stated["contract"] == "signed"
    assert "71" in stated["facility"]
    assert Alarm.objects.filter(level="T0", person=case.person).exists()
    relative = Relative.objects.get()
    assert (relative.name, relative.relation, relative.contact) == ("Zamira", "mother", CALL["contact"])


def test_what_is_unticked_is_not_kept(desk: Client) -> None:
    values = {**CALL, **looked(send(desk, **CALL)), "take": []}
    send(desk, **values)
    assert not Alarm.objects.exists()
    assert not Fact.objects.filter(kind="contract").exists()
    assert Case.objects.exists()


def test_a_name_alone_is_enough_and_takes_one_step(desk: Client) -> None:
    send(desk, name="Farrux")
    case = Case.objects.get()
    assert case.person.name == "Farrux"
    assert case.next_check_at == clock.now() + timedelta(days=7)
    assert not Relative.objects.exists()


def test_the_day_to_look_again_can_be_chosen(desk: Client) -> None:
    send(desk, name="Farrux", next_check="2026-12-01")
    assert Case.objects.get().next_check_at.isoformat() == "2026-12-01T04:00:00+00:00"


def test_somebody_known_is_offered_and_the_call_joins_that_case(desk: Client, nodira: Account) -> None:
    known = given(told(), nodira)
    html = send(desk, name="Фаррух Намунаев")
    assert "It is this one" in html
    send(desk, name="Фаррух Намунаев", known=str(known.pk), **looked(html))
    assert Case.objects.count() == 1
    assert len(identities_of(known.person)) == 2


def test_a_helper_is_not_told_of_persons_in_other_cases(
    client: Client, nodira: Account, anvar: Account
) -> None:
    hidden = given(told(), nodira)
    helper = signed_in(client, anvar)
    send(helper, name="Farrux Namunayev")
    assert Case.objects.filter(owner=anvar).count() == 1
    assert helper.post("/cases/new/", {"name": "Farrux", "known": str(hidden.pk)}).status_code == 404
    assert Case.objects.count() == 2


def test_what_was_typed_after_the_look_is_read_once_more(desk: Client) -> None:
    values = {**CALL, **looked(send(desk, **CALL)), "said": SAID + " Bugun olib ketishadi."}
    assert "Look once before it is saved" in send(desk, **values)
    assert not Case.objects.exists()


def test_a_case_by_hand_stays_when_everybody_is_grouped_anew(desk: Client) -> None:
    case = entered(desk)
    assert regroup_waiting()
    assert identities_of(case.person) == [case.person_id]
    assert Message.objects.get().brought_by.state == Import.State.LIVE


@pytest.mark.parametrize(
    "values",
    [
        {"name": ""},
        {"name": "   "},
        {"name": "x" * 201},
        {"name": "Farrux", "said": "a" * 20_001},
        {"name": "Farrux", "sex": "other"},
        {"name": "Farrux", "next_check": "2026-13-45"},
        {"name": "Farrux\x00"},
    ],
)
def test_a_form_with_a_mistake_keeps_what_was_typed(desk: Client, values: dict[str, str]) -> None:
    answer = desk.post("/cases/new/", {"place": "71 zona", **values})
    assert answer.status_code == 422
    assert "71 zona" in answer.content.decode()
    assert not Case.objects.exists()


@pytest.mark.parametrize("known", ["x", "-1", "99999999999999999999", "٣", "12345"])
def test_a_forged_case_is_no_page(desk: Client, known: str) -> None:
    assert desk.post("/cases/new/", {"name": "Farrux", "known": known}).status_code == 404


def test_what_was_said_is_never_markup(desk: Client) -> None:
    html = send(desk, name="<i>Farrux</i>", said="<script>alert(1)</script> qo‘l qo‘yib qo‘yibdi")
    assert "<script>alert" not in html
    assert "<i>Farrux" not in html


@pytest.mark.parametrize("role", [Role.LAWYER, Role.ANALYST])
@pytest.mark.parametrize("address", ["/cases/new/", "/messages/paste/"])
def test_only_those_who_work_on_cases_enter_them(client: Client, db: None, role: Role, address: str) -> None:
    assert signed_in(client, make.account("x", role)).get(address).status_code == 403


def test_unsure_words_heard_on_the_phone_do_not_stop_the_entry(desk: Client) -> None:
    heard = {"name": "Шерзод Намунаев", "said": "Onasi: kecha chaqirishibdi, qo‘rqyapti, bilmadim"}
    html = desk.post("/cases/new/", heard, follow=True).content.decode()
    assert "Something broke" not in html


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Ali va Vali", "This names more than one person."),
        ("Karimov Ali; Karimov Vali", "This names more than one person."),
        ("o‘g‘lim", "Write the name as it was told; one word is enough."),
    ],
)
def test_two_persons_or_none_in_the_field_for_the_name_are_asked_about(
    desk: Client, name: str, said: str
) -> None:
    assert said in send(desk, name=name)
    assert not Case.objects.exists()
