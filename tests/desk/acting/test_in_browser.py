"""An evening on a phone without scripts: asking somebody, ending it with an outcome, taking it back."""

from typing import Any

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from himoya.alarms.actions import plan_follow_ups
from himoya.alarms.models import Alarm
from tests import make
from tests.browser import click_through
from tests.desk.acting.conftest import Group
from tests.desk.conftest import NOW, alarm
from tests.desk.test_axe import troubles

pytestmark = pytest.mark.browser
PHONE: Any = {"width": 360, "height": 800}


@pytest.mark.django_db(transaction=True)
def test_ask_and_end_with_a_few_taps(chromium: Browser, live_server: LiveServer, group: Group) -> None:
    alarm("Sardor Misolov", hours_ago=24 * 30)
    danger = alarm("Jasur Sinovov", rule="U05", hours_ago=2)
    old = alarm("Bekzod Namunov", rule="U04", level="T1", hours_ago=24 * 31)
    plan_follow_ups(NOW)
    context = chromium.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/sign-in/")
    page.fill("#username", "nodira")
    page.fill("#password", make.PASSWORD)
    click_through(page.locator("button.main"))
    card = page.locator("article", has_text="Farrux")
    card.get_by_text("Ask somebody").click()
    card.locator("select").select_option(label="Anvar")
    click_through(card.get_by_role("button", name="Ask", exact=True))
    expect(page.get_by_text("Asked of Anvar since today")).to_be_visible()

    card.get_by_text("It is over").click()
    click_through(card.get_by_role("button", name="alive and in custody"))
    assert set(Alarm.objects.filter(person=group.rings.person).values_list("outcome", flat=True)) == {
        "in_custody"
    }
    page.get_by_text("Ended by you within a day: 1").click()
    click_through(page.get_by_role("button", name="Take back"))
    expect(page.locator("article", has_text="Farrux")).to_be_visible()

    question = page.locator("article", has_text="Sardor")
    click_through(question.get_by_role("button", name="Nobody knows", exact=True))
    expect(page.get_by_text("It stays on the list")).to_be_visible()
    later = page.locator("section:has(> #later) > ul > li", has_text="Bekzod")
    click_through(later.get_by_role("button", name="at home"))
    expect(page.get_by_text("Answered by you within a day: 1")).to_be_visible()
    assert old.follow_ups.get(day=30).answer == "home"
    context.close()

    context = chromium.new_context(viewport=PHONE)
    page = context.new_page()
    page.goto(f"{live_server.url}/sign-in/")
    page.fill("#username", "nodira")
    page.fill("#password", make.PASSWORD)
    click_through(page.locator("button.main"))
    addresses = (
        "/",
        "/outcomes/",
        "/shift-note/",
        f"/alarms/{danger.pk}/steps/",
        f"/cases/{group.case.pk}/why-not/",
        f"/cases/{group.case.pk}/deadlines/",
        f"/cases/{group.case.pk}/",
    )
    found = {address: troubles(page, live_server.url, address) for address in addresses}
    assert {address: said for address, said in found.items() if said} == {}
    context.close()
