"""Farrux's case with a yes for both states; Nodira organises, Sardor works on it, Oleg is the lawyer."""

from datetime import timedelta

import pytest

from himoya.appeals.actions import prepare
from himoya.appeals.models import Appeal
from himoya.cases.models import Case, Statement
from himoya.people.models import Consent
from himoya.security.models import Account
from tests.desk.case.conftest import case, desk, nodira, oleg, ruslan, sardor
from tests.desk.conftest import NOW

__all__ = ["case", "desk", "nodira", "oleg", "ruslan", "sardor"]


@pytest.fixture
def yes(case: Case, nodira: Account) -> None:
    today = NOW.date()
    for recipient in ("uz_state", "ru_state"):
        Consent.objects.create(
            person=case.person, recipient=recipient, answer="yes", given_by="Zamira", giver_relation="mother",
            given_on=today, expires_on=today + timedelta(days=180), by=nodira, at=NOW,
        )  # fmt: skip
    Statement.objects.create(
        person=case.person, kind="own_wish", value="refuses_contract", grade="V2", known_on=today,
        stated_by=nodira, stated_at=NOW,
    )  # fmt: skip


@pytest.fixture
def letter(case: Case, nodira: Account, yes: None) -> Appeal:
    return prepare(
        case, authority="uz_mfa", letter="coercion_neutral", basis="uz445_28", step="uz_first_mfa", by=nodira
    )
