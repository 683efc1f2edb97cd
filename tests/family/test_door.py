"""A mother writes from her phone: it becomes a message like any other, once, and she gets a code."""

import gzip
import re
import threading
from contextlib import closing
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from himoya.alarms.models import Alarm
from himoya.cases.models import Case, Fact
from himoya.common.say import LANGUAGES
from himoya.family import actions, views
from himoya.family.models import Receipt
from himoya.family.rules import understood
from himoya.messages.models import Message
from himoya.messages.queries import live_messages
from himoya.security.models import AuditLine

LETTER = {
    "story": "Kecha telefon qildi. Qo‘l qo‘yibdi, ertaga olib ketisharkan. Yordam bering",
    "name": "Farrux Namunayev",
    "kin": "son",
    "place": "97-koloniya",
    "contact": "+998 00 123 45 67",
    "hours": "kechqurun",
    "token": "token-of-the-page",
}


def send(phone: Client, address: str = "/family/?lang=uz", **change: Any) -> Any:
    return phone.post(address, {**LETTER, **change})


def code_in(answer: Any) -> str:
    (shown,) = re.findall('class="code"[^>]*>([^<]+)<', answer.content.decode())
    code = understood(shown)
    assert code is not None
    return code


def test_what_she_writes_is_a_message_with_facts_and_an_alarm(phone: Client) -> None:
    answer = send(phone)
    assert answer.status_code == 200
    message = live_messages().get()
    assert message.text.startswith("O‘g‘lim Farrux Namunayev.\n")
    for part in ("97-koloniya", LETTER["story"], "+998 00 123 45 67", "kechqurun"):
        assert part in message.text
    assert (message.chat.title, message.brought_by.channel) == ("family form", "form")
    told = dict(Fact.objects.filter(person__isnull=False).values_list("kind", "value"))
    assert (told["name"], told["relation"], told["facility"]) == ("Farrux Namunayev", "son", "IK-97")
    assert Alarm.objects.filter(level="T0").exists()
    assert Case.objects.count() == 1


def test_a_few_words_are_enough(phone: Client) -> None:
    assert code_in(phone.post("/family/", {"story": "Помогите, сын пропал"}))
    assert live_messages().get().text == "Помогите, сын пропал"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_form_speaks_four_languages_without_a_cookie(phone: Client, language: str) -> None:
    answer = phone.get(f"/family/?lang={language}")
    assert f'<html lang="{language}">' in answer.content.decode()
    assert answer.headers["Content-Language"] == language
    assert not answer.cookies
    assert not send(phone, f"/family/?lang={language}").cookies


def test_the_first_view_is_small_enough_for_a_slow_line(phone: Client) -> None:
    for language in LANGUAGES:
        page = phone.get(f"/family/?lang={language}").content
        total = len(gzip.compress(page))
        for name in set(re.findall(rb"/static/([a-z.]+)", page)):
            with closing(phone.get(f"/static/{name.decode()}")) as file:
                total += len(gzip.compress(b"".join(file)))
        assert total <= 14_000
        assert b"<script" not in page


def test_the_same_form_sent_twice_is_received_once_and_gives_the_same_code(phone: Client) -> None:
    first, again = send(phone), send(phone)
    assert code_in(first) == code_in(again)
    assert (Message.objects.count(), Receipt.objects.count()) == (1, 1)


def test_a_form_that_was_changed_and_sent_again_is_received_again(phone: Client) -> None:
    codes = {code_in(send(phone)), code_in(send(phone, story="Yana telefon qildi, yaxshi ekan"))}
    assert len(codes) == 2
    assert Message.objects.count() == 2


def test_the_same_words_from_a_new_page_get_a_code_of_their_own(phone: Client) -> None:
    codes = {code_in(send(phone)), code_in(send(phone, token="another page"))}
    assert len(codes) == 2
    assert (Message.objects.count(), Receipt.objects.count()) == (1, 2)


def test_two_mothers_of_sons_with_one_name_stay_two_voices(phone: Client) -> None:
    send(phone)
    send(phone, story="Qo‘l qo‘yibdi deyishdi", token="another page")
    of_somebody = Message.objects.filter(facts__person__isnull=False)
    assert len(set(of_somebody.values_list("facts__person__reporter", flat=True))) == 2


