"""Who did what, newest first."""

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from himoya.desk.staff.verbs import NUMBERS
from himoya.security import audit
from himoya.security.models import Account, AuditLine
from tests.desk.conftest import NOW


@pytest.fixture
def many(nodira: Account, bahrom: Account) -> None:
    AuditLine.objects.bulk_create(
        AuditLine(
            at=NOW - timedelta(hours=200 - number),
            actor=bahrom if number % 2 else nodira,
            verb="fact.accepted" if number % 5 else "import.finished",
            subject=f"thing {number:03}",
        )
        for number in range(120)
    )


def shown(client: Client, query: str = "") -> list[str]:
    return things(client.get(f"/log/{query}").content.decode())


def things(html: str) -> list[str]:
    return [cell.split("</td>")[0] for cell in html.split("<td>") if cell.startswith("thing ")]


def test_newest_first_and_page_by_page(organiser: Client, many: None) -> None:
    html = organiser.get("/log/").content.decode()
    first = things(html)
    assert first[0] == "thing 119"
    onward = html.split('rel="next" href="')[1].split('"')[0]
    second = shown(organiser, onward)
    assert not set(first) & set(second)
    assert first + second == [f"thing {number:03}" for number in range(119, 119 - len(first + second), -1)]


def test_by_helper_by_deed_and_by_day(organiser: Client, many: None, bahrom: Account) -> None:
    his = shown(organiser, f"?helper={bahrom.pk}")
    assert his
    assert all(int(thing[-3:]) % 2 for thing in his)
    imports = shown(organiser, f"?deed={NUMBERS['import.finished']}")
    assert imports
    assert all(int(thing[-3:]) % 5 == 0 for thing in imports)
    day = (NOW - timedelta(hours=100)).date()
    of_the_day = shown(organiser, f"?day={day}")
    assert "thing 100" in of_the_day
    assert len(of_the_day) == 24


def test_pages_keep_the_filter(organiser: Client, many: None, bahrom: Account) -> None:
    html = organiser.get(f"/log/?helper={bahrom.pk}").content.decode()
    onward = html.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    assert f"helper={bahrom.pk}" in onward
    assert all(int(thing[-3:]) % 2 for thing in shown(organiser, onward))


@pytest.mark.parametrize(
    "query",
    [
        "?helper=x",
        "?helper=99999999999999999999999",
        "?deed=-1",
        "?deed=9999",
        "?day=0001-01-01",
        "?day=x",
        "?day=9999-12-31",
        "?before=٣",
        "?before=",
        "?helper=%00",
        "?before=999999999999999999",
    ],
)
def test_a_made_up_filter_is_no_error(organiser: Client, many: None, query: str) -> None:
    assert organiser.get(f"/log/{query}").status_code == 200


def test_a_verb_without_words_is_shown_as_it_is(organiser: Client, nodira: Account) -> None:
    audit.record("moon.opened", "moon 1", nodira)
    assert "moon.opened" in organiser.get("/log/").content.decode()


def test_reading_the_log_is_in_the_log(organiser: Client) -> None:
    organiser.get("/log/")
    assert AuditLine.objects.filter(verb="page.opened", subject="log").count() == 1


def test_as_many_queries_for_fifty_lines_as_for_one(
    organiser: Client, nodira: Account, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(12) as one:
        organiser.get("/log/")
    for number in range(60):
        audit.record("fact.accepted", f"fact {number}", nodira)
    with django_assert_max_num_queries(len(one)):
        organiser.get("/log/")
