"""What happened to family, consent, needs and files stands in the case's history and timeline, in words."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from himoya.cases.models import Case, Event
from himoya.desk.case.family_history import EVENTS, field_words, value_words
from himoya.people.models import Consent
from himoya.security.models import Account, AuditLine
from tests.desk.case.family_life import CONTACT, a_case, a_relative, card, page_of, signed_in, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(nodira: Account) -> Case:
    return a_case(nodira)


@pytest.fixture
def desk(nodira: Account) -> Client:
    return signed_in(nodira)


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("relative 12 relation", "mother", "mother"),
        ("relative 12 relation", "aunt_or_uncle", "aunt or uncle"),
        ("relative 12 shared_phone", "True", "Yes"),
        ("relative 12 note", "True", "True"),
        ("relative 12", "Zamira", "Zamira"),
        ("consent 5", "ask", "Ask each time"),
        ("consent 5", "withdrawn", "withdrawn"),
    ],
)
def test_a_change_is_said_in_words(field: str, text: str, said: str) -> None:
    assert value_words(field, text) == said


def test_the_field_of_a_relative_is_named() -> None:
    assert field_words("relative 12 safe_hours") == "safe hours"
    assert field_words("relative 12") == ""


def test_an_edit_and_a_withdrawal_are_read_in_the_history(desk: Client, case: Case, nodira: Account) -> None:
    her = a_relative(case, nodira, shared_phone=False)
    typed = {
        "name": her.name,
        "relation": "mother",
        "shared_phone": "on",
        "version": "1",
        "why": "she said so",
    }
    desk.post(
        reverse("relative", args=[case.pk, her.pk]), {**typed, "contact": "+998 00 1", "may_call": "on"}
    )
    text = words(card(page_of(desk, case), "history"))
    assert f"Relative {her.pk} · shared phone" in text
    assert f"Relative {her.pk} · contact" in text
    assert "she said so" in text
    assert CONTACT not in text


def test_every_event_has_words_on_the_timeline(desk: Client, case: Case, nodira: Account) -> None:
    her = a_relative(case, nodira)
    address = {name: reverse(name, args=[case.pk]) for name in ("need-new", "consent-new", "attachment-new")}
    desk.post(address["need-new"], {"kind": "food", "told_on": "2026-11-20"})
    desk.post(
        address["consent-new"],
        {
            "recipient": "lawyer",
            "answer": "yes",
            "scope": "everything",
            "given_by": "Zamira",
            "giver_relation": "mother",
            "given_on": "2026-11-20",
        },
    )
    desk.post(address["attachment-new"], {"file": SimpleUploadedFile("x.txt", b"x")})
    given = Consent.objects.get()
    desk.post(reverse("consent-withdraw", args=[case.pk, given.pk]), {"why": "afraid"})
    desk.post(reverse("relative-withdraw", args=[case.pk, her.pk]), {"why": "afraid"})
    told = set(Event.objects.filter(case=case).values_list("code", flat=True))
    assert len(told) == 5
    assert told <= set(EVENTS)
    text = words(card(page_of(desk, case), "timeline"))
    assert all(EVENTS[code] in text for code in told)
    log = " ".join(f"{line.verb} {line.subject}" for line in AuditLine.objects.all())
    assert not any(told in log for told in ("Zamira", "Namunayev", "998", "x.txt", "afraid"))
