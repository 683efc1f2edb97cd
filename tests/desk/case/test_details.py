"""The work itself: who edits last never overwrites who edited first without seeing it."""

from datetime import timedelta
from html import unescape

import pytest
from django.test import Client

from himoya.cases.actions import edit_case
from himoya.cases.models import Case, Change
from himoya.security.models import Account
from tests.desk.conftest import NOW

pytestmark = pytest.mark.django_db


def form(**more: str) -> dict[str, str]:
    return {
        "version": "1",
        "summary": "",
        "status": "open",
        "next_check_at": "2026-11-23T09:00",
        "risk": "",
        **more,
    }


def post(client: Client, case: Case, **more: str) -> tuple[int, str]:
    answer = client.post(f"/cases/{case.pk}/details/", form(**more))
    return answer.status_code, unescape(answer.content.decode())


def test_an_edit_is_saved_and_stands_in_the_history(desk: Client, case: Case, nodira: Account) -> None:
    assert (
        post(desk, case, summary="He refused.\r\nTwice.", risk="high", risk_why="letters are read")[0] == 303
    )
    case.refresh_from_db()
    assert (case.summary, case.risk, case.version) == ("He refused.\nTwice.", "high", 2)
    history = desk.get(f"/cases/{case.pk}/history/").content.decode()
    for words in ("Summary", "He refused.", "Nodira", "not weighed yet"):
        assert words in history


def test_a_change_of_status_needs_a_reason(desk: Client, case: Case) -> None:
    status, html = post(desk, case, status="resolved", summary="typed for ten minutes")
    assert status == 422
    assert "needs a reason" in html
    assert "typed for ten minutes" in html
    assert post(desk, case, status="resolved", why="He is home.")[0] == 303
    assert Change.objects.get(field="status").why == "He is home."


def test_both_texts_are_shown_when_two_edit_at_once(desk: Client, case: Case, sardor: Account) -> None:
    edit_case(case, 1, {"summary": "first", "risk": "low"}, "", by=sardor)
    edit_case(case, 2, {"summary": "theirs", "next_check_at": NOW + timedelta(days=9)}, "", by=sardor)

    status, html = post(desk, case, summary="mine", why="my reason")

    assert status == 409
    assert "Sardor changed this case" in html
    for words in ("theirs", "mine", "my reason", 'name="started" value="1"', 'name="version" value="3"'):
        assert words in html
    case.refresh_from_db()
    assert case.summary == "theirs"


def test_each_field_can_be_chosen(desk: Client, case: Case, sardor: Account) -> None:
    edit_case(case, 1, {"summary": "theirs", "risk": "high"}, "", by=sardor)
    status, html = post(desk, case, summary="mine")
    assert status == 409
    # The risk was not touched here: the other's answer is proposed. The text was: mine is.
    assert 'name="choose_risk" value="theirs" checked' in html
    assert 'name="choose_summary" value="mine" checked' in html

    status, _html = post(
        desk,
        case,
        summary="mine and theirs",
        version="2",
        started="1",
        choose_summary="mine",
        choose_risk="theirs",
    )
    assert status == 303
    case.refresh_from_db()
    assert (case.summary, case.risk) == ("mine and theirs", "high")


def test_a_mistake_while_choosing_shows_both_texts_again(desk: Client, case: Case, sardor: Account) -> None:
    edit_case(case, 1, {"summary": "theirs"}, "", by=sardor)
    status, html = post(
        desk, case, summary="mine", status="watch", version="2", started="1", choose_summary="theirs"
    )
    assert status == 422
    assert 'name="choose_summary" value="theirs" checked' in html
    assert "needs a reason" in html
    assert "theirs" in html
    assert "mine" in html


def test_overtaken_a_second_time_what_was_mine_is_still_there(
    desk: Client, case: Case, sardor: Account
) -> None:
    edit_case(case, 1, {"summary": "theirs"}, "", by=sardor)
    edit_case(case, 2, {"summary": "theirs again"}, "", by=sardor)
    status, html = post(desk, case, summary="mine", version="2", started="1", choose_summary="mine")
    assert status == 409
    assert "theirs again" in html
    assert "mine" in html
    assert 'name="started" value="1"' in html


def test_the_back_button_does_not_save_twice(desk: Client, case: Case) -> None:
    assert post(desk, case, summary="once")[0] == 303
    status, _html = post(desk, case, summary="once")
    assert status in (303, 409)
    case.refresh_from_db()
    assert (case.summary, Change.objects.filter(field="summary").count()) == ("once", 1)


@pytest.mark.parametrize(
    "wrong",
    [
        {"version": "abc"},
        {"version": ""},
        {"version": "-1"},
        {"version": "99999999999999999999"},
        {"status": "free"},
        {"status": "\x00"},
        {"risk": "huge"},
        {"next_check_at": "31.02.2026 10:00"},
        {"next_check_at": "9999-12-31T23:59"},
        {"next_check_at": "0001-01-01T00:00"},
        {"next_check_at": "2031-01-01T00:00"},
        {"next_check_at": ""},
        {"summary": "a" * 20_001},
        {"summary": "\x00"},
        {"risk_why": "b" * 301},
        {"why": "c" * 301},
    ],
)
def test_what_cannot_be_is_refused_in_words(desk: Client, case: Case, wrong: dict[str, str]) -> None:
    status, html = post(desk, case, **wrong)
    assert status == 422
    case.refresh_from_db()
    assert case.version == 1
    assert 'class="wrong"' in html


def test_a_version_from_the_future_overwrites_nothing(desk: Client, case: Case) -> None:
    status, _html = post(desk, case, version="7", summary="mine")
    assert status == 409
    case.refresh_from_db()
    assert case.summary == ""


def test_an_untouched_form_changes_nothing(desk: Client, case: Case) -> None:
    later = NOW + timedelta(hours=1, seconds=17, microseconds=5)
    Case.objects.filter(pk=case.pk).update(next_check_at=later)
    assert post(desk, case, next_check_at="2026-11-22T22:00")[0] == 303
    assert Change.objects.count() == 0


def test_marks_that_turn_the_writing_are_not_kept(desk: Client, case: Case) -> None:
    post(desk, case, summary="\u202edlrow\u202c <b>olleh</b>")
    case.refresh_from_db()
    assert case.summary == "dlrow <b>olleh</b>"
    assert "&lt;b&gt;olleh" in desk.get(f"/cases/{case.pk}/").content.decode()
