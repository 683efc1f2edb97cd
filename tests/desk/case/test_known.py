"""What is known stands side by side, and what is critical needs two."""

from datetime import date, timedelta

import pytest
from django.test import Client

from himoya.cases.actions import mark_sources_withdrawn, state_by_hand
from himoya.cases.models import Case, Change, Statement
from himoya.security.models import Account
from tests import make
from tests.desk.case.test_page import page
from tests.desk.conftest import NOW

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 22)


def known(client: Client, case: Case) -> str:
    html = page(client, case)
    return html[html.index('id="known"') : html.index('id="calls"')]


def told(case: Case, kind: str, value: str, text: str = "85 zona", days: int = 0) -> None:
    make.a_fact(make.message(text, sent_at=NOW - timedelta(days=days)), case.person, kind, value)


def stated(case: Case, by: Account, kind: str, value: str, grade: str = "V1", days: int = 0) -> Statement:
    return state_by_hand(
        case.person, kind, value, grade=Statement.Grade(grade), known_on=TODAY - timedelta(days=days), by=by
    )


def test_contradictions_stand_next_to_each_other_the_strongest_first(
    desk: Client, case: Case, nodira: Account
) -> None:
    told(case, "facility", "IK-71", "71 zona")
    stated(case, nodira, "facility", "IK-72", "V1", days=1)
    stated(case, nodira, "facility", "IK-73", "V3", days=9)

    html = known(desk, case)
    places = [html.index(value) for value in ("different answers", "IK-73", "IK-72", "<b>IK-71</b>")]
    assert places == sorted(places)
    assert "a document was seen" in html
    assert "not accepted yet" in html[html.index("<b>IK-71</b>") :]
    assert "<blockquote>71 zona</blockquote>" in html


def test_one_name_in_two_spellings_is_one_value(desk: Client, case: Case, nodira: Account) -> None:
    stated(case, nodira, "name", "Farrux Namunayev")
    told(case, "name", "Намунаев Фаррух", "Намунаев Фаррух, 85 zona")
    html = known(desk, case)
    assert "different answers" not in html
    assert "Намунаев Фаррух · told once" in html


def test_what_grew_old_is_to_be_asked_again(desk: Client, case: Case, nodira: Account) -> None:
    stated(case, nodira, "facility", "IK-71", days=44)
    assert "old: ask again" not in known(desk, case)
    stated(case, nodira, "facility", "IK-72", days=46)
    assert "old: ask again" in known(desk, case)


def test_a_sign_of_life_grows_old_from_its_own_day(desk: Client, case: Case, nodira: Account) -> None:
    stated(case, nodira, "last_contact", "2026-09-01")
    html = known(desk, case)
    assert "01.09.2026" in html
    assert "old: ask again" in html


def test_a_value_told_many_times_is_one_line(desk: Client, case: Case) -> None:
    for number in range(3):
        told(case, "contract", "signed", f"imzo {number}", days=number)
    html = known(desk, case)
    assert "times told: 3" in html
    assert html.count("<blockquote>") == 1
    assert "<blockquote>imzo 0</blockquote>" in html


def test_many_values_are_counted_and_paged(desk: Client, case: Case) -> None:
    for number in range(40):
        told(case, "facility", f"IK-{100 + number}", days=number)
    assert "36 more" in known(desk, case)
    first, second = (
        page(desk, case, "known/", kind="facility"),
        page(desk, case, "known/", kind="facility", page="2"),
    )
    assert ("IK-100" in first, "IK-139" in first, "IK-139" in second) == (True, False, True)


def test_a_signature_stays_reported_until_a_second_person_confirms_it(
    desk: Client, case: Case, nodira: Account, sardor: Account
) -> None:
    one = stated(case, nodira, "contract", "signed")
    html = known(desk, case)
    assert "reported, not confirmed" in html
    assert "confirm</button>" not in html

    address = f"/cases/{case.pk}/statements/{one.pk}/confirm/"
    answer = desk.post(address, follow=True)
    assert "You stated this yourself" in answer.content.decode()
    one.refresh_from_db()
    assert one.confirmed_by is None

    client = Client()
    client.force_login(sardor)
    assert "confirm</button>" in known(client, case)
    client.post(address)
    html = known(client, case)
    assert "confirmed by Sardor" in html
    assert "reported, not confirmed" not in html


def test_a_death_without_a_document_stays_presumed(
    client: Client, case: Case, nodira: Account, sardor: Account
) -> None:
    one = stated(case, nodira, "status", "dead", "V2")
    client.force_login(sardor)
    html = known(client, case)
    assert "presumed dead, no document yet" in html
    assert "confirm</button>" not in html
    client.post(f"/cases/{case.pk}/statements/{one.pk}/confirm/")
    assert "presumed dead" in known(client, case)


