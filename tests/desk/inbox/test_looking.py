"""Messages that reading was not sure of: they wait to be read once more, and nobody is alarmed by them."""

from datetime import timedelta

from django.test import Client

from himoya.alarms.models import Alarm
from himoya.cases.kinds import LOOK
from himoya.cases.models import Fact
from himoya.common import clock
from himoya.intake.actions import take_message
from himoya.messages.models import Message
from himoya.people.models import Person
from himoya.security.models import Account, AuditLine
from tests.desk.inbox.conftest import signed_in

UNSURE = "Bolamni ofitserlar chaqirishibdi, qo‘rqyapman"


def pasted(by: Account, text: str = UNSURE, days: int = 0) -> Message:
    return take_message(
        text,
        sender="Zamira",
        sent_at=clock.now() - timedelta(days=days, minutes=5),
        chat_key="pasted:onalar",
        chat_title="Onalar",
        channel="pasted",
        by=by,
    )


def test_an_unsure_message_waits_without_an_alarm(desk: Client, nodira: Account) -> None:
    message = pasted(nodira)
    assert not Alarm.objects.exists()
    html = desk.get("/looks/").content.decode()
    assert "chaqirishibdi" in html
    assert f"/messages/{message.pk}/" in html


def test_looks_make_nobody_a_person_twice(desk: Client, nodira: Account) -> None:
    message = pasted(nodira)
    assert set(Fact.objects.filter(message=message, kind=LOOK).values_list("person", flat=True)) == {None}
    assert Person.objects.filter(facts__message=message).distinct().count() <= 1


def test_put_aside_it_is_gone_and_the_log_knows_who_read_it(desk: Client, nodira: Account) -> None:
    message = pasted(nodira)
    desk.post(f"/looks/{message.pk}/done/")
    assert "chaqirishibdi" not in desk.get("/looks/").content.decode()
    assert AuditLine.objects.filter(verb="message.looked_again", actor=nodira).count() == 1
    desk.post(f"/looks/{message.pk}/done/")
    assert AuditLine.objects.filter(verb="message.looked_again").count() == 1


def test_what_rang_anyway_and_what_is_old_is_not_asked_again(desk: Client, nodira: Account) -> None:
    pasted(nodira, "Erim kecha kontraktga imzo chekibdi, ertaga olib ketisharkan")
    pasted(nodira, days=30)
    assert "Nothing to read once more" in desk.get("/looks/").content.decode()


def test_a_helper_does_not_read_all_messages_here(client: Client, anvar: Account, nodira: Account) -> None:
    message = pasted(nodira)
    helper = signed_in(client, anvar)
    assert helper.get("/looks/").status_code == 403
    assert helper.post(f"/looks/{message.pk}/done/").status_code == 403


def test_of_very_many_the_first_are_shown_and_the_page_says_that_more_wait(
    desk: Client, nodira: Account
) -> None:
    for number in range(22):
        pasted(nodira, UNSURE + "." * number)
    html = desk.get("/looks/").content.decode()
    assert html.count("<article") == 20
    assert "There are more" in html
