"""A file is kept byte for byte, once, or not at all."""

import hashlib
import tracemalloc

import pytest
from django.db import OperationalError, connection

from himoya.cases.models import Case, Event
from himoya.common.errors import BadInput
from himoya.evidence import actions
from himoya.evidence.actions import DiskFull, keep, withdraw
from himoya.evidence.models import Attachment, AttachmentBytes
from himoya.evidence.queries import attachments_of, content_of
from himoya.evidence.rules import LARGEST
from himoya.security.models import Account, AuditLine
from tests import make

pytestmark = pytest.mark.django_db

VERDICT = b"%PDF-1.7\nthe verdict\x00\xff"


@pytest.fixture
def case() -> Case:
    return Case.objects.create(person=make.person(), opened_at=make.MONDAY, next_check_at=make.MONDAY)


@pytest.fixture
def nodira() -> Account:
    return make.account()


def test_it_comes_back_as_it_came(case: Case, nodira: Account) -> None:
    row, is_new = keep(case, VERDICT, "hukm.pdf", told_by="Zamira", by=nodira)

    assert is_new
    assert content_of(row) == VERDICT
    assert row.sha256 == hashlib.sha256(VERDICT).hexdigest()
    assert (row.size, row.media_type) == (len(VERDICT), "application/pdf")
    assert Event.objects.get(case=case).code == "attachment.added"
    assert AuditLine.objects.get().subject == f"case {case.pk}"


def test_the_same_file_is_kept_once(case: Case, nodira: Account) -> None:
    first, _new = keep(case, VERDICT, "hukm.pdf", by=nodira)
    again, is_new = keep(case, VERDICT, "other name.pdf", by=nodira)
    assert (again.pk, is_new) == (first.pk, False)
    assert AttachmentBytes.objects.count() == 1


def test_taken_back_it_can_be_given_again(case: Case, nodira: Account) -> None:
    first, _new = keep(case, VERDICT, "hukm.pdf", by=nodira)
    assert withdraw(first, by=nodira)
    assert not withdraw(first, by=nodira)
    _again, is_new = keep(case, VERDICT, "hukm.pdf", by=nodira)
    assert is_new


@pytest.mark.parametrize("content", [b"", bytes(LARGEST + 1)], ids=["empty", "too large"])
def test_what_cannot_be_kept_leaves_nothing(case: Case, nodira: Account, content: bytes) -> None:
    with pytest.raises(BadInput):
        keep(case, content, "x", by=nodira)
    assert Attachment.objects.count() == 0


@pytest.mark.parametrize(
    "words", ["database or disk is full", 'could not extend file "base/1": No space left on device']
)
def test_a_full_disk_leaves_nothing_half_written(
    case: Case, nodira: Account, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OperationalError(words)

    monkeypatch.setattr(actions, "note", full)
    with pytest.raises(DiskFull):
        keep(case, VERDICT, "hukm.pdf", by=nodira)
    assert Attachment.objects.count() == AttachmentBytes.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_a_database_that_may_not_grow_refuses_the_file(case: Case, nodira: Account) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("SQLite's own limit of pages")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        pages = cursor.fetchone()[0]
        cursor.execute("PRAGMA freelist_count")  # what other tests have left would be filled first
        free = cursor.fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count = {pages + 50}")
    try:
        with pytest.raises(DiskFull):
            keep(case, bytes((3 << 20) + free * 4096), "big.bin", by=nodira)
        assert Attachment.objects.count() == 0
        assert Event.objects.count() == 0
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA max_page_count = 4294967294")
    assert keep(case, bytes(3 << 20), "big.bin", by=nodira)[1]


def test_another_trouble_of_the_database_is_not_called_a_full_disk(
    case: Case, nodira: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_: object, **__: object) -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr(actions, "note", locked)
    with pytest.raises(OperationalError, match="locked"):
        keep(case, VERDICT, "hukm.pdf", by=nodira)


def test_keeping_copies_the_file_at_most_once(case: Case, nodira: Account) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL's driver writes the bytes as text")
    content = bytes(8 << 20)
    tracemalloc.start()
    try:
        keep(case, content, "big.bin", by=nodira)
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 1.25 * len(content)


def test_a_list_of_files_loads_no_bytes(case: Case, nodira: Account) -> None:
    keep(case, VERDICT, "hukm.pdf", by=nodira)
    with_bytes = str(attachments_of([case.pk]).query)
    assert "content" not in with_bytes
