"""Words of one's own: first what they would change, then saved, then taken back."""

from typing import Any

import pytest
from django.test import Client

from himoya.alarms.models import Alarm
from himoya.intake.turn import one_at_a_time
from himoya.messages.models import Message
from himoya.security.models import Account
from himoya.teaching.actions import mark_wrongly_read
from himoya.teaching.models import OwnCue
from tests.desk.teaching.conftest import TOLD, brought, shown

ASKED = {"phrase": "tilxat yoz*", "rule": "U01"}


@pytest.fixture(autouse=True)
def _own_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    monkeypatch.setenv("HIMOYA_HOME", str(tmp_path))


def looked(desk: Client, **asked: str) -> tuple[str, dict[str, str]]:
    """The page that shows what would change, and what its form would send."""
    answer = desk.post("/cues/new/", {**ASKED, **asked})
    assert answer.status_code == 200
    page = answer.content.decode()
    mark = page.partition('name="looked" value="')[2].partition('"')[0]
    return page, {**ASKED, **asked, "looked": mark}


def test_first_it_shows_what_would_ring_and_what_would_not(desk: Client, told: Message) -> None:
    page, _form = looked(desk)
    assert "<dt>New alarms</dt><dd>1</dd>" in page
    assert "<dt>Stay silent</dt><dd>1</dd>" in page
    assert "<mark>tilxat yozibdi</mark>" in page
    assert "Farrux Namunayev" in page
    assert "it says that this did not happen" in page
    assert "000 00 01" not in page
    assert not OwnCue.objects.exists()
    assert not Alarm.objects.exists()


def test_saved_they_ring_and_stand_on_the_list(desk: Client, told: Message) -> None:
    _page, form = looked(desk)
    answer = desk.post("/cues/new/", form, follow=True).content.decode()
    assert "New alarms: 1." in answer
    assert "tilxat yoz*" in answer
    assert Alarm.objects.get().message == told
    assert "tilxat yozibdi" in shown(desk, "/")


def test_something_changed_is_looked_at_once_more(desk: Client, told: Message) -> None:
    _page, form = looked(desk)
    desk.post("/cues/new/", {**form, "phrase": "tilxat ber*"})
    desk.post("/cues/new/", {**form, "rule": "U02"})
    assert not OwnCue.objects.exists()


def test_taken_back_they_ring_no_more(desk: Client, told: Message) -> None:
    desk.post("/cues/new/", looked(desk)[1])
    undo = f"/cues/{OwnCue.objects.get().pk}/undo/"
    assert "went with it: 1." in desk.post(undo, follow=True).content.decode()
    assert not Alarm.objects.exists()
    assert "taken back already" in desk.post(undo, follow=True).content.decode()
    assert "None yet" in shown(desk, "/lessons/")


def test_while_a_file_is_read_they_wait(desk: Client, told: Message) -> None:
    _page, form = looked(desk)
    with one_at_a_time():
        answer = desk.post("/cues/new/", form)
    assert answer.status_code == 422
    assert "Another import is running" in answer.content.decode()
    assert not OwnCue.objects.exists()
    desk.post("/cues/new/", form)
    with one_at_a_time():
        desk.post(f"/cues/{OwnCue.objects.get().pk}/undo/")
    assert OwnCue.objects.get().withdrawn_at is None


def test_very_wide_words_ask_once_more(desk: Client, nodira: Account) -> None:
    brought(nodira, *[TOLD] * 30)
    page, form = looked(desk)
    assert "very wide" in page
    again = desk.post("/cues/new/", form)
    assert again.status_code == 422
    assert "though_wide" in again.content.decode()
    desk.post("/cues/new/", {**form, "though_wide": "on"})
    assert Alarm.objects.count() == 30


@pytest.mark.parametrize(
    ("phrase", "rule", "said"),
    [
        ("", "U01", "required"),
        ("tilxat yoz*", "", "required"),
        ("tilxat yoz*", "U99", "valid choice"),
        ("(imzo|xat)", "U01", "Write words only"),
        ("ab", "U01", "too short"),
        ("bir ikki uch to‘rt besh olti yetti sakkiz to‘qqiz", "U01", "too long"),
        ("farruxga xat*", "U01", "name of a person"),
    ],
)
def test_what_cannot_be_a_cue_is_told_in_one_sentence(
    desk: Client, told: Message, phrase: str, rule: str, said: str
) -> None:
    answer = desk.post("/cues/new/", {"phrase": phrase, "rule": rule})
    assert answer.status_code == 422
    assert said in answer.content.decode().replace("obligatory", "required")


def test_opened_from_a_marked_message_it_stands_beside(desk: Client, told: Message, nodira: Account) -> None:
    mark_wrongly_read(told, ["U17"], by=nodira)
    page = shown(desk, f"/cues/new/?message={told.pk}")
    assert "tilxat yozibdi" in page
    assert '<option value="U17" selected>' in page
    assert shown(desk, "/cues/new/?message=999999")
    assert shown(desk, "/cues/new/?message=x")
