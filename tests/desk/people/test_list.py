"""Everybody on one list: found, narrowed, sorted; nobody sees more than is hers."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.asserts import assertRedirects

from himoya.cases.actions import give, state_by_hand
from himoya.cases.models import Case, Given, SavedFilter, Statement
from himoya.common.roles import Role
from himoya.contact.models import Call
from himoya.desk.people import views
from himoya.intake.actions import undo_import
from himoya.linkage.actions import settle
from himoya.people.actions import heard_of
from himoya.people.models import SamePerson
from himoya.security.models import Account, AuditLine
from tests import make
from tests.desk.conftest import NOW
from tests.desk.people.conftest import a_case, grouped, told

pytestmark = pytest.mark.django_db
SAME = SamePerson.Verdict.SAME
SURNAMES = (
    "Karimov", "Namunayev", "Tamsilov", "Laqabov", "Xayolov", "Sinovov", "Misolov", "Ertakboyev",
)  # fmt: skip


def names(client: Client, query: str = "") -> list[str]:
    html = client.get(f"/people/{query}").content.decode()
    return [
        re.sub(r"<[^>]+>|&#x27;", "", heading) for heading in re.findall(r'<h2 id="n\d+">(.*?)</h2>', html)
    ]


def search(client: Client, words: str) -> list[str]:
    assertRedirects(client.post("/people/search/", {"words": words}), "/people/")
    return names(client)


def test_a_person_told_of_twice_stands_once_with_the_fullest_name(desk: Client, nodira: Account) -> None:
    short, full = told("Sherzod Karimov", "mother"), told("Sherzod Anvar o‘g‘li Karimov", "uncle")
    grouped()
    settle(short, full, SAME, by=nodira)

    assert names(desk) == ["Sherzod Anvar o‘g‘li Karimov"]
    html = desk.get("/people/").content.decode()
    assert "also written: Sherzod Karimov" in re.sub(r"\s+", " ", html)


@pytest.mark.parametrize("words", ["шерзот каримов", "Sherzod Karimov", "Karimov", "Шерзод", "sherz"])
def test_any_spelling_finds_him(desk: Client, words: str) -> None:
    told("Sherzod Karimov")
    told("Botir Tamsilov")
    grouped()
    assert search(desk, words) == ["Sherzod Karimov"]


@pytest.mark.parametrize("words", ["+998 00 123 45 67", "1234567", "00 123-45-67", "998001234567"])
def test_a_phone_finds_him_written_in_any_way(desk: Client, words: str) -> None:
    told("Sherzod Karimov", phone="+998 (00) 123-45-67")
    told("Botir Tamsilov", phone="+998 00 765 43 21")
    grouped()
    assert search(desk, words) == ["Sherzod Karimov"]


@pytest.mark.parametrize("words", ["ИК-71", "ik 71", "71", "Tomsk", "томск"])
def test_a_place_finds_everybody_told_to_be_there(desk: Client, words: str) -> None:
    told("Sherzod Karimov", facility="IK-71 Tomsk oblast")
    told("Botir Tamsilov", facility="IK-77 Omsk oblast")
    grouped()
    assert search(desk, words) == ["Sherzod Karimov"]


def test_the_number_of_a_case_finds_it(desk: Client, nodira: Account) -> None:
    case = a_case(told("Sherzod Karimov"), nodira)
    a_case(told("Botir Tamsilov"), nodira)
    grouped()
    assert search(desk, f"#{case.pk}") == ["Sherzod Karimov"]


def test_what_was_typed_stands_in_no_address_and_in_no_log(desk: Client) -> None:
    told("Sherzod Karimov")
    grouped()
    answer = desk.post("/people/search/", {"words": "шерзод каримов"})
    assert answer.headers["Location"] == "/people/"
    log = "\n".join(f"{line.verb} {line.subject}" for line in AuditLine.objects.all())
    assert "people.searched people" in log
    assert "шерзод" not in log
    html = desk.get("/people/").content.decode()
    assert re.search(r"<title>(.*?)</title>", html)[1] == "People · Himoya"  # type: ignore[index]
    assert not re.findall(r'(?:href|action)="[^"]*шерз', html)


def test_an_empty_search_shows_everybody_again(desk: Client) -> None:
    told("Sherzod Karimov")
    told("Botir Tamsilov")
    grouped()
    assert search(desk, "Botir") == ["Botir Tamsilov"]
    assert sorted(search(desk, "")) == ["Botir Tamsilov", "Sherzod Karimov"]


def test_the_most_urgent_stand_first_then_the_last_told_of(desk: Client) -> None:
    told("Uchinchi Karimov", days_ago=9)
    told("Birinchi Karimov", level="T0", days_ago=5)
    told("Ikkinchi Karimov", days_ago=2)
    grouped()
    assert names(desk) == ["Birinchi Karimov", "Ikkinchi Karimov", "Uchinchi Karimov"]
    assert names(desk, "?sort=told") == ["Ikkinchi Karimov", "Birinchi Karimov", "Uchinchi Karimov"]
    assert names(desk, "?sort=name") == ["Birinchi Karimov", "Ikkinchi Karimov", "Uchinchi Karimov"]


def test_page_after_page_is_the_whole_list(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page of urgent ones only is put together in another way than one with others on it."""
    levels = ("T1", "T0", "", "T0", "T2", "", "T1", "T0")
    for days, (name, level) in enumerate(zip(SURNAMES, levels, strict=True), start=1):
        told(f"Botir {name}", name, level=level, days_ago=days)
    grouped()
    whole = names(desk)
    assert len(whole) == len(SURNAMES)
    for size in (1, 2, 3):
        monkeypatch.setattr(views, "PAGE", size)
        pages = [names(desk, f"?page={number}") for number in range(1, -(-len(whole) // size) + 1)]
        assert [name for page in pages for name in page] == whole
        assert names(desk, "?page=99") == pages[-1]
        assert f"People: {len(whole)}" in desk.get("/people/").content.decode()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?level=T1", {"Alarmed Karimov"}),
        ("?level=T0", set()),
        ("?contract=signed", {"Signed Namunayev", "Stated Laqabov"}),
        ("?sex=f", {"Daughter Tamsilova"}),
        ("?told=3", {"Alarmed Karimov", "Signed Namunayev", "Stated Laqabov", "Daughter Tamsilova"}),
        ("?told=3&sex=f", {"Daughter Tamsilova"}),
        ("?status=none", {"Alarmed Karimov", "Daughter Tamsilova", "Quiet Xayolov"}),
        ("?status=open", {"Signed Namunayev", "Stated Laqabov"}),
        ("?mine=1", {"Signed Namunayev"}),
        ("?owner=nobody", {"Stated Laqabov"}),
        ("?unread=1", {"Alarmed Karimov", "Signed Namunayev", "Daughter Tamsilova", "Quiet Xayolov"}),
        ("?quiet=10", {"Alarmed Karimov", "Stated Laqabov", "Daughter Tamsilova", "Quiet Xayolov"}),
        ("?contract=nonsense&level=T9&owner=;&told=-1&page=٣", None),
        ("?owner=99999999999999999999&place=%00&page=999999999", None),
    ],
)
def test_filters_on_coded_fields(
    desk: Client, nodira: Account, query: str, expected: set[str] | None
) -> None:
    told("Alarmed Karimov", level="T1")
    signed = told("Signed Namunayev", contract="signed")
    stated = told("Stated Laqabov", contract="offered")
    told("Daughter Tamsilova", sex="f")
    told("Quiet Xayolov", days_ago=60)
    grouped()
    case = a_case(signed, nodira)
    Case.objects.create(person=stated, opened_at=NOW, next_check_at=NOW)
    state_by_hand(
        stated, "contract", "signed", grade=Statement.Grade.ONE_VOICE, known_on=NOW.date(), by=nodira
    )
    Call.objects.create(case=case, at=NOW - timedelta(days=2), noted_by=nodira, noted_at=NOW)

    everybody = {
        "Alarmed Karimov",
        "Signed Namunayev",
        "Stated Laqabov",
        "Daughter Tamsilova",
        "Quiet Xayolov",
    }
    assert set(names(desk, query)) == (everybody if expected is None else expected)


def test_a_place_is_chosen_by_its_mark(desk: Client) -> None:
    told("Sherzod Karimov", facility="IK-71 Tomsk oblast")
    told("Botir Tamsilov", facility="IK-77 Omsk oblast")
    grouped()
    html = desk.get("/people/").content.decode()
    mark = re.search(r'<option value="(\w{10})">IK-71 Tomsk oblast \(1\)', html)
    assert mark is not None
    assert names(desk, f"?place={mark[1]}") == ["Sherzod Karimov"]


def test_somebody_nobody_tells_of_any_more_stays_while_somebody_works_for_him(
    desk: Client, nodira: Account
) -> None:
    by_hand = make.person("Sherzod Karimov")
    a_case(by_hand, nodira)
    make.person("Botir Tamsilov", voice="telegram:77/other")  # of an import that was taken back
    assert names(desk) == ["Sherzod Karimov"]


def test_a_caseworker_sees_and_finds_only_her_people(client: Client, nodira: Account) -> None:
    laylo = make.account("laylo", Role.CASEWORKER)
    mine, _theirs = (
        told("Sherzod Karimov", "mother"),
        told("Sherzod Karimov", "other mother", phone="+998001234567"),
    )
    grouped()
    settle(mine, _theirs, SamePerson.Verdict.DIFFERENT, by=nodira)
    give(a_case(mine, nodira), laylo, by=nodira)
    client.force_login(laylo)
    assert names(client) == ["Sherzod Karimov"]
    assert search(client, "Sherzod Karimov") == ["Sherzod Karimov"]
    assert search(client, "1234567") == []


def test_an_analyst_sees_nobody(client: Client, db: None) -> None:
    told("Sherzod Karimov")
    grouped()
    client.force_login(make.account("tahlil", Role.ANALYST))
    answer = client.get("/people/")
    assert answer.status_code == 403
    assert "Karimov" not in answer.content.decode()


def test_a_filter_is_kept_under_a_name_and_deleted(desk: Client, nodira: Account) -> None:
    assert desk.post("/people/filters/?level=T0&sex=f", {"name": "Bugun"}).status_code == 303
    kept = SavedFilter.objects.get(account=nodira)
    assert kept.terms == {"level": "T0", "sex": "f"}
    assert 'href="/people/?level=T0&amp;sex=f">Bugun' in desk.get("/people/").content.decode()
    desk.post(f"/people/filters/{kept.pk}/delete/")
    assert not SavedFilter.objects.exists()


def test_nobody_deletes_the_filter_of_another(client: Client, nodira: Account) -> None:
    kept = SavedFilter.objects.create(account=nodira, name="Bugun", terms={}, at=NOW)
    client.force_login(make.account("laylo", Role.CASEWORKER))
    client.post(f"/people/filters/{kept.pk}/delete/")
    assert SavedFilter.objects.filter(pk=kept.pk).exists()


def test_a_case_is_opened_once_for_a_person_however_often_the_button_is_pressed(
    desk: Client, nodira: Account
) -> None:
    short, full = told("Sherzod Karimov", "mother"), told("Sherzod Anvar o‘g‘li Karimov", "uncle")
    grouped()
    settle(short, full, SAME, by=nodira)
    for person in (short, full, short):
        answer = desk.post(f"/people/{person.pk}/open/")
        assert answer.headers["Location"] == f"/cases/{Case.objects.get().pk}/"


def test_several_cases_are_given_at_once(desk: Client, nodira: Account) -> None:
    laylo = make.account("laylo", Role.CASEWORKER)
    cases = [a_case(told(f"{name} Karimov"), nodira) for name in ("Sherzod", "Botir", "Zafar")]
    grouped()
    desk.post("/people/give/", {"to": laylo.pk, "case": [case.pk for case in cases[:2]]})
    assert set(Given.objects.filter(account=laylo).values_list("case", flat=True)) == {
        case.pk for case in cases[:2]
    }


@pytest.mark.parametrize("sent", [{}, {"to": "1"}, {"to": "999", "case": "1"}, {"to": "x", "case": "x"}])
def test_giving_nothing_or_to_nobody_says_what_is_missing(
    desk: Client, nodira: Account, sent: dict[str, str]
) -> None:
    a_case(told("Sherzod Karimov"), nodira)
    grouped()
    sent = {**sent, "to": str(nodira.pk)} if sent.get("to") == "1" else sent
    answer = desk.post("/people/give/", sent)
    assert answer.status_code == 422
    assert 'class="wrong"' in answer.content.decode()


def test_a_caseworker_gives_no_cases(client: Client, nodira: Account) -> None:
    case = a_case(told("Sherzod Karimov"), nodira)
    laylo = make.account("laylo", Role.CASEWORKER)
    client.force_login(laylo)
    assert client.post("/people/give/", {"to": laylo.pk, "case": case.pk}).status_code == 403
    assert not Given.objects.exists()


def test_a_caseworker_opens_no_case_of_a_stranger(client: Client, nodira: Account) -> None:
    stranger = told("Sherzod Karimov")
    grouped()
    client.force_login(make.account("laylo", Role.CASEWORKER))
    assert client.post(f"/people/{stranger.pk}/open/").status_code == 404
    assert not Case.objects.exists()


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


@pytest.mark.parametrize("query", ["", "?sort=told&told=30&contract=offered"])
def test_as_many_queries_for_many_as_for_one(desk: Client, nodira: Account, query: str) -> None:
    a_case(told("Sherzod Karimov", contract="offered"), nodira)
    grouped()
    one = queries(desk, f"/people/{query}")
    for name in ("Botir", "Zafar", "Bunyod"):
        a_case(told(f"{name} Tamsilov", level="T1", contract="offered"), nodira)
    grouped()
    assert queries(desk, f"/people/{query}") == one
    search(desk, "Karimov")
    found = queries(desk, "/people/")
    search(desk, "Tamsilov")
    assert queries(desk, "/people/") == found


def test_a_message_taken_back_no_longer_counts_as_the_last_word(desk: Client) -> None:
    person = told("Sherzod Karimov", days_ago=9)
    later = make.message("yana")
    make.a_fact(later, person, "home", "Andijon")
    heard_of({person.pk: NOW})
    grouped()
    undo_import(later.brought_by)
    person.refresh_from_db()
    assert person.told_at == NOW - timedelta(days=9)


def test_a_case_page_names_everybody_its_person_is_told_of_as(desk: Client, nodira: Account) -> None:
    one, other = told("Sherzod Karimov", "ona"), told("Bunyod Tamsilov", "xola")
    grouped()
    settle(one, other, SAME, by=nodira)
    html = desk.get(f"/cases/{a_case(one, nodira).pk}/").content.decode()
    part = html[html.index('id="told_of"') :]
    assert "Bunyod Tamsilov" in part
    assert part.count("This is somebody else") == 2
