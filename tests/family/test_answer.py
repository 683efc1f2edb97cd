"""With her code she learns how far we are; without it nobody learns anything."""

import re

import pytest
from django.test import Client

from himoya.alarms.actions import do
from himoya.alarms.models import Alarm, Deed
from himoya.cases.models import Fact
from himoya.common import clock
from himoya.family import views
from himoya.family.models import Receipt
from himoya.family.rules import code_from, shown
from himoya.messages.actions import withdraw
from himoya.messages.models import Message
from himoya.security import audit
from tests import make
from tests.family.test_door import code_in, send


def ask(phone: Client, code: str) -> tuple[int, str]:
    answer = phone.post("/family/answer/?lang=en", {"code": code})
    return answer.status_code, answer.content.decode()


def words(phone: Client, code: str) -> str:
    status, body = ask(phone, code)
    assert status == 200
    (said,) = re.findall('role="status">([^<]+)<', body)
    return str(said)


def test_at_first_nobody_has_read_it(phone: Client) -> None:
    code = code_in(send(phone))
    assert "Nobody has read it yet" in words(phone, code)
    assert words(phone, shown(code).lower()) == words(phone, code)


def test_an_opened_message_counts_as_read(phone: Client) -> None:
    code = code_in(send(phone))
    audit.record("page.opened", f"message {Message.objects.get().pk}", make.account())
    assert "have read it" in words(phone, code)


def test_an_accepted_fact_counts_as_work(phone: Client) -> None:
    code = code_in(send(phone))
    Fact.objects.filter(kind="name").update(state="accepted", judged_at=clock.now())
    assert "wait for our call" in words(phone, code)


def test_a_rejected_fact_was_read_too(phone: Client) -> None:
    code = code_in(send(phone))
    Fact.objects.filter(kind="name").update(state="rejected", judged_at=clock.now())
    assert "have read it" in words(phone, code)


def test_what_a_person_answered_stands_above_what_was_seen(phone: Client) -> None:
    code = code_in(send(phone))
    Receipt.objects.update(answer="call_us")
    assert "Please get in touch" in words(phone, code)


def test_the_page_names_nobody(phone: Client) -> None:
    _status, body = ask(phone, code_in(send(phone)))
    for told in ("Farrux", "Namunayev", "97-koloniya", "123 45 67", "family form"):
        assert told not in body


def test_an_unknown_code_and_one_whose_message_was_taken_back_get_one_sentence(phone: Client) -> None:
    code = code_in(send(phone))
    unknown = ask(phone, code_from(bytes(32)))
    withdraw(Message.objects.get().brought_by, None)
    gone = ask(phone, code)
    assert unknown[0] == gone[0] == 422
    pages = [body.replace(typed, "") for body, typed in ((unknown[1], code_from(bytes(32))), (gone[1], code))]
    assert "We know no such code" in pages[0]
    assert pages[0] == pages[1]


def test_a_typing_mistake_is_called_one_and_costs_no_try(
    phone: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views.TRIES, "_in_all", 1)
    code = code_in(send(phone))
    wrong = ("2" if code[0] != "2" else "3") + code[1:]
    for _ in range(3):
        assert "There is a mistake in this code" in ask(phone, wrong)[1]
    assert "Nobody has read it yet" in words(phone, code)


def test_guessing_ends_soon(phone: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views.TRIES, "_in_all", 3)
    codes = [ask(phone, code_from(bytes([n]) * 32))[0] for n in range(1, 6)]
    assert codes == [422, 422, 422, 429, 429]


def test_a_code_is_never_in_an_address(phone: Client) -> None:
    code = code_in(send(phone))
    assert "Nobody has read" not in phone.get(f"/family/answer/?code={code}").content.decode()


@pytest.mark.parametrize("typed", ["", "<script>alert(1)</script>", "a" * 101, "a\x00b"])
def test_what_is_no_code_is_refused_politely(phone: Client, typed: str) -> None:
    status, body = ask(phone, typed)
    assert status == 422
    assert "<script>" not in body


def test_a_life_in_danger_is_answered_by_a_person_and_by_no_page(phone: Client) -> None:
    code = code_in(send(phone))
    told = Message.objects.get()
    danger = Alarm.objects.create(
        message=told, person=make.person(), rule="U05", level="T0", since=told.sent_at, fired_at=told.sent_at
    )
    _status, body = ask(phone, code)
    assert words(phone, code) == "A person of our group will call you."
    assert "each letter is read" not in body
    assert "If it cannot wait" not in body
    do(danger, Deed.Kind.CALLED_FAMILY, by=make.account())
    assert "will call you." not in words(phone, code)
