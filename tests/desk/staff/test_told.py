"""How I am told: an address is proven before anything is sent there, and ended at once."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client

from himoya.outbox.actions import send_waiting, tell
from himoya.outbox.models import Notice, Reach
from himoya.security.models import Account, AuditLine
from tests.desk.conftest import NAME, NOW, TEXT, alarm
from tests.desk.staff.conftest import PASSWORD
from tests.outbox.servers import TOKEN, Bot, Mailbox, mail_server, telegram_server

MAILBOX = "nodira@mail.example"


@pytest.fixture
def mailbox(monkeypatch: pytest.MonkeyPatch) -> Iterator[Mailbox]:
    box = Mailbox()
    with mail_server(box) as server:
        monkeypatch.setattr(settings, "HIMOYA_MAIL", server)
        yield box


@pytest.fixture
def bot(monkeypatch: pytest.MonkeyPatch) -> Iterator[Bot]:
    answers = Bot()
    with telegram_server(answers) as address:
        monkeypatch.setattr(settings, "TELEGRAM_API", address)
        monkeypatch.setattr(settings, "HIMOYA_TELEGRAM_TOKEN", TOKEN)
        yield answers


def code_in(text: str) -> str:
    found = re.search(r"\b\d{6}\b", text)
    assert found
    return found[0]


def shown(client: Client) -> str:
    return client.get("/me/told/").content.decode()


def a_wrong(code: str) -> str:
    return f"{(int(code) + 1) % 10**6:06d}"


def test_without_settings_the_page_says_what_to_set(organiser: Client) -> None:
    page = shown(organiser)
    assert "E-mail is not set up here" in page
    assert "HIMOYA_TELEGRAM_TOKEN" in page
    assert organiser.post("/me/told/email/", {"address": MAILBOX}).status_code == 200
    assert not Reach.objects.exists()


def test_an_address_is_proven_by_a_code_and_then_told(
    organiser: Client, nodira: Account, mailbox: Mailbox
) -> None:
    alarm()
    assert organiser.post("/me/told/email/", {"address": MAILBOX}).status_code == 302
    reach = Reach.objects.get()
    code = code_in(mailbox.mails[0].get_content())
    assert code not in reach.proof_hash
    assert "not proven yet" in shown(organiser)
    tell("t0 1", fresh=1, waiting=0, now=NOW, accounts=[nodira])
    assert not Notice.objects.exists()

    assert organiser.post(f"/me/told/{reach.pk}/prove/", {"code": a_wrong(code)}).status_code == 422
    assert (
        organiser.post(f"/me/told/{reach.pk}/prove/", {"code": f" {code[:3]} {code[3:]}"}).status_code == 302
    )
    tell("t0 1", fresh=1, waiting=0, now=NOW, accounts=[nodira])
    assert send_waiting(NOW) == 1
    assert "1 new T0. Please open the desk." in mailbox.mails[1].get_content()
    assert "last told today" in shown(organiser)
    sent = b"".join(mailbox.raw).decode()
    assert not any(word in sent for word in (*NAME.split(), *TEXT.split()[:3], "http", "127.0.0.1:"))
    lines = AuditLine.objects.filter(verb__startswith="reach.").values_list("verb", flat=True)
    assert list(lines) == ["reach.added", "reach.proven"]

    organiser.post(f"/me/told/{reach.pk}/end/")
    tell("t0 2", fresh=1, waiting=0, now=NOW, accounts=[nodira])
    reach.refresh_from_db()
    assert (Notice.objects.count(), reach.address) == (1, "")
    assert MAILBOX not in shown(organiser)


def test_telegram_goes_the_same_way(organiser: Client, bot: Bot) -> None:
    organiser.post("/me/told/telegram/", {"address": "70000012"})
    _path, sent = bot.asked[0]
    assert sent["chat_id"] == "70000012"
    number = Reach.objects.get().pk
    organiser.post(f"/me/told/{number}/prove/", {"code": code_in(sent["text"])})
    assert Reach.objects.get().proven_at == NOW


def test_who_never_pressed_start_is_told_so(organiser: Client, bot: Bot) -> None:
    bot.blocked.add("70000012")
    answer = organiser.post("/me/told/telegram/", {"address": "70000012"})
    assert answer.status_code == 422
    assert "could not be sent" in answer.content.decode()
    assert not Reach.objects.filter(ended_at=None).exists()


@pytest.mark.parametrize(
    "address",
    [
        "nodira",
        "a@b.example, c@d.example",
        "a@b.example\nBcc: c@d.example",
        "<a@b.example>",
        "a@b.example\r\n\r\nx",
    ],
)
def test_what_is_no_address_is_refused(organiser: Client, mailbox: Mailbox, address: str) -> None:
    answer = organiser.post("/me/told/email/", {"address": address})
    assert answer.status_code == 422
    assert "This is no e-mail address" in answer.content.decode()
    assert mailbox.raw == []


@pytest.mark.parametrize("number", ["@nodira", "-100123456", "+998000000003", "12", "1" * 17, "٧٠٠٠٠٠١٢"])
def test_what_is_no_number_of_telegram_is_refused(organiser: Client, bot: Bot, number: str) -> None:
    assert organiser.post("/me/told/telegram/", {"address": number}).status_code == 422
    assert bot.asked == []


def test_a_code_is_over_after_a_quarter_of_an_hour(
    organiser: Client, mailbox: Mailbox, later: Callable[[timedelta], None]
) -> None:
    organiser.post("/me/told/email/", {"address": MAILBOX})
    later(timedelta(minutes=16))
    typed = {"code": code_in(mailbox.mails[0].get_content())}
    answer = organiser.post(f"/me/told/{Reach.objects.get().pk}/prove/", typed)
    assert "This code is over" in answer.content.decode()


def test_a_code_is_not_guessed(organiser: Client, mailbox: Mailbox) -> None:
    organiser.post("/me/told/email/", {"address": MAILBOX})
    code, page = code_in(mailbox.mails[0].get_content()), f"/me/told/{Reach.objects.get().pk}/prove/"
    for _ in range(5):
        organiser.post(page, {"code": a_wrong(code)})
    assert "Too many tries" in organiser.post(page, {"code": code}).content.decode()
    assert Reach.objects.get().proven_at is None


def test_nobody_floods_a_stranger_with_codes(organiser: Client, mailbox: Mailbox) -> None:
    answers = [organiser.post("/me/told/email/", {"address": MAILBOX}).status_code for _ in range(6)]
    assert answers == [302] * 5 + [422]
    assert len(mailbox.raw) == 5
    assert Reach.objects.filter(ended_at=None).count() == 1


def test_a_way_that_stands_is_ended_before_another_is_added(
    organiser: Client, nodira: Account, mailbox: Mailbox
) -> None:
    Reach.objects.create(account=nodira, way="email", address=MAILBOX, made_at=NOW, proven_at=NOW)
    answer = organiser.post("/me/told/email/", {"address": "other@mail.example"})
    assert "End it first" in answer.content.decode()
    assert mailbox.raw == []


def test_nobody_touches_what_is_anothers(organiser: Client, bahrom: Account, mailbox: Mailbox) -> None:
    his = Reach.objects.create(account=bahrom, way="email", address="b@mail.example", made_at=NOW)
    organiser.post(f"/me/told/{his.pk}/end/")
    assert organiser.post(f"/me/told/{his.pk}/prove/", {"code": "123456"}).status_code == 422
    his.refresh_from_db()
    assert (his.ended_at, his.proven_at) == (None, None)
    assert "b@mail.example" not in shown(organiser)


def test_changing_it_asks_for_the_password_again(
    organiser: Client, mailbox: Mailbox, later: Callable[[timedelta], None]
) -> None:
    later(timedelta(minutes=6))
    for answer in (organiser.get("/me/told/email/"), organiser.post("/me/told/calendar/")):
        assert answer.headers["Location"].startswith("/me/password-again/")
    assert not Reach.objects.exists()
    organiser.post("/me/password-again/", {"password": PASSWORD, "next": "/me/told/"})
    assert organiser.post("/me/told/calendar/").status_code == 200
