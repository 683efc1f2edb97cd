"""Every address, asked by every role: what the table says is what happens."""

import re

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern

from himoya.cases.models import Case
from himoya.common.roles import Right, Role, may
from himoya.security.models import Account, AuditLine
from tests import make
from tests.house.pages import KNOWN_BY_ORIGIN, NUMBER, address, name, pages, roles

pytestmark = pytest.mark.django_db

KEPT = [page for page in pages() if roles(page)]
OPEN = [page for page in pages() if not roles(page)]
OF_A_CASE = [page for page in KEPT if str(page.pattern).startswith("cases/<int:number>/")]
TOKEN = re.compile(r'value="\w{64}"')
METHODS = ("get", "post")


def browser(account: Account | None = None, *, careless: bool = True) -> Client:
    client = Client(enforce_csrf_checks=not careless)
    if account is not None:
        client.force_login(account)
    return client


def ask(client: Client, method: str, where: str) -> HttpResponse:
    answer: HttpResponse = getattr(client, method)(where)
    return answer


@pytest.mark.parametrize("page", KEPT, ids=name)
def test_each_role_gets_what_the_table_says(page: URLPattern) -> None:
    for role in Role:
        client = browser(make.account(role, role))
        for method in METHODS:
            status = ask(client, method, address(page)).status_code
            if role in roles(page):
                assert status not in (403, 500), (role, method)
            else:
                assert status == 403, (role, method)


@pytest.mark.parametrize("page", KEPT, ids=name)
def test_a_stranger_is_sent_to_the_door(page: URLPattern) -> None:
    for method in METHODS:
        answer = ask(browser(), method, address(page))
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith("/sign-in/?next=/")


@pytest.mark.parametrize("page", OPEN, ids=name)
def test_open_pages_break_for_nobody(page: URLPattern) -> None:
    for method in METHODS:
        assert ask(browser(), method, address(page)).status_code not in (403, 500)


@pytest.mark.parametrize("page", KEPT, ids=name)
def test_who_is_switched_off_is_a_stranger(page: URLPattern) -> None:
    account = make.account("zamira", Role.ORGANISER)
    client = browser(account)
    Account.objects.update(is_active=False)
    assert ask(client, "get", address(page)).headers["Location"].startswith("/sign-in/")


@pytest.mark.parametrize("page", pages(), ids=name)
def test_a_forged_form_is_refused(page: URLPattern) -> None:
    account = make.account() if roles(page) else None
    where, lines = address(page), AuditLine.objects.count()
    if name(page) not in KNOWN_BY_ORIGIN:
        without = browser(account, careless=False)
        assert ask(without, "post", where).status_code == 403
    foreign = browser(account, careless=False)
    foreign.cookies["csrftoken"] = "a" * 32
    if name(page) not in KNOWN_BY_ORIGIN:
        assert foreign.post(where, {"csrfmiddlewaretoken": "b" * 32}).status_code == 403
    from_elsewhere = foreign.post(
        where, {"csrfmiddlewaretoken": "a" * 32}, headers={"origin": "https://evil.example"}
    )
    assert from_elsewhere.status_code == 403
    assert AuditLine.objects.count() == lines


@pytest.mark.parametrize("page", OF_A_CASE, ids=name)
def test_anothers_case_is_like_one_that_does_not_exist(page: URLPattern) -> None:
    zamira = make.account("zamira", Role.CASEWORKER)
    hers = Case.objects.create(
        person=make.person(), owner=zamira, opened_at=make.MONDAY, next_check_at=make.MONDAY
    )
    for role in sorted(roles(page)):
        if may(role, Right.SEE_ALL_CASES):
            continue
        client = browser(make.account(role, Role(role)))
        for method in METHODS:
            theirs, nobodys = (
                ask(client, method, address(page, number=number)) for number in (hers.pk, NUMBER)
            )
            assert theirs.status_code == nobodys.status_code, (role, method)
            assert theirs.status_code in (404, 405), (role, method)
            assert plain(theirs, hers.pk) == plain(nobodys, NUMBER)


def plain(answer: HttpResponse, number: int) -> str:
    """The page without what differs by chance."""
    body = TOKEN.sub("", answer.content.decode())
    return body.replace(f"/cases/{number}/", "/cases/0/")
