"""A message pasted from a private chat, and the page of a message."""

import re

import pytest
from django.test import Client

from himoya.alarms.models import Alarm
from himoya.cases.models import Fact
from himoya.messages.models import Chat, Import, Message
from himoya.security.models import Account, AuditLine
from tests.desk.inbox.conftest import NAME, PLACE, given, signed_in, told

TEXT = "Farrux Namunayev ukam qo'l qo'yib qo'yibdi, hali shu yerda ekan. 85 zona"
PASTED = {"text": TEXT, "sender": "Zamira", "group": "Onalar", "sent_at": "2026-11-22T20:00"}


def send(client: Client, **values: str) -> str:
    answer = client.post("/messages/paste/", values, follow=True)
    assert answer.status_code in (200, 422)
    return str(answer.content.decode())


def saved(client: Client, **values: str) -> str:
    values = {**PASTED, **values}
    mark = re.search(r'name="looked" value="(.*?)"', send(client, **values))
    assert mark is not None
    return send(client, **values, looked=mark[1])


def test_what_is_read_is_shown_first_and_nothing_is_stored(desk: Client) -> None:
    html = send(desk, **PASTED)
    assert "Cannot wait" in html
    assert NAME in html
    assert "<mark>" in html
    assert not Message.objects.exists()


def test_a_saved_message_raises_its_alarm_and_its_facts_wait(desk: Client) -> None:
    html = saved(desk)
    message = Message.objects.get()
    assert "A message, as it came" in html
    assert message.brought_by.channel == "pasted"
    assert Alarm.objects.filter(message=message, level="T0").exists()
    assert Fact.objects.filter(message=message, state=Fact.State.OPEN, kind="facility").exists()
    assert message.sent_at.isoformat() == "2026-11-22T15:00:00+00:00"


def test_the_same_message_again_adds_nothing_and_says_so(desk: Client) -> None:
    saved(desk)
    assert "stands here already" in send(desk, **PASTED)
    assert "Nothing was added" in saved(desk)
    assert Message.objects.count() == Import.objects.count() == 1


def test_a_chat_we_know_by_its_title_is_the_same_chat(desk: Client) -> None:
    known = told().message.chat
    saved(desk)
    assert Message.objects.latest("pk").chat == known
    assert Chat.objects.count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": ""},
        {"text": "  "},
        {"text": "a" * 20_001},
        {"text": "a\x00b"},
        {"sent_at": "yesterday"},
        {"sent_at": ""},
        {"sender": "x" * 201},
    ],
)
def test_a_mistake_is_named_and_what_was_typed_stays(desk: Client, wrong: dict[str, str]) -> None:
    answer = desk.post("/messages/paste/", {**PASTED, **wrong})
    assert answer.status_code == 422
    assert "Onalar" in answer.content.decode()


def test_a_message_from_next_year_is_refused_when_it_is_saved(desk: Client) -> None:
    assert "in the future" in saved(desk, sent_at="2027-11-22T20:00")
    assert not Message.objects.exists()


def test_a_helper_pastes_a_message_about_nobody_of_hers(client: Client, anvar: Account) -> None:
    assert "It tells of nobody in your cases" in saved(signed_in(client, anvar))
    assert Message.objects.count() == 1


def test_the_page_shows_the_words_marked_and_what_became_of_them(desk: Client) -> None:
    fact = told()
    desk.post(f"/facts/{fact.pk}/", {"verdict": "reject", "why": "joke"})
    html = desk.get(f"/messages/{fact.message_id}/").content.decode()
    assert f"<mark>{PLACE}</mark>" in html
    assert "rejected" in html
    assert "A joke, a prayer, a story" in html
    assert "Undo the verdict" in html


def test_phone_numbers_are_shown_when_asked_for_and_that_is_written_down(desk: Client) -> None:
    message = told("Farrux 71 zonada +998 00 123 45 67", "71 zonada").message
    assert "123 45 67" not in desk.get(f"/messages/{message.pk}/").content.decode()
    assert "123 45 67" in desk.post(f"/messages/{message.pk}/").content.decode()
    assert AuditLine.objects.filter(verb="contact.shown", subject=f"message {message.pk}").count() == 1


def test_a_message_about_somebody_elses_person_does_not_exist(client: Client, anvar: Account) -> None:
    hers, other = told(), told("Sardor 72 zonada", "72 zonada", name="Sardor Misolov")
    given(hers, anvar)
    helper = signed_in(client, anvar)
    assert helper.get(f"/messages/{hers.message_id}/").status_code == 200
    assert helper.get(f"/messages/{other.message_id}/").status_code == 404
    assert helper.get("/messages/999999/").status_code == 404


def test_of_a_message_about_two_a_helper_sees_the_facts_of_hers(client: Client, anvar: Account) -> None:
    hers, other = told(), told("Sardor 72 zonada", "72 zonada", value="IK-72", name="Sardor Misolov")
    Fact.objects.filter(pk=other.pk).update(message=hers.message)
    given(hers, anvar)
    html = signed_in(client, anvar).get(f"/messages/{hers.message_id}/").content.decode()
    assert "IK-71" in html
    assert "IK-72" not in html


def test_a_message_taken_back_says_so(desk: Client) -> None:
    fact = told()
    Import.objects.filter(pk=fact.message.brought_by_id).update(state=Import.State.WITHDRAWN)
    assert "was taken back" in desk.get(f"/messages/{fact.message_id}/").content.decode()
