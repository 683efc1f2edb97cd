"""The page that says who cannot wait."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from himoya.alarms.actions import do
from himoya.alarms.models import Alarm, Deed
from himoya.cases.actions import open_case
from himoya.common.roles import Role
from himoya.people.models import Person
from himoya.security.models import Account
from himoya.urgency import rule
from tests import make
from tests.desk.conftest import NAME, NOW, QUOTE, alarm


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
    assert "Five days have passed. Is this person still there?" in html
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


def test_one_tap_says_who_works_on_it_and_lets_the_others_stand_first(page: Client) -> None:
    taken, _open = alarm("Farrux Namunayev", hours_ago=1), alarm("Sardor Misolov", hours_ago=3)
    html = page.post(f"/alarms/{taken.pk}/deed/", {"kind": "taken"}, follow=True).content.decode()
    assert "It is yours now" in html
    assert html.index('<h2 id="n1">Sardor') < html.index('<h2 id="n2">Farrux')
    assert "<b>Nodira</b> works on it" in html


def test_what_was_done_stands_on_the_list_with_its_note(page: Client) -> None:
    one = alarm()
    html = page.post(
        f"/alarms/{one.pk}/deed/", {"kind": "told_lawyer", "note": "<b>ertaga</b>"}, follow=True
    ).content.decode()
    assert "told the lawyer" in html
    assert "&lt;b&gt;ertaga" in html


def test_what_is_over_leaves_the_list_and_comes_back_when_taken_back(page: Client) -> None:
    first, second = alarm(), alarm(hours_ago=2)
    html = page.post(
        f"/alarms/{first.pk}/deed/", {"kind": "resolved", "outcome": "home"}, follow=True
    ).content.decode()
    assert "<article" not in html
    assert "Ended by you within a day: 1" in html
    deed = Deed.objects.get()
    page.post(f"/deeds/{deed.pk}/undo/")
    assert "<article" in text_of(page)
    assert set(Alarm.objects.values_list("state", flat=True)) == {Alarm.State.OPEN}
    assert second.pk


def test_a_false_alarm_takes_only_its_own_message_off(page: Client) -> None:
    joke, real = alarm(), alarm(hours_ago=2)
    page.post(f"/alarms/{joke.pk}/deed/", {"kind": "false_alarm"})
    assert list(Alarm.objects.filter(state=Alarm.State.OPEN)) == [real]


def test_the_second_who_takes_it_is_told_who_was_first(page: Client, db: None) -> None:
    one = alarm()
    do(one, Deed.Kind.TAKEN, by=make.account("anvar"))
    html = page.post(f"/alarms/{one.pk}/deed/", {"kind": "taken"}, follow=True).content.decode()
    assert "Anvar works on it since today" in html


def test_nobody_takes_back_what_another_wrote_down(page: Client) -> None:
    one = alarm()
    done = do(one, Deed.Kind.CALLED_FAMILY, by=make.account("anvar"))
    assert done is not None
    html = page.post(f"/deeds/{done.pk}/undo/", follow=True).content.decode()
    assert "Only the person who wrote this down" in html
    assert Deed.objects.filter(undone_at=None).count() == 1


@pytest.mark.parametrize(
    "values", [{}, {"kind": "x"}, {"kind": "other"}, {"kind": "wrote", "note": "x" * 301}]
)
def test_a_strange_deed_is_refused_in_words(page: Client, values: dict[str, str]) -> None:
    assert (
        'class="said error"' in page.post(f"/alarms/{alarm().pk}/deed/", values, follow=True).content.decode()
    )
    assert not Deed.objects.exists()


def test_a_helper_sees_and_counts_only_what_was_given_to_her(client: Client, nodira: Account) -> None:
    hers, other = alarm("Farrux Namunayev"), alarm("Sardor Misolov")
    anvar = make.account("anvar", Role.CASEWORKER)
    anvar.language = "en"
    anvar.save()
    client.force_login(anvar)
    assert "No case has been given to you yet" in text_of(client)
    open_case(hers.person, next_check_at=NOW, owner=anvar, by=anvar)
    html = text_of(client)
    assert "Farrux" in html
    assert "Sardor" not in html
    assert "<b>1</b> <span>people in the cases given to you" in html
    assert client.post(f"/alarms/{other.pk}/deed/", {"kind": "taken"}).status_code == 404


def test_a_lawyer_reads_and_writes_nothing_down(client: Client, nodira: Account) -> None:
    one = alarm()
    lawyer = make.account("huquqshunos", Role.LAWYER)
    open_case(one.person, next_check_at=NOW, owner=lawyer, by=nodira)
    client.force_login(lawyer)
    assert "/deed/" not in text_of(client)
    assert client.post(f"/alarms/{one.pk}/deed/", {"kind": "taken"}).status_code == 403


def test_a_year_of_old_questions_stands_after_tonight_and_is_turned_page_by_page(page: Client) -> None:
    old = [alarm(f"Namuna{n}", hours_ago=24 * 300 + n) for n in range(33)]
    Person.objects.update(told_at=NOW - timedelta(days=300))
    alarm("Farrux Namunayev")
    first = text_of(page)
    assert '<h2 id="n1">Farrux' in first
    second = text_of(page, "/?from=30")
    assert second.count("<article") == len(old) + 1 - 30
    assert "Is this person still there?" in second


def test_the_number_of_questions_does_not_grow(page: Client) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            text_of(page)
        return len(queries)

    alarm("Farrux Namunayev")
    text_of(page)
    one = asked()
    for name in ("Sardor Misolov", "Jasur Sinovov", "Bekzod Namunov"):
        do(alarm(name), Deed.Kind.TAKEN, by=Account.objects.get())
    assert asked() == one
