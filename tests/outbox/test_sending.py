"""A notice reaches its helper once, whatever fails on the way."""

import logging
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import override_settings

from himoya.common.roles import Role
from himoya.outbox.actions import send_waiting, tell
from himoya.outbox.errors import NotSent, Unreachable
from himoya.outbox.models import Notice
from himoya.outbox.rules import Words, words
from himoya.security.models import Account, AuditLine
from tests import make
from tests.outbox.conftest import CHAT, MAILBOX, NOW, reach
from tests.outbox.servers import SENDER, TOKEN, Bot, Mailbox

MINUTE = timedelta(minutes=1)


@pytest.fixture
def nodira(db: None) -> Account:
    account = make.account("nodira")
    account.language = "en"
    account.save()
    return account


def told(*accounts: Account, key: str = "t0 1", fresh: int = 3, waiting: int = 0) -> None:
    tell(key, fresh=fresh, waiting=waiting, now=NOW, accounts=accounts)


class Records:
    """A way out that keeps what it was given, and refuses addresses of `bad`."""

    def __init__(self, *bad: str, error: type[BaseException] = NotSent) -> None:
        self.bad, self.error = bad, error
        self.sent: list[tuple[str, str]] = []
        self.tried: list[str] = []

    def __call__(self, address: str, words: Words) -> None:
        self.tried.append(address)
        if address in self.bad:
            raise self.error("no")
        self.sent.append((address, words.text))


def test_a_mail_says_how_many_and_nothing_else(nodira: Account, mailbox: Mailbox) -> None:
    reach(nodira)
    told(nodira)
    assert send_waiting(NOW) == 1
    assert send_waiting(NOW) == 0
    mail = mailbox.mails[0]
    assert mailbox.to == [MAILBOX]
    assert mail["Subject"] == mail.get_content().strip() == "3 new T0. Please open the desk."
    assert (mail["From"], mail["To"], mail["Auto-Submitted"]) == (SENDER, MAILBOX, "auto-generated")
    assert mail["Message-ID"].endswith("@group.example>"), "not the name of this machine"
    assert mailbox.greeted == "group.example"
    assert Notice.objects.get().sent_at == NOW


def test_no_mail_goes_in_the_clear_where_the_server_offers_no_tls(nodira: Account, mailbox: Mailbox) -> None:
    reach(nodira)
    told(nodira)
    assert settings.HIMOYA_MAIL
    with override_settings(HIMOYA_MAIL=replace(settings.HIMOYA_MAIL, tls=True)):
        assert send_waiting(NOW) == 0
    assert mailbox.raw == []


def test_a_bot_says_the_same(nodira: Account, bot: Bot) -> None:
    reach(nodira, "telegram", CHAT)
    told(nodira, fresh=0, waiting=2)
    assert send_waiting(NOW) == 1
    asked = {"chat_id": CHAT, "text": "2 past their time, and nobody acted. Please open the desk."}
    assert bot.asked == [(f"/bot{TOKEN}/sendMessage", asked)]


def test_it_is_said_in_the_language_of_the_account_or_of_the_group(nodira: Account) -> None:
    nodira.language = ""
    nodira.save()
    reach(nodira)
    told(nodira)
    send_waiting(NOW, {"email": (records := Records())})
    assert "T0" in records.sent[0][1]


def test_the_same_is_told_once_and_what_waits_leaves_together(nodira: Account) -> None:
    reach(nodira)
    told(nodira, key="a", fresh=2)
    told(nodira, key="a", fresh=2)
    told(nodira, key="b", fresh=1, waiting=4)
    assert send_waiting(NOW, {"email": (records := Records())}) == 1
    said = "3 new T0. 4 past their time, and nobody acted. Please open the desk."
    assert records.sent == [(MAILBOX, said)]


def test_what_comes_within_ten_minutes_is_put_together(nodira: Account) -> None:
    reach(nodira)
    records = Records()
    for minute in range(4):
        told(nodira, key=f"tick {minute}", fresh=1)
        send_waiting(NOW + minute * MINUTE, {"email": records})
    assert len(records.sent) == 1
    send_waiting(NOW + 11 * MINUTE, {"email": records})
    assert [text[:9] for _to, text in records.sent] == ["1 new T0.", "3 new T0."]


def test_who_is_not_proven_ended_or_switched_off_is_told_nothing(nodira: Account) -> None:
    reach(nodira, proven=False)
    gone = make.account("bahrom", Role.CASEWORKER)
    reach(gone, address="bahrom@mail.example")
    ended = reach(gone, "telegram", CHAT)
    told(gone)
    ended.ended_at = NOW
    ended.save()
    Account.objects.filter(pk=gone.pk).update(is_active=False)
    told(nodira, gone, key="later")
    assert send_waiting(NOW, {"email": (records := Records()), "telegram": records}) == 0
    assert records.tried == []


def test_nothing_is_told_of_what_was_not_stored(nodira: Account) -> None:
    reach(nodira)
    with transaction.atomic():
        told(nodira)
        transaction.set_rollback(True)
    assert not Notice.objects.exists()


