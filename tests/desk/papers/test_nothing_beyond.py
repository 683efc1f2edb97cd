"""No value that a consent does not cover is in the text of any paper, whoever gets it."""

from datetime import timedelta
from itertools import product

import pytest
from django.test import Client
from django.urls import reverse

from himoya.cases.models import Case
from himoya.common import clock
from himoya.desk.people.places import mark_of
from himoya.papers.rules import SCOPES
from himoya.security.models import Account
from tests.desk.conftest import NAME, NOW
from tests.desk.papers.conftest import PLACE, consent, may_stand, state, words_of

# kind -> (value, its words on paper); None: on no paper at all.
VALUES = {
    "name": (NAME, NAME),
    "birth_date": ("1998-04-05", "05.04.1998"),
    "home": ("Qoraqum MFY", "Qoraqum"),
    "article": ("228.1", "228.1"),
    "term_months": ("132", "132"),
    "own_wish": ("wants_contract", "Wants to sign"),
    "contract": ("signed", "signed ("),
    "status": ("prisoner_of_war", "prisoner of war"),
    "age": ("77", None),
    "usual_interval_days": ("88", None),
    "relation": ("neighbour's grandson", None),
}
PAPERS = [("visit", "uz_state"), ("visit", "lawyer"), ("search", "icrc_un")]


@pytest.mark.parametrize(("paper", "scope"), list(product(PAPERS, SCOPES)))
def test_nothing_beyond_the_consent(
    desk: Client, case: Case, nodira: Account, paper: tuple[str, str], scope: str
) -> None:
    kind_of_paper, recipient = paper
    for kind, (value, _words) in VALUES.items():
        state(case, nodira, kind, value, how_known="pinhona gap", known_on=(NOW - timedelta(days=400)).date())
    consent(case, recipient, scope)
    if kind_of_paper == "visit":
        asked = {"place": mark_of(PLACE), "to": recipient, "language": "en"}
        answer = desk.post("/papers/visit/", asked)
    else:
        answer = desk.post(f"/cases/{case.pk}/papers/missing/", {"language": "en"})
    text = words_of(answer.content)
    assert NAME in text
    for kind, (value, words) in VALUES.items():
        if words is None:
            assert value not in text, kind
        elif not may_stand(recipient, scope, kind):
            assert words not in text, kind
    assert "pinhona" not in text


def test_papers_that_name_somebody_ask_for_the_password_again(
    desk: Client, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    for recipient in ("lawyer", "icrc_un"):
        consent(case, recipient)
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(minutes=6))
    for address, asked in (
        (f"/cases/{case.pk}/papers/note/", {"to": "lawyer", "language": "en", "chosen": "1"}),
        (f"/cases/{case.pk}/papers/missing/", {"language": "en"}),
        ("/papers/visit/", {"place": mark_of(PLACE), "to": "lawyer", "language": "en"}),
    ):
        answer = desk.post(address, asked)
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith(reverse("password-again"))
