"""Two hundred ways to write a program into a name: each stays a name."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from himoya.cases.actions import state_by_hand
from himoya.cases.models import Case, Need, Statement
from himoya.cases.wishes import WISHES
from himoya.evidence.actions import keep
from himoya.people.models import Consent, Relative
from himoya.security.models import Account
from tests import make
from tests.desk.case.family_life import a_case, page_of, signed_in
from tests.desk.crawling import runs_something
from tests.desk.payloads import PAYLOADS

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 20)


@pytest.fixture
def case(nodira: Account) -> Case:
    return a_case(nodira)


@pytest.fixture
def desk(nodira: Account) -> Client:
    return signed_in(nodira)


def test_two_hundred_payloads_in_every_column_are_shown_and_never_run(
    desk: Client, case: Case, nodira: Account
) -> None:
    by = {"by": nodira, "at": make.MONDAY}
    for number, payload in enumerate(PAYLOADS):
        texts = {"relation": payload[:30], "contact": payload, "safe_hours": payload, "note": payload}
        Relative.objects.create(person=case.person, name=payload, **texts, **by)
        Consent.objects.create(
            person=case.person,
            recipient=Consent.Recipient.values[number % 8],
            answer="yes",
            given_by=payload,
            giver_relation=payload[:30],
            given_on=DAY,
            expires_on=DAY,
            withdrawn_on=DAY,
            withdrawn_why=payload,
            **by,
        )
        Need.objects.create(case=case, kind="food", text=payload, outcome=payload, told_on=DAY, **by)
        state_by_hand(
            case.person,
            "own_wish",
            WISHES[number % len(WISHES)],
            grade=Statement.Grade.RUMOUR,
            known_on=DAY,
            how_known=payload,
            by=nodira,
        )
        keep(case, str(number).encode(), payload, told_by=payload, about=payload, by=nodira)
    page = page_of(desk, case)
    assert runs_something(page) == []
    assert page.count("alert(1)") > 1000
    for start in range(0, 200, 50):
        files = desk.get(reverse("attachments", args=[case.pk]) + f"?from={start}").content.decode()
        assert runs_something(files) == []
        assert files.count(">Download<") == 50


@pytest.mark.parametrize("payload", PAYLOADS[:20])
def test_what_is_typed_comes_back_as_text_from_every_form(desk: Client, case: Case, payload: str) -> None:
    typed = {"name": payload, "safe_hours": payload, "note": payload, "contact": payload}
    assert desk.post(reverse("relative-new", args=[case.pk]), typed).status_code == 303
    her = Relative.objects.get()
    address = reverse("relative", args=[case.pk, her.pk])
    file = SimpleUploadedFile(payload.replace("/", "|"), b"x")
    answers = [
        desk.post(reverse("relative-contact", args=[case.pk, her.pk])),
        desk.get(address),
        desk.post(address, {**typed, "version": "9", "why": payload}),
        desk.post(reverse("relative-new", args=[case.pk]), {**typed, "relation": payload}),
        desk.post(reverse("consent-new", args=[case.pk]), {"given_by": payload, "recipient": payload}),
        desk.post(reverse("need-new", args=[case.pk]), {"kind": payload, "text": payload}),
        desk.post(reverse("wish-new", args=[case.pk]), {"value": payload, "how_known": payload}),
        desk.post(reverse("attachment-new", args=[case.pk]), {"file": file, "note": "x" * 301 + payload}),
    ]
    assert [answer.status_code for answer in answers] == [200, 200, 409, 422, 422, 422, 422, 422]
    assert [runs_something(answer.content.decode()) for answer in answers] == [[]] * 8
