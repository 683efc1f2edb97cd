"""Farrux's letters: Nodira is the organiser, Sardor helps, Oleg is the lawyer; his mother said yes to two."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from himoya.cases.actions import open_case
from himoya.cases.models import Case, Statement
from himoya.common import clock
from himoya.common.roles import Role
from himoya.people.models import Consent, Relative
from himoya.security.models import Account
from tests import make

START = datetime(2026, 11, 20, 7, 0, tzinfo=UTC)
TODAY = date(2026, 11, 20)


class Clock:
    def __init__(self) -> None:
        self.at = START

    def __call__(self) -> datetime:
        return self.at

    def day(self, day: date) -> None:
        self.at = datetime(day.year, day.month, day.day, 7, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> Clock:
    ticking = Clock()
    monkeypatch.setattr(clock, "now", ticking)
    return ticking


@pytest.fixture
def nodira(db: None) -> Account:
    return make.account("nodira")


@pytest.fixture
def sardor(db: None) -> Account:
    return make.account("sardor", Role.CASEWORKER)


@pytest.fixture
def oleg(db: None) -> Account:
    return make.account("oleg", Role.LAWYER)


@pytest.fixture
def case(nodira: Account) -> Case:
    return open_case(make.person("Farrux Namunayev"), next_check_at=START, owner=nodira, by=nodira)


@pytest.fixture
def mother(case: Case, nodira: Account) -> Relative:
    return Relative.objects.create(
        person=case.person, name="Zamira Namunayeva", relation="mother", contact="+998 90 000 00 00",
        by=nodira, at=START,
    )  # fmt: skip


Says = Callable[..., Consent]
Wants = Callable[..., Statement]


@pytest.fixture
def says(case: Case, nodira: Account) -> Says:
    def _says(recipient: str, answer: str = "yes", scope: str = "not_military") -> Consent:
        return Consent.objects.create(
            person=case.person, recipient=recipient, answer=answer, scope=scope, given_by="Zamira Namunayeva",
            giver_relation="mother", given_on=clock.now().date(), by=nodira, at=clock.now(),
            expires_on=clock.now().date() + timedelta(days=180),
        )  # fmt: skip

    return _says


@pytest.fixture
def wants(case: Case, nodira: Account) -> Wants:
    def _wants(wish: str) -> Statement:
        return Statement.objects.create(
            person=case.person, kind="own_wish", value=wish, grade="V2", known_on=clock.now().date(),
            stated_by=nodira, stated_at=clock.now(),
        )  # fmt: skip

    return _wants


@pytest.fixture
def yes(says: Says, wants: Wants) -> None:
    """Yes to the state at home and to the Russian one, and he refuses to sign."""
    says("uz_state")
    says("ru_state")
    wants("refuses_contract")
