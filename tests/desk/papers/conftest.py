"""Farrux and others in IK-71: what is accepted about them, and who may be told."""

import io
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from pypdf import PdfReader

from himoya.cases.actions import give, open_case
from himoya.cases.models import Case, Statement, Stay
from himoya.common.roles import Role
from himoya.people.models import Consent
from himoya.security.models import Account
from tests import make
from tests.desk.conftest import NAME, NOW

TODAY = date(2026, 11, 22)
PLACE = "IK-71 Tomsk oblast"


def staff(username: str, role: Role) -> Account:
    account = make.account(username, role)
    account.language = "en"
    account.save()
    return account


def browser(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client


@pytest.fixture
def nodira(db: None) -> Account:
    return staff("nodira", Role.ORGANISER)


@pytest.fixture
def desk(nodira: Account) -> Client:
    return browser(nodira)


@pytest.fixture
def case(nodira: Account) -> Case:
    return a_case(NAME, nodira)


@pytest.fixture
def oleg(case: Case, nodira: Account) -> Account:
    lawyer = staff("oleg", Role.LAWYER)
    give(case, lawyer, by=nodira)
    return lawyer


def a_case(name: str, by: Account, place: str = PLACE, **facts: str) -> Case:
    made = open_case(
        make.person(name, f"telegram:77/{name}", relation="son"), next_check_at=NOW, owner=by, by=by
    )
    state(made, by, "name", name)
    if place:
        Stay.objects.create(case=made, place=place, since=date(2026, 1, 2))
    for kind, value in facts.items():
        state(made, by, kind, value)
    return made


def state(case: Case, by: Account, kind: str, value: str, grade: str = "V1", **more: Any) -> Statement:
    values = {"known_on": TODAY, **more}
    return Statement.objects.create(
        person=case.person, kind=kind, value=value, grade=grade, stated_by=by, stated_at=NOW, **values
    )


def consent(
    case: Case, recipient: str, scope: str = "everything", answer: str = "yes", **more: Any
) -> Consent:
    values = {"given_on": TODAY, "expires_on": TODAY + timedelta(days=180), **more}
    by = Account.objects.get(username="nodira")
    return Consent.objects.create(
        person=case.person, recipient=recipient, answer=answer, scope=scope, given_by="Zamira", by=by, at=NOW,
        **values,
    )  # fmt: skip


def words_of(pdf: bytes) -> str:
    """The text of a PDF in one line."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def may_stand(recipient: str, scope: str, kind: str) -> bool:
    """What the consents of these tests allow, written out beside the program's own table."""
    if kind in ("contract", "status", "own_wish"):  # of these tests: signed, at the front, wants to sign
        return (recipient, scope) == ("lawyer", "everything")
    if kind in ("article", "term_months"):
        return scope != "place_and_health"
    return kind in ("name", "birth_date", "home")
