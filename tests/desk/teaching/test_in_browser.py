"""On an old phone without scripts: a message is marked, words are added, looked at, saved, taken back."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from himoya.alarms.models import Alarm
from himoya.messages.models import Message
from himoya.security.models import Account
from himoya.teaching.models import Lesson
from tests.browser import click_through
from tests.desk.test_browser import PHONE, sign_in
from tests.desk.troubles import TROUBLES

pytestmark = pytest.mark.browser


@pytest.fixture
def phone(
    chromium: Browser, live_server: LiveServer, told: Message, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> Iterator[Page]:
    monkeypatch.setenv("HIMOYA_HOME", str(tmp_path))
    context = chromium.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    sign_in(page, live_server.url)
    yield page
    context.close()


def test_from_a_wrongly_read_message_to_an_alarm_and_back(
    phone: Page, live_server: LiveServer, told: Message, nodira: Account
) -> None:
    nodira.language = "en"
    nodira.save()
    phone.goto(f"{live_server.url}/messages/{told.pk}/")
    click_through(phone.get_by_text("Wrongly read?").first)
    phone.get_by_label("Contract signed, still inside").check()
    phone.fill("#id_note", "tilxat — shartnoma")
    click_through(phone.locator("button.main"))
    assert phone.get_by_role("heading", name="Marked as wrongly read").is_visible()
    assert Lesson.objects.get().rules == ["U01"]

    click_through(phone.get_by_text("Add words of your own").first)
    phone.fill("#id_phrase", "tilxat yoz*")
    assert phone.locator("#id_rule").input_value() == "U01"
    click_through(phone.locator("button.main"))
    assert phone.locator("mark", has_text="tilxat yozibdi").first.is_visible()
    assert not Alarm.objects.exists()
    click_through(phone.get_by_text("Save these words").first)
    assert Alarm.objects.get().message == told
    assert phone.get_by_text("It is read so today").is_visible()
    click_through(phone.get_by_role("button", name="Take back").first)
    assert not Alarm.objects.exists()


@pytest.mark.parametrize("language", ["uz", "uz-cyrl", "ru", "en"])
def test_everybody_can_read_and_press(
    chromium: Browser, live_server: LiveServer, told: Message, nodira: Account, language: str
) -> None:
    nodira.language = language
    nodira.save()
    context = chromium.new_context(viewport=PHONE, locale=language)
    page = context.new_page()
    sign_in(page, live_server.url)
    for address in ("/lessons/", f"/messages/{told.pk}/lesson/", f"/cues/new/?message={told.pk}"):
        page.goto(live_server.url + address)
        assert page.evaluate(TROUBLES) == [], address
    page.fill("#id_phrase", "tilxat yoz*")
    page.select_option("#id_rule", "U01")
    click_through(page.locator("button.main"))
    assert page.locator("mark").count() == 2
    assert page.evaluate(TROUBLES) == []
    context.close()
