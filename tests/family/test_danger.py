"""When somebody in prison is a danger to himself, his mother hears of a person and of nothing else."""

import re
from typing import Any

import pytest
from django.test import Client

from himoya.alarms.actions import do
from himoya.alarms.models import Alarm, Deed
from himoya.common import clock
from himoya.common.say import LANGUAGES
from himoya.messages.models import Message
from tests import make
from tests.family.test_answer import words
from tests.family.test_call import NOW, QUIET, call, newest
from tests.family.test_door import code_in

ONLY = {
    "en": "A person of our group will call you.",
    "ru": "Вам позвонит человек из нашей группы.",
    "uz": "Guruhimizdan bir odam sizga qo‘ng‘iroq qiladi.",
    "uz-cyrl": "Гуруҳимиздан бир одам сизга қўнғироқ қилади.",
}
CRIES = {"story": "O‘zimni osaman deb yig‘ladi"}
TICKS = {"health": "despair"}


@pytest.fixture(autouse=True)
def this_evening(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.fixture
def code(phone: Client) -> str:
    return code_in(phone.post("/family/?lang=uz", QUIET))


def told_to_her(body: str) -> str:
    """Everything below the head of the page, as she reads it."""
    return " ".join(re.sub("<[^>]+>", " ", body.partition("</header>")[2]).split())


@pytest.mark.parametrize("told", [TICKS, CRIES])
@pytest.mark.parametrize("language", LANGUAGES)
def test_she_reads_that_a_person_will_call_and_nothing_else(
    phone: Client, code: str, language: str, told: dict[str, str]
) -> None:
    answer = call(phone, code, f"/family/call/?lang={language}", **told)
    assert answer.status_code == 200
    assert told_to_her(answer.content.decode()) == ONLY[language]


@pytest.mark.parametrize("told", [TICKS, CRIES])
def test_the_helpers_see_it_at_once_with_the_steps(
    phone: Client, code: str, told: dict[str, str], client: Client
) -> None:
    call(phone, code, **told)
    rung = Alarm.objects.get()
    assert (rung.rule, rung.level, rung.message, rung.since) == ("U05", "T0", newest(), NOW)
    nodira = make.account()
    nodira.language = "en"
    nodira.save()
    client.force_login(nodira)
    tonight = client.get("/").content.decode()
    assert "Danger of suicide or hunger strike" in tonight
    assert f"/alarms/{rung.pk}/steps/" in tonight
    assert client.get(f"/alarms/{rung.pk}/steps/").status_code == 200


def test_a_second_tap_reads_the_same(phone: Client, code: str) -> None:
    first, again = (call(phone, code, "/family/call/?lang=en", **TICKS).content for _tap in range(2))
    assert told_to_her(first.decode()) == told_to_her(again.decode()) == ONLY["en"]
    assert Alarm.objects.count() == 1


def test_her_code_says_the_same_until_somebody_has_acted(phone: Client, code: str) -> None:
    call(phone, code, **TICKS)
    assert words(phone, code) == ONLY["en"]
    do(Alarm.objects.get(), Deed.Kind.CALLED_FAMILY, by=make.account())
    assert words(phone, code) != ONLY["en"]
    assert "Thank you" in call(phone, code, "/family/call/?lang=en", token="later").content.decode()


def test_another_mother_of_the_same_man_learns_nothing_of_it(phone: Client, code: str) -> None:
    hers: dict[str, Any] = {**QUIET, "token": "hers", "story": "Kutyapman"}
    other = code_in(phone.post("/family/?lang=uz", hers))
    call(phone, code, **TICKS)
    assert words(phone, other) != ONLY["en"]


def test_a_first_letter_gets_its_code_and_the_same_words(phone: Client) -> None:
    letter = {**QUIET, "story": "O‘zimni osaman deb yig‘ladi, qo‘rqyapman", "token": "first"}
    answer = phone.post("/family/?lang=en", letter)
    assert Alarm.objects.get(rule="U05").message == Message.objects.get()
    body = answer.content.decode()
    assert ONLY["en"] in body
    assert "If it cannot wait" not in body
    assert words(phone, code_in(answer)) == ONLY["en"]