def test_a_double_tap_is_received_once(transactional_db: None) -> None:
    codes: list[str] = []

    def tap() -> None:
        try:
            codes.append(code_in(send(Client(headers={"accept-language": "en"}))))
        finally:
            connection.close()

    taps = [threading.Thread(target=tap) for _ in range(6)]
    for one in taps:
        one.start()
    for one in taps:
        one.join()
    assert len(codes) == 6
    assert len(set(codes)) == 1
    assert (Message.objects.count(), Receipt.objects.count()) == (1, 1)


def test_a_long_story_is_counted_as_the_phone_counts_it(phone: Client) -> None:
    story = "a" * 9_000 + "\r\n" * 900 + "b" * 100
    assert code_in(send(phone, story=story))


def test_only_the_hash_of_a_code_is_stored(phone: Client) -> None:
    code = code_in(send(phone))
    stored = repr(list(Receipt.objects.values())) + repr(list(AuditLine.objects.values()))
    assert code not in stored
    assert LETTER["token"] not in stored


def test_every_page_gets_a_token_of_its_own(phone: Client) -> None:
    tokens = {
        re.findall('name="token" value="([^"]+)"', phone.get("/family/").content.decode())[0] for _ in "12"
    }
    assert len(tokens) == 2


@pytest.mark.parametrize(
    "change",
    [
        {"story": ""},
        {"story": " \n\t "},
        {"story": "a\x00b"},
        {"story": "a" * 10_001},
        {"name": "n" * 201},
        {"kin": "stranger"},
        {"token": "t" * 65},
    ],
)
def test_what_cannot_be_stored_is_said_and_nothing_typed_is_lost(
    phone: Client, change: dict[str, str]
) -> None:
    answer = send(phone, **change)
    assert answer.status_code == 422
    assert LETTER["contact"] in answer.content.decode()
    assert not Message.objects.exists()


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "{{ 7*7 }}{% csrf_token %}",
        "=cmd|' /C calc'!A1",
        "'; DROP TABLE himoya_message; --",
        "\u202etxet",
        "%(file)s %s {0}",
        "💬" * 50,
    ],
)
def test_hostile_text_is_stored_as_it_is_and_never_runs(phone: Client, hostile: str) -> None:
    shown = send(phone, story=hostile, kin="stranger").content.decode()  # refused: the form comes back
    assert hostile not in shown or "<" not in hostile
    assert send(phone, story=hostile, name=hostile).status_code == 200
    assert hostile in live_messages().get().text


def test_a_form_from_another_site_is_refused(phone: Client) -> None:
    for headers in ({"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}, {"origin": "null"}):
        answer = phone.post("/family/", LETTER, headers=headers)
        assert answer.status_code == 403
        assert "/sign-in/" not in answer.content.decode()
    assert not Message.objects.exists()
    assert phone.post("/family/", LETTER, headers={"origin": "http://testserver"}).status_code == 200


def test_a_flood_is_told_to_wait_and_loses_nothing_it_typed(
    phone: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views.LETTERS, "_in_all", 1)
    first = send(phone)
    answer = send(phone, story="Ikkinchi xat")
    assert answer.status_code == 429
    assert "Ikkinchi xat" in answer.content.decode()
    assert Message.objects.count() == 1
    assert code_in(send(phone)) == code_in(first)


def test_when_storing_breaks_nobody_is_told_it_was_received(
    phone: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*given: object, **more: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(actions, "take_message", broken)
    phone.raise_request_exception = False
    answer = send(phone)
    assert answer.status_code == 500
    assert 'class="code"' not in answer.content.decode()
    assert not Receipt.objects.exists()


@pytest.mark.parametrize("address", ["/family/", "/family/answer/"])
def test_no_page_leads_to_the_staff(phone: Client, address: str) -> None:
    body = phone.get(address).content.decode()
    assert "sign-in" not in body
    assert "himoya.css" not in body
    assert 'href="/"' not in body
    assert "Leave this page quickly" in body
    assert "not a state body" in body


def test_nothing_she_wrote_is_logged(phone: Client, caplog: pytest.LogCaptureFixture) -> None:
    send(phone)
    send(phone, kin="stranger")
    assert "Namunayev" not in caplog.text
    assert "123 45 67" not in caplog.text
