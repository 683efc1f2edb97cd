"""Very many rows at once."""

from datetime import timedelta

import pytest

from himoya.cases.models import Fact
from himoya.security.models import AuditLine, SignInTry
from himoya.storage.bulk import insert
from tests import make

pytestmark = pytest.mark.django_db


def test_rows_are_stored_as_djangos_own_way_would_store_them() -> None:
    told, person = make.message("Salom"), make.person()
    fact = {"message": told, "kind": "phone", "value": "+998 00", "start": 0, "end": 5}
    rows = [(told.pk, whom, "phone", "+998 00", 0, 5) for whom in (person.pk, None)]
    insert(Fact, ("message_id", "person_id", "kind", "value", "start", "end"), rows)
    Fact.objects.create(**fact)
    values = list(Fact.objects.order_by("pk").values_list("message", "person", "kind", "value", "state"))
    assert values[0][1] == person.pk
    assert values[1] == values[2]


def test_moments_come_back_as_they_were() -> None:
    moments = [make.MONDAY + timedelta(seconds=number) for number in range(3)]
    insert(SignInTry, ("username_hash", "at"), [("x", at) for at in moments])
    assert list(SignInTry.objects.order_by("pk").values_list("at", flat=True)) == moments


def test_no_rows_are_no_statement() -> None:
    insert(AuditLine, ("verb",), [])
    assert AuditLine.objects.count() == 0
