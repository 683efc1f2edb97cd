"""The page that says who cannot wait."""

import re

import pytest
from django.test import Client

from himoya.common.roles import Role
from himoya.security.models import Account
from himoya.urgency import rule
from tests import make
from tests.desk.conftest import NAME, QUOTE, alarm


@pytest.fixture
def page(client: Client, nodira: Account) -> Client:
    nodira.language = "en"
    nodira.save()
    client.force_login(nodira)
    return client


def text_of(client: Client, address: str = "/") -> str:
    return client.get(address).content.decode()


def test_the_reason_the_words_and_the_other_explanation_are_in_sight(page: Client) -> None:
    alarm()
    html = text_of(page)
    assert NAME in html
    assert f"<mark>{QUOTE}</mark>" in html
    article = html[html.index("<article") : html.index("</article>")]
    hidden = re.sub(r"<details>.*?</details>", "", article, flags=re.DOTALL)
    for sentence in (rule("U01").why, rule("U01").other_explanation, *rule("U01").first_actions):
        assert sentence in hidden
    assert "Act within two hours" in article


def test_what_people_wrote_is_never_markup(page: Client) -> None:
    alarm(name="<script>alert(1)</script>")
    html = text_of(page)
    assert "&lt;deyapti&gt;" in html
    assert "<script" not in html


def test_no_name_in_the_title(page: Client) -> None:
    alarm()
    title = re.search(r"<title>(.*?)</title>", text_of(page))
    assert title is not None
    assert title[1] == "Tonight · Himoya"


def test_a_missed_first_step_is_called_overdue(page: Client) -> None:
    alarm(hours_ago=3)
    assert "Overdue: the first step was due today, 20:00" in text_of(page)


def test_an_old_alarm_is_a_question(page: Client) -> None:
    alarm(hours_ago=24 * 300)
    html = text_of(page)
    assert "Do we know where this person is now?" in html
    assert "Overdue" not in html


def test_a_person_nobody_has_named_is_still_listed(page: Client) -> None:
    alarm(name="")
    html = text_of(page)
    assert "Name not known yet" in html
    assert "the writer&#x27;s son" in html


def test_nobody_on_the_list_is_no_promise(page: Client) -> None:
    make.message("Rahmat hammaga")
    assert "Himoya sees only what was imported" in text_of(page)


def test_an_empty_instance_says_how_to_begin(page: Client) -> None:
    assert "himoya import FILE" in text_of(page)


@pytest.mark.parametrize("start", ["-1", "abc", "999999999999999999999", "٣", "15; DROP"])
def test_a_strange_page_number_is_no_error(page: Client, start: str) -> None:
    alarm()
    assert page.get("/", {"from": start}).status_code == 200


def test_a_stranger_is_sent_to_the_door(client: Client, db: None) -> None:
    answer = client.get("/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/sign-in/?next=/")


def test_an_analyst_sees_no_persons(client: Client, db: None) -> None:
    alarm()
    client.force_login(make.account("tahlil", Role.ANALYST))
    answer = client.get("/")
    assert answer.status_code == 403
    assert NAME not in answer.content.decode()


def test_every_screen_says_that_himoya_is_no_state_body(page: Client) -> None:
    for address in ("/", "/sign-in/", "/nowhere/"):
        assert "Himoya is not a state body" in text_of(page, address)
