"""What was said at the terminal about a list holds in the browser, too, and the other way round."""

import pytest

from himoya.intake.actions import begin_upload, keep_upload, remember_columns
from himoya.intake.channels.proposal import propose
from himoya.intake.queries import confirmed_columns
from himoya.security.models import AuditLine
from tests import make

pytestmark = pytest.mark.django_db
LIST = "Ф.И.О.;Телефон;Boshqa\nSinovov Ali;998001234567;IK-75\n"
HEADER = propose([line.split(";") for line in LIST.splitlines()]).fingerprint
SAID = ["name", "phone", "facility"]


def test_the_browser_shows_what_was_said_at_the_terminal() -> None:
    remember_columns({HEADER: SAID}, by=None)
    upload = keep_upload("list.csv", LIST.encode(), timezone="Asia/Tashkent", by=make.account())
    (table,) = upload.preview["tables"]
    assert [column["field"] for column in table["columns"]] == SAID
    assert table["confirmed"]
    assert AuditLine.objects.get(verb="columns.told").actor is None


def test_the_later_word_counts() -> None:
    nodira = make.account()
    upload = keep_upload("list.csv", LIST.encode(), timezone="Asia/Tashkent", by=nodira)
    upload.asked["columns"] = {HEADER: ["name", "phone", "note"]}
    assert begin_upload(upload, by=nodira)
    assert confirmed_columns() == {HEADER: ["name", "phone", "note"]}
    remember_columns({HEADER: SAID}, by=None)
    assert confirmed_columns() == {HEADER: SAID}
