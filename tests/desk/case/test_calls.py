"""A call is logged by taps, in under half a minute, on an old phone without scripts."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from himoya.cases.actions import state_by_hand
from himoya.cases.models import Case, Statement
from himoya.contact.actions import log_call
from himoya.contact.models import Call
from himoya.evidence.models import Attachment
from himoya.evidence.rules import LARGEST
from himoya.security.models import Account
from tests import make
from tests.browser import click_through
from tests.desk.case.test_page import page
from tests.desk.conftest import NOW
from tests.desk.test_axe import troubles
from tests.desk.troubles import TROUBLES

VOICE = b"OggS" + bytes(60)
PHONE: Any = {"width": 360, "height": 740}
MOST_TOUCHES = 12


def post(desk: Client, case: Case, **typed: Any) -> Any:
    return desk.post(f"/cases/{case.pk}/calls/add/", {"when": "now", **typed})


@pytest.mark.django_db
def test_answers_stand_in_the_list_and_those_that_ring_are_marked(desk: Client, case: Case) -> None:
    post(desk, case, long="2", place="same", guests="no", signed="yes", wish="stay", next="2026-11-29")
    call = Call.objects.get()
    assert call.seconds == 120
    assert call.said == {
        "place": "same",
        "guests": "no",
        "signed": "yes",
        "wish": "stay",
        "health": "not_asked",
        "next": "2026-11-29",
    }
    html = page(desk, case)
    assert '<span class="chip answer-no">signed something</span>' in html
    assert '<span class="chip">wants to stay</span>' in html
    assert "next call: 29.11.2026" in html


@pytest.mark.django_db
def test_each_entry_says_whether_it_proves_life(desk: Client, case: Case) -> None:
    post(desk, case, kind="parcel")
    html = page(desk, case)
    assert "does not prove life" in html
    assert "Nobody saw the person then" in html
    assert "Heard last:" not in html
    post(desk, case, kind="visit")
    assert "Heard last:" in page(desk, case)


@pytest.mark.django_db
def test_a_day_is_shown_without_an_hour_and_a_season_with_both_ends(desk: Client, case: Case) -> None:
    post(desk, case, when="about", about="spring 2026")
    assert "01.03.2026 – 31.05.2026" in page(desk, case)
    post(desk, case, when="day", on="2026-11-20")
    assert "<b>20.11.2026</b>" in page(desk, case)


@pytest.mark.django_db
def test_a_voice_note_is_kept_with_the_files_of_the_case(desk: Client, case: Case) -> None:
    for _tap in range(2):
        post(desk, case, voice=SimpleUploadedFile("aytdi.ogg", VOICE, "audio/ogg"))
    kept = Attachment.objects.get()
    assert (kept.case, kept.media_type, kept.note) == (case, "audio/ogg", "Voice note of a call")
    assert Call.objects.count() == 1
    assert "autoplay" not in page(desk, case)


@pytest.mark.django_db
def test_with_a_voice_note_that_cannot_be_kept_nothing_is_written(
    desk: Client, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert post(desk, case, voice=SimpleUploadedFile("a.ogg", b"")).status_code == 422
    monkeypatch.setattr("himoya.evidence.actions.LARGEST", 10)
    answer = post(desk, case, voice=SimpleUploadedFile("a.ogg", VOICE))
    assert answer.status_code == 422
    assert "is larger than" in answer.content.decode()
    assert (Call.objects.count(), Attachment.objects.count()) == (0, 0)
    assert LARGEST > 10


@pytest.mark.django_db
def test_a_call_before_the_arrest_is_refused_with_the_day(desk: Client, case: Case, nodira: Account) -> None:
    state_by_hand(
        case.person,
        "arrested_on",
        "2026-11-10",
        grade=Statement.Grade.DOCUMENT,
        known_on=NOW.date(),
        by=nodira,
    )
    answer = post(desk, case, when="day", on="2026-11-01")
    assert answer.status_code == 422
    assert "The arrest was on 10.11.2026" in answer.content.decode()
    assert "10.11.2026" in page(desk, case)
    assert Call.objects.count() == 0


@pytest.mark.django_db
def test_what_the_family_logged_is_named_so(desk: Client, case: Case) -> None:
    told = make.message("Bugun qo‘ng‘iroq qildi")
    log_call(case, at=NOW - timedelta(hours=1), seconds=None, message=told, by=None)
    assert "the family, with its code" in page(desk, case)


@pytest.mark.browser
def test_a_call_is_logged_with_few_touches(
    chromium: Browser, live_server: LiveServer, case: Case, nodira: Account
) -> None:
    context = chromium.new_context(viewport=PHONE, java_script_enabled=False, locale="en")
    phone = context.new_page()
    sign_in(phone, live_server.url)
    phone.goto(f"{live_server.url}/cases/{case.pk}/calls/")
    touches = [phone.locator("#calls > details > summary")]
    taps = {"long": "2", "place": "same", "guests": "yes", "signed": "no", "wish": "stay", "health": "ill"}
    touches += [phone.locator(f"label:has([name={name}][value='{answer}'])") for name, answer in taps.items()]
    for touch in touches:
        touch.click()
    assert not phone.locator("#call_about").is_visible()
    click_through(phone.locator("form.call > button.main"))
    assert len(touches) + 1 <= MOST_TOUCHES
    call = Call.objects.get()
    assert (call.kind, call.at, call.seconds, call.note) == ("voice", NOW, 120, "")
    del taps["long"]
    assert call.said == taps
    context.close()


@pytest.mark.browser
def test_everybody_can_read_and_press(
    chromium: Browser, live_server: LiveServer, case: Case, nodira: Account
) -> None:
    log_call(case, at=NOW, seconds=60, kind="letter", said={"signed": "yes"}, by=nodira)
    context = chromium.new_context(viewport=PHONE, locale="en")
    phone = context.new_page()
    sign_in(phone, live_server.url)
    address = f"/cases/{case.pk}/calls/"
    assert troubles(phone, live_server.url, address) == []
    for summary in phone.locator("#calls details > summary").all():
        summary.click()
    phone.locator("label:has([name=when][value=day])").click()
    phone.locator("label:has([name=long][value=other])").click()
    assert phone.locator("#call_on").is_visible()
    assert phone.locator("#call_minutes").is_visible()
    assert phone.evaluate(TROUBLES) == []
    context.close()


def sign_in(phone: Any, desk: str) -> None:
    phone.goto(f"{desk}/sign-in/")
    phone.fill("#username", "nodira")
    phone.fill("#password", make.PASSWORD)
    click_through(phone.locator("button.main"))