def test_a_way_that_fails_is_tried_by_the_table_and_given_up_after_a_day(nodira: Account) -> None:
    reach(nodira)
    told(nodira)
    down = Records(MAILBOX, error=Unreachable)
    tried: list[int] = []
    for minute in (*range(150), *range(150, 25 * 60, 15)):
        send_waiting(NOW + minute * MINUTE, {"email": down})
        if len(down.tried) > len(tried):
            tried.append(minute)
    assert tried[:6] == [0, 1, 6, 21, 81, 141]
    assert tried[-1] <= 24 * 60
    notice = Notice.objects.get()
    assert notice.given_up_at is not None
    assert AuditLine.objects.filter(verb="notice.given_up", subject=f"account {nodira.pk}").count() == 1
    assert send_waiting(NOW + timedelta(days=3), {"email": Records()}) == 0


def test_what_waited_a_day_without_a_worker_is_given_up(nodira: Account) -> None:
    reach(nodira)
    told(nodira)
    assert send_waiting(NOW + timedelta(days=1), {"email": Records()}) == 0
    assert Notice.objects.get().given_up_at is not None


def test_an_address_that_fails_stops_nobody_else(
    nodira: Account, mailbox: Mailbox, bot: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    mailbox.refused.add(MAILBOX)
    bot.blocked.add(CHAT)
    bahrom, oleg = make.account("bahrom"), make.account("oleg")
    for account, box, chat in ((nodira, MAILBOX, CHAT), (bahrom, "b@mail.example", "70000013")):
        reach(account, "email", box)
        reach(account, "telegram", chat)
    reach(oleg, "email", "oleg@mail.example")
    told(nodira, bahrom, oleg)
    with caplog.at_level(logging.WARNING, logger="himoya"):
        assert send_waiting(NOW) == 3
    assert sorted(mailbox.to) == ["b@mail.example", "oleg@mail.example"]
    assert [sent["chat_id"] for _path, sent in bot.asked] == ["70000013"]
    assert sorted(Notice.objects.filter(sent_at=None).values_list("tries", flat=True)) == [1, 1]
    assert len(caplog.records) == 2
    assert not any(secret in caplog.text for secret in (MAILBOX, CHAT, TOKEN))


def test_a_fault_of_ours_stops_nobody_else(nodira: Account) -> None:
    reach(nodira)
    reach(make.account("bahrom"), address="b@mail.example")
    told(*Account.objects.all())
    broken = Records(MAILBOX, error=KeyError)
    logging.disable(logging.CRITICAL)
    assert send_waiting(NOW, {"email": broken}) == 1
    logging.disable(logging.NOTSET)
    assert broken.sent[0][0] == "b@mail.example"


def test_where_the_server_is_down_the_others_keep_their_tries(nodira: Account) -> None:
    reach(nodira)
    reach(make.account("bahrom"), address="b@mail.example")
    told(*Account.objects.all())
    down = Records(MAILBOX, "b@mail.example", error=Unreachable)
    send_waiting(NOW, {"email": down})
    assert len(down.tried) == 1
    send_waiting(NOW, {"email": down})
    assert sorted(down.tried) == sorted([MAILBOX, "b@mail.example"]), "no address stands before all others"


def test_a_worker_that_died_is_replaced_after_ten_minutes(nodira: Account) -> None:
    reach(nodira)
    told(nodira)
    with pytest.raises(KeyboardInterrupt):
        send_waiting(NOW, {"email": Records(MAILBOX, error=KeyboardInterrupt)})
    records = Records()
    assert send_waiting(NOW + 9 * MINUTE, {"email": records}) == 0
    assert send_waiting(NOW + 11 * MINUTE, {"email": records}) == 1
    assert Notice.objects.get().sent_at is not None


@pytest.mark.django_db(transaction=True)
def test_many_workers_at_once_send_it_once() -> None:
    for number in range(6):
        account = make.account(f"helper{number}")
        reach(account, address=f"h{number}@mail.example")
    for key in "abc":
        told(*Account.objects.all(), key=key, fresh=1)
    records, ready = Records(), threading.Barrier(4)

    def work() -> int:
        try:
            ready.wait()
            return send_waiting(NOW, {"email": records})
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        sent = sum(one.result() for one in [threads.submit(work) for _ in range(4)])
    assert sent == 6
    assert sorted(to for to, _text in records.sent) == [f"h{number}@mail.example" for number in range(6)]
    assert {text for _to, text in records.sent} == {words(3, 0, "uz").text}


@pytest.mark.parametrize("status", [302, 401, 429, 500])
def test_a_bot_that_does_not_answer_tells_nobody_its_token(
    nodira: Account, bot: Bot, status: int, caplog: pytest.LogCaptureFixture
) -> None:
    bot.status = status
    reach(nodira, "telegram", CHAT)
    told(nodira)
    assert send_waiting(NOW) == 0
    assert Notice.objects.get().tries == 1
    assert TOKEN not in caplog.text
    assert f"status {status}" in caplog.text


def test_a_way_that_is_not_set_up_waits(nodira: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "HIMOYA_MAIL", None)
    monkeypatch.setattr(settings, "HIMOYA_TELEGRAM_TOKEN", "")
    reach(nodira)
    reach(nodira, "telegram", CHAT)
    told(nodira)
    assert send_waiting(NOW) == 0
    assert set(Notice.objects.values_list("tries", "sent_at")) == {(1, None)}
