"""The case page: whose it is, who may open it, and that it stays quick."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, get_resolver

from himoya.alarms.models import Alarm
from himoya.cases.actions import add_note, add_stay, add_task, edit_case, open_case, state_by_hand
from himoya.cases.models import Case, Event, Fact, Note, Statement
from himoya.common.roles import Right, may
from himoya.contact.actions import log_call
from himoya.linkage.models import Grouped, Grouping
from himoya.security.models import Account, AuditLine
from tests import make
from tests.desk.conftest import NAME, NOW, QUOTE, TEXT, alarm

pytestmark = pytest.mark.django_db


def page(client: Client, case: Case, part: str = "", **more: str) -> str:
    answer = client.get(f"/cases/{case.pk}/{part}", more)
    assert answer.status_code == 200
    return answer.content.decode()


def facts(case: Case, many: int) -> None:
    assert case.owner is not None
    brought = make.an_import()
    for number in range(many):
        told = make.message(f"{number}-zona", brought, sent_at=NOW - timedelta(days=number))
        for kind, value in (("facility", f"IK-{number}"), ("name", NAME), ("age", str(20 + number % 60))):
            make.a_fact(told, case.person, kind, value)
        Note.objects.create(case=case, text=f"note {number}", by=case.owner, at=NOW)
        Event.objects.create(case=case, at=NOW, code="case.opened", actor=case.owner)


def test_the_head_says_who_it_is_and_what_cannot_wait(desk: Client, case: Case) -> None:
    alarm()
    html = page(desk, case)
    head = html[html.index("<article") : html.index("</article>")]
    assert f"<h1>{NAME}</h1>" in head
    assert "Act within two hours" in head
    assert "First step by" in head
    assert "to those who told us: son" in head


def test_an_old_alarm_does_not_hide_a_fresh_one(desk: Client, case: Case) -> None:
    alarm(hours_ago=24 * 300)
    alarm(rule="U04", level="T1")
    head = page(desk, case).partition("</article>")[0]
    assert head.index("Act within a day") < head.index("A question for today")


def test_a_closed_alarm_is_not_in_the_head(desk: Client, case: Case) -> None:
    alarm()
    Alarm.objects.update(state=Alarm.State.RESOLVED)
    assert "No alarm is open" in page(desk, case)


def test_the_same_person_s_other_case_and_names_are_in_sight(
    desk: Client, case: Case, nodira: Account
) -> None:
    sister = make.person("Farrukh Olimovich Namunayev", voice="sister")
    other = open_case(sister, next_check_at=NOW, owner=nodira, by=nodira)
    grouping = Grouping.objects.create(made_at=NOW, current=True)
    for member in (case.person, sister):
        Grouped.objects.create(grouping=grouping, person=member, group=case.person.pk)
    make.a_fact(make.message("85 zona"), sister, "facility", "IK-85")

    html = page(desk, case)
    assert "<h1>Farrukh Olimovich Namunayev</h1>" in html
    assert f"also written: {NAME}" in html
    assert f'href="/cases/{other.pk}/"' in html
    assert "IK-85" in html


def test_the_title_names_nobody_and_opening_is_logged(desk: Client, case: Case, nodira: Account) -> None:
    title = page(desk, case).partition("<title>")[2].partition("</title>")[0]
    assert title == f"Case {case.pk} · Himoya"
    line = AuditLine.objects.get(verb="page.opened")
    assert (line.subject, line.actor) == (f"case {case.pk}", nodira)


def case_addresses(case: Case) -> list[str]:
    """Every address below a case, with numbers that stand for nothing in it."""
    patterns = [one for one in get_resolver().url_patterns if isinstance(one, URLPattern)]
    below = [str(one.pattern) for one in patterns if str(one.pattern).startswith("cases/<int:number>/")]
    numbered = [address.replace("<int:number>", str(case.pk)) for address in below]
    return ["/" + "/".join("7" if "<" in step else step for step in one.split("/")) for one in numbered]


def test_a_helper_of_another_team_does_not_learn_that_the_case_exists(
    client: Client, case: Case, ruslan: Account
) -> None:
    client.force_login(ruslan)
    addresses = case_addresses(case)
    assert len(addresses) > 20
    for address in addresses:
        answers = {client.get(address).status_code, client.post(address).status_code}
        assert answers <= {404, 405, 403}, address  # 403: not for that role, whatever the number
        nowhere = address.replace(f"/{case.pk}/", "/987654321/", 1)
        assert answers == {client.get(nowhere).status_code, client.post(nowhere).status_code}, address


def test_a_lawyer_reads_but_finds_nothing_to_send(client: Client, case: Case, oleg: Account) -> None:
    facts(case, 2)
    client.force_login(oleg)
    html = page(client, case)
    assert NAME in html
    inside = html[html.index("<main") : html.index("</main>")]
    assert 'method="post"' not in inside
    assert not may(oleg.role, Right.WORK)
    for part in ("details", "calls/add", "notes/add", "stays/add", "state", "tasks"):
        assert client.post(f"/cases/{case.pk}/{part}/").status_code == 403


def test_phones_in_quoted_words_stay_hidden(case: Case, oleg: Account) -> None:
    told = make.message("85 zona, tel +998 00 123-45-67, 12.03.1990")
    make.a_fact(told, case.person, "facility", "IK-85")
    for account in (case.owner, oleg):
        assert account is not None
        client = Client()
        client.force_login(account)
        html = page(client, case)
        assert "123-45-67" not in html
        assert "85 zona, tel ••• , 12.03.1990".replace(" ,", ",") in html


def test_a_lawyer_reads_no_number_that_the_group_wrote_down(
    case: Case, nodira: Account, oleg: Account
) -> None:
    phone = "+998 00 765 43 21"
    add_note(case, f"The aunt answers at {phone}.", by=nodira)
    log_call(case, at=NOW, seconds=None, note=f"from {phone}", by=nodira)
    add_task(case, f"Call {phone}", due_on=None, assigned_to=None, by=nodira)
    add_stay(case, "IK-85", since=None, until=None, how_known=f"told by {phone}", by=nodira)
    state_by_hand(
        case.person,
        "home",
        "Andijon",
        grade=Statement.Grade.ONE_VOICE,
        known_on=NOW.date(),
        how_known=phone,
        by=nodira,
    )
    edit_case(case, 1, {"summary": f"Ask {phone}"}, phone, by=nodira)
    for account, sees in ((nodira, True), (oleg, False)):
        client = Client()
        client.force_login(account)
        for part in ("", "timeline/", "notes/", "calls/", "history/"):
            assert (phone in page(client, case, part)) is sees, part


def test_markup_in_what_people_wrote_is_never_markup(desk: Client, case: Case) -> None:
    told = make.message("<script>alert(1)</script>")
    make.a_fact(told, case.person, "facility", "<img src=x onerror=alert(1)>")
    html = page(desk, case)
    assert "<script" not in html.replace('<script src="/static', "")
    assert "<img src=x" not in html


@pytest.mark.parametrize(
    "part", ["", "known/?kind=facility&page=1", "timeline/", "notes/", "history/", "calls/"]
)
def test_more_facts_ask_no_more_questions(desk: Client, case: Case, part: str) -> None:
    address = f"/cases/{case.pk}/{part}"
    facts(case, 12)
    desk.get(address)
    with CaptureQueriesContext(connection) as few:
        desk.get(address)
    facts(case, 40)
    with CaptureQueriesContext(connection) as many:
        desk.get(address)
    assert len(many) <= len(few)


@pytest.mark.parametrize("part", ["known/?kind=facility&", "timeline/?", "notes/?", "history/?", "calls/?"])
@pytest.mark.parametrize("number", ["abc", "-1", "0", "99999999999999999999", "٣", "1;DROP"])
def test_a_strange_page_number_is_no_error(desk: Client, case: Case, part: str, number: str) -> None:
    facts(case, 1)
    assert desk.get(f"/cases/{case.pk}/{part}page={number}").status_code == 200


@pytest.mark.parametrize("kind", ["", "phone", "nothing", "\x00", "name' OR 1=1"])
def test_a_kind_that_is_none_is_not_there(desk: Client, case: Case, kind: str) -> None:
    for part in ("known", "state"):
        assert desk.get(f"/cases/{case.pk}/{part}/", {"kind": kind}).status_code == 404


def test_a_number_beyond_all_cases_is_not_there(desk: Client) -> None:
    assert desk.get("/cases/99999999999999999999999/").status_code == 404


def test_the_timeline_has_everything_newest_first(desk: Client, case: Case, nodira: Account) -> None:
    alarm(hours_ago=2)
    make.a_fact(make.message("85 zona", sent_at=NOW - timedelta(days=3)), case.person, "facility", "IK-85")
    add_note(case, "Ask again on Monday.", by=nodira)
    html = page(desk, case, "timeline/")
    places = [html.index(words) for words in ("Ask again on Monday.", "Alarm", "85 zona")]
    assert places == sorted(places)


def test_what_an_undone_import_told_leaves_the_page(desk: Client, case: Case) -> None:
    told = make.message(TEXT)
    Fact.objects.create(
        message=told, person=case.person, kind="contract", value="signed", start=TEXT.index(QUOTE), end=60
    )
    assert QUOTE in page(desk, case)
    told.brought_by.state = "withdrawn"
    told.brought_by.save()
    for part in ("", "timeline/"):
        assert QUOTE not in page(desk, case, part)
