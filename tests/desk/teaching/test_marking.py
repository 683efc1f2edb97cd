"""Anybody who works marks a message she may see as wrongly read; the organiser sees all that is marked."""

import pytest
from django.test import Client

from himoya.cases.actions import open_case
from himoya.common.roles import Role
from himoya.messages.models import Message
from himoya.people.models import Person
from himoya.security.models import Account
from himoya.teaching.actions import mark_wrongly_read
from himoya.teaching.models import Lesson
from tests import make
from tests.desk.inbox.conftest import signed_in
from tests.desk.teaching.conftest import brought, shown


def page_of(message: Message) -> str:
    return f"/messages/{message.pk}/"


def mark(client: Client, message: Message, **values: object) -> str:
    answer = client.post(f"/messages/{message.pk}/lesson/", values, follow=True)
    return str(answer.content.decode())


def test_beside_every_message_stands_a_way_to_mark_it(desk: Client, told: Message) -> None:
    way = f"/messages/{told.pk}/lesson/"
    assert way in shown(desk, page_of(told))
    assert way in shown(desk, "/inbox/")
    assert "000 00 01" not in shown(desk, way)


def test_the_page_of_a_marked_message_says_so(desk: Client, told: Message) -> None:
    assert "Marked." in mark(desk, told, rules=["U01", "U17"], note="tilxat — shartnoma")
    page = shown(desk, page_of(told))
    assert "Marked as wrongly read" in page
    assert "Contract signed, still inside" in page
    assert "tilxat — shartnoma" in page
    assert "Nodira" in page


def test_what_it_raised_is_ticked_beforehand(desk: Client, nodira: Account) -> None:
    (signed,) = brought(nodira, "Ukam Farrux Namunayev shartnomaga imzo qo‘ydi")
    page = shown(desk, f"/messages/{signed.pk}/lesson/")
    assert page.count("checked") == 1
    assert "should have raised nothing" in mark(desk, signed, note="hazil edi")
    assert shown(desk, f"/messages/{signed.pk}/lesson/").count("checked") == 0


def test_a_mark_is_taken_back(desk: Client, told: Message) -> None:
    mark(desk, told, rules=["U01"])
    lesson = Lesson.objects.get()
    answer = desk.post(f"/lessons/{lesson.pk}/undo/", follow=True).content.decode()
    assert "Taken back" in answer
    assert "Marked as wrongly read" not in answer
    assert "taken back already" in desk.post(f"/lessons/{lesson.pk}/undo/", follow=True).content.decode()


@pytest.mark.parametrize("values", [{"rules": ["U99"]}, {"rules": ["U01"] * 2 + ["x"]}, {"note": "x" * 301}])
def test_what_cannot_be_is_asked_again(desk: Client, told: Message, values: dict[str, object]) -> None:
    answer = desk.post(f"/messages/{told.pk}/lesson/", values)
    assert answer.status_code == 422
    assert not Lesson.objects.exists()


def test_nine_dangers_in_one_message_are_too_many(desk: Client, told: Message) -> None:
    answer = mark(desk, told, rules=[f"U{number:02}" for number in range(1, 10)])
    assert "Eight rules at most" in answer


def test_a_caseworker_marks_what_she_may_see_and_nothing_else(
    client: Client, told: Message, anvar: Account
) -> None:
    helper = signed_in(client, anvar)
    assert client.post(f"/messages/{told.pk}/lesson/", {"rules": ["U01"]}).status_code == 404
    person = Person.objects.filter(facts__message=told, facts__kind="name").distinct().get()
    open_case(person, next_check_at=make.MONDAY, owner=anvar, by=anvar)
    assert "Marked." in mark(helper, told, rules=["U01"])
    assert "Add words of your own" not in shown(helper, page_of(told))
    assert helper.get("/lessons/").status_code == 403
    assert helper.get("/cues/new/").status_code == 403


def test_a_lawyer_reads_the_mark_and_changes_nothing(client: Client, told: Message, nodira: Account) -> None:
    lesson = mark_wrongly_read(told, ["U01"], by=nodira)
    lawyer = make.account("oleg", Role.LAWYER)
    signed_in(client, lawyer)
    assert client.post(f"/messages/{told.pk}/lesson/", {}).status_code == 403
    assert client.post(f"/lessons/{lesson.pk}/undo/").status_code == 403


def test_the_organiser_sees_all_marks_and_how_each_is_read_today(
    desk: Client, told: Message, anvar: Account
) -> None:
    assert "Nobody has marked a message yet" in shown(desk, "/lessons/")
    mark_wrongly_read(told, ["U01"], "tilxat", by=anvar)
    page = shown(desk, "/lessons/")
    assert "Read today:" in page
    assert "Anvar" in page
    assert "000 00 01" not in page


def test_marks_turn_page_by_page(desk: Client, nodira: Account) -> None:
    for message in brought(nodira, *[f"{number}-xabar" for number in range(31)]):
        mark_wrongly_read(message, [], by=nodira)
    assert "?from=30" in shown(desk, "/lessons/")
    assert shown(desk, "/lessons/?from=30").count("-xabar") == 1
    assert shown(desk, "/lessons/?from=x")
