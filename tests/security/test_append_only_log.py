"""The log takes new lines only, whoever asks the database."""

import pytest
from django.db import IntegrityError, connection, transaction

from himoya.security import audit
from himoya.security.models import Account, AuditLine
from tests import make

pytestmark = pytest.mark.django_db

EMPTYING = {"sqlite": "DELETE FROM himoya_auditline", "postgresql": "TRUNCATE himoya_auditline"}


@pytest.fixture
def line() -> AuditLine:
    audit.record("case.opened", "case 7", make.account())
    return AuditLine.objects.get()


def refused(statement: str) -> None:
    with (
        pytest.raises(IntegrityError, match="new lines only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


@pytest.fixture(autouse=True)
def _nothing_waits(line: AuditLine) -> None:
    """PostgreSQL refuses to empty a table while checks of foreign keys wait for the end."""
    connection.check_constraints()


def test_a_line_is_not_changed(line: AuditLine) -> None:
    line.verb = "nothing"
    with pytest.raises(IntegrityError, match="new lines only"), transaction.atomic():
        line.save()
    line.refresh_from_db()
    assert line.verb == "case.opened"


def test_a_line_is_not_deleted(line: AuditLine) -> None:
    with pytest.raises(IntegrityError, match="new lines only"), transaction.atomic():
        line.delete()
    assert AuditLine.objects.count() == 1


def test_neither_by_plain_sql(line: AuditLine) -> None:
    refused("UPDATE himoya_auditline SET subject = 'case 8'")
    refused("DELETE FROM himoya_auditline")
    refused(EMPTYING[connection.vendor])
    assert AuditLine.objects.get().subject == "case 7"


def test_replacing_is_deleting(line: AuditLine) -> None:
    if connection.vendor == "sqlite":
        refused(
            "INSERT OR REPLACE INTO himoya_auditline (id, at, verb, subject) "
            "SELECT id, at, 'nothing', subject FROM himoya_auditline"
        )
    else:
        refused(
            "INSERT INTO himoya_auditline (id, at, verb, subject) "
            "SELECT id, at, 'nothing', subject FROM himoya_auditline "
            "ON CONFLICT (id) DO UPDATE SET verb = 'nothing'"
        )


def test_new_lines_go_on(line: AuditLine) -> None:
    audit.record("case.opened", "case 8", Account.objects.get())
    assert list(AuditLine.objects.order_by("pk").values_list("subject", flat=True)) == ["case 7", "case 8"]
