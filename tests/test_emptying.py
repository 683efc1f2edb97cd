"""What a test committed is gone for the next one, and the log is guarded again."""

import pytest
from django.apps import apps
from django.db import IntegrityError, connection
from django.db.models import Model

from himoya.messages.queries import search
from himoya.security.models import AuditLine
from tests import make
from tests.emptying import KEPT, empty

pytestmark = pytest.mark.django_db(transaction=True)


def holding_rows() -> set[str]:
    models: list[type[Model]] = apps.get_models(include_auto_created=True)
    return {model._meta.db_table for model in models if model._base_manager.exists()}


def test_nothing_stays_but_what_is_made_with_the_tables() -> None:
    told = make.message("Salom onajon")
    make.a_fact(told, make.person(), "facility", "IK-71")
    AuditLine.objects.create(at=make.MONDAY, verb="message.read", actor=make.account())
    assert len(holding_rows()) > 7
    assert search("salom").count() == 1
    empty(connection)
    assert holding_rows() == KEPT
    make.message("Rahmat", key="1")
    assert search("salom").count() == 0


@pytest.mark.parametrize(
    "change", ["UPDATE himoya_auditline SET verb = 'none'", "DELETE FROM himoya_auditline"]
)
def test_the_log_is_guarded_again(change: str) -> None:
    AuditLine.objects.create(at=make.MONDAY, verb="message.read")
    empty(connection)
    AuditLine.objects.create(at=make.MONDAY, verb="message.read")
    with pytest.raises(IntegrityError, match="the log takes new lines only"), connection.cursor() as cursor:
        cursor.execute(change)