def test_a_statement_is_written_down_by_hand(desk: Client, case: Case, nodira: Account) -> None:
    form = {
        "kind": "birth_date",
        "value": "16.11.1999",
        "grade": "V3",
        "known_on": "20.11.2026",
        "how_known": "passport",
    }
    answer = desk.post(f"/cases/{case.pk}/state/", form)
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/cases/{case.pk}/#known")
    one = Statement.objects.get()
    assert (one.value, one.grade, one.known_on, one.how_known, one.stated_by) == (
        "1999-11-16", "V3", date(2026, 11, 20), "passport", nodira,
    )  # fmt: skip


@pytest.mark.parametrize(
    "change",
    [
        {"value": "31.02.1999"},
        {"value": "9999-01-01"},
        {"value": "a" * 5000},
        {"value": "\x00"},
        {"value": ""},
        {"grade": "V9"},
        {"grade": ""},
        {"known_on": "31.02.2026"},
        {"known_on": "9999-12-31"},
        {"known_on": "0001-01-01"},
        {"known_on": "tomorrow"},
        {"how_known": "b" * 301},
        {"how_known": "\x00"},
    ],
)
def test_what_cannot_be_is_asked_again_and_nothing_typed_is_lost(
    desk: Client, case: Case, change: dict[str, str]
) -> None:
    form = {
        "kind": "birth_date",
        "value": "1999",
        "grade": "V1",
        "known_on": "2026-11-20",
        "how_known": "a letter",
    }
    answer = desk.post(f"/cases/{case.pk}/state/", {**form, **change})
    assert answer.status_code == 422
    html = answer.content.decode()
    assert 'class="wrong"' in html
    assert "a letter" in html or "how_known" in change
    assert Statement.objects.count() == 0


def test_a_statement_is_corrected_and_withdrawn_with_a_reason(
    desk: Client, case: Case, nodira: Account
) -> None:
    one = stated(case, nodira, "facility", "IK-71")
    address = f"/cases/{case.pk}/statements/{one.pk}/"
    assert "IK-71" in desk.get(address).content.decode()
    form = {"do": "correct", "value": "IK-72", "grade": "V1", "known_on": "2026-11-20"}
    assert desk.post(address, form).status_code == 422
    assert desk.post(address, {**form, "why": "misheard"}).status_code == 303
    better = Statement.objects.get(withdrawn_at=None)
    assert better.value == "IK-72"

    address = f"/cases/{case.pk}/statements/{better.pk}/"
    assert desk.post(address, {"do": "withdraw", "why": ""}).status_code == 422
    assert desk.post(address, {"do": "withdraw", "why": "another man"}).status_code == 303
    assert desk.get(address).status_code == 404
    assert [row.why for row in Change.objects.filter(case=case).order_by("pk")] == ["misheard", "another man"]
    assert "misheard" in page(desk, case, "history/")


def test_a_statement_whose_message_was_taken_back_queues_for_a_decision(
    desk: Client, case: Case, nodira: Account
) -> None:
    message = make.message("85 zona")
    fact = make.a_fact(message, case.person, "facility", "IK-85")
    one = make.accepted(fact, nodira)
    mark_sources_withdrawn(message.brought_by)

    assert "Is it known all the same?" in known(desk, case)
    desk.post(f"/cases/{case.pk}/statements/{one.pk}/keep/")
    html = known(desk, case)
    assert "Is it known all the same?" not in html
    assert "IK-85" in html


def test_another_case_s_statement_is_not_there(desk: Client, case: Case, nodira: Account) -> None:
    stranger = make.person("Botir Tamsilov", voice="other")
    one = state_by_hand(
        stranger, "contract", "signed", grade=Statement.Grade.ONE_VOICE, known_on=TODAY, by=nodira
    )
    for part in ("", "confirm/", "keep/"):
        assert desk.post(f"/cases/{case.pk}/statements/{one.pk}/{part}").status_code == 404


def test_half_a_name_is_no_contradiction(desk: Client, case: Case) -> None:
    told(case, "name", "Farrux", "Farruxjon", days=1)
    told(case, "name", "Farrux Namunayev", "Farrux Namunayev", days=2)
    html = known(desk, case)
    assert "different answers" not in html
    assert html.index("<b>Farrux Namunayev</b>") < html.index("Farrux · told once")


@pytest.mark.parametrize(("kind", "offered"), [("contract", True), ("facility", False)])
def test_what_takes_only_certain_values_is_chosen_in_words(
    desk: Client, case: Case, kind: str, offered: bool
) -> None:
    html = desk.get(f"/cases/{case.pk}/state/", {"kind": kind}).content.decode()
    assert ('<option value="signed">signed</option>' in html) == offered
