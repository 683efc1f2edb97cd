"""Files: kept in the database, blurred until asked for, handed out as a file and nothing else."""

import io
import tracemalloc
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from himoya.cases.models import Case
from himoya.common.roles import Role
from himoya.desk.case import attaching
from himoya.desk.case import attachments as page_module
from himoya.evidence import actions
from himoya.evidence.models import Attachment, AttachmentBytes
from himoya.evidence.rules import LARGEST
from himoya.linkage.actions import regroup, switch_to
from himoya.people.actions import judge
from himoya.people.models import SamePerson
from himoya.security.models import Account, AuditLine
from tests import make
from tests.desk.case.family_life import a_case, a_helper, card, page_of, signed_in, words

pytestmark = pytest.mark.django_db

JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(20)
SVG = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"
# A PNG that says it is 60,000 pixels wide and high: whoever decodes it takes 14 GB.
BOMB = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\xea\x60\x00\x00\xea\x60\x08\x06\x00\x00\x00"


@pytest.fixture
def case(nodira: Account) -> Case:
    return a_case(nodira)


@pytest.fixture
def desk(nodira: Account) -> Client:
    return signed_in(nodira)


def add(desk: Client, case: Case, content: bytes = JPEG, name: str = "hukm.jpg") -> Attachment:
    typed = {"file": SimpleUploadedFile(name, content, "text/html"), "told_by": "Zamira", "note": "page 1"}
    assert desk.post(reverse("attachment-new", args=[case.pk]), typed).status_code == 303
    return Attachment.objects.latest("pk")


def sent(answer: Any) -> bytes:
    return b"".join(answer.streaming_content)


def test_the_list_names_it_and_holds_no_picture(desk: Client, case: Case) -> None:
    row = add(desk, case)
    html = card(page_of(desk, case), "attachments")
    assert "<img" not in html
    assert reverse("attachment-content", args=[case.pk, row.pk]) not in html
    text = words(html)
    for said in ("hukm.jpg", "page 1", "picture", "given by Zamira", row.sha256):
        assert said in text


def test_a_picture_stands_on_its_own_page_blurred_until_pressed(desk: Client, case: Case) -> None:
    row = add(desk, case)
    html = desk.get(reverse("attachment", args=[case.pk, row.pk])).content.decode()
    content = reverse("attachment-content", args=[case.pk, row.pk])
    assert f'<img class="veiled" src="{content}"' in html
    assert '<details class="unveil">' in html
    answer = desk.get(content)
    assert sent(answer) == JPEG
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert answer.headers["Content-Disposition"].startswith("inline;")
    line = AuditLine.objects.latest("pk")
    assert f"{line.verb} {line.subject}" == f"attachment.shown attachment {row.pk}"


def test_it_is_handed_out_byte_for_byte_and_locked_up(desk: Client, case: Case) -> None:
    row = add(desk, case)
    answer = desk.get(reverse("attachment-download", args=[case.pk, row.pk]))
    assert sent(answer) == JPEG
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="hukm.jpg"'
    assert answer.headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-store"
    line = AuditLine.objects.latest("pk")
    assert f"{line.verb} {line.subject}" == f"attachment.taken attachment {row.pk}"


@pytest.mark.parametrize("name", ["attachment-content", "attachment-download"])
def test_without_a_log_line_not_a_byte(
    desk: Client, case: Case, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    row = add(desk, case)
    desk.raise_request_exception = False

    def full(*_: object, **__: object) -> None:
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(AuditLine.objects, "create", full)
    answer = desk.get(reverse(name, args=[case.pk, row.pk]))
    assert answer.status_code == 507
    assert JPEG not in answer.content


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (SVG, "drawing.svg"),
        (SVG, "drawing.png"),
        (b"<!doctype html><script>alert(1)</script>", "page.jpg"),
        (b"%PDF-1.7 /JavaScript", "hukm.pdf"),
    ],
)
def test_what_could_run_is_only_downloaded(desk: Client, case: Case, content: bytes, name: str) -> None:
    row = add(desk, case, content, name)
    assert reverse("attachment", args=[case.pk, row.pk]) + '"' not in page_of(desk, case)
    assert desk.get(reverse("attachment-content", args=[case.pk, row.pk])).status_code == 404
    answer = desk.get(reverse("attachment-download", args=[case.pk, row.pk]))
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert sent(answer) == content


def test_a_picture_that_would_fill_the_memory_is_never_opened_by_us(desk: Client, case: Case) -> None:
    row = add(desk, case, BOMB, "bomb.png")
    assert row.media_type == "image/png"
    assert page_of(desk, case)


@pytest.mark.parametrize(
    ("told", "handed_out"),
    [
        ("../../x", 'attachment; filename="x.jpg"'),
        ("a\r\nSet-Cookie: x=1", 'attachment; filename="a.jpg"'),
        ('a"; filename="b.html', 'attachment; filename="b.html.jpg"'),
        ("ҳужжат " * 30 + ".jpg", None),
        ("\u202egpj.exe", 'attachment; filename="gpj.exe.jpg"'),
        ("хукм.jpg", "attachment; filename*=utf-8''%D1%85%D1%83%D0%BA%D0%BC.jpg"),
        ("<script>alert(1)</script>.jpg", 'attachment; filename="script_.jpg"'),
    ],
)
def test_a_malicious_name_is_only_a_name(desk: Client, case: Case, told: str, handed_out: str | None) -> None:
    row = add(desk, case, JPEG, told)
    answer = desk.get(reverse("attachment-download", args=[case.pk, row.pk]))
    if handed_out is not None:
        assert answer.headers["Content-Disposition"] == handed_out
    assert answer.headers["Content-Disposition"].startswith("attachment; filename")
    assert "Set-Cookie" not in answer.headers
    assert "<script>alert" not in page_of(desk, case)


def test_a_raw_name_of_any_kind_never_breaks_the_upload(desk: Client, case: Case) -> None:
    body = (
        b'--x\r\nContent-Disposition: form-data; name="file"; filename="\xff\xfe\xe2\x80\xae'
        b"../" + b"a" * 3000 + b"\r\nContent-Type: image/jpeg\r\n\r\n" + JPEG + b"\r\n--x--\r\n"
    )
    address = reverse("attachment-new", args=[case.pk])
    answer = desk.generic("POST", address, body, content_type="multipart/form-data; boundary=x")
    assert answer.status_code == 400  # Django's limit for the head of a part


def test_the_same_file_twice_is_said_kindly(desk: Client, case: Case) -> None:
    add(desk, case)
    typed = {"file": SimpleUploadedFile("again.jpg", JPEG)}
    answer = desk.post(reverse("attachment-new", args=[case.pk]), typed, follow=True)
    assert "hukm.jpg is here already, since 22.11.2026." in words(answer.content.decode())
    assert Attachment.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"", "x: The file is empty. Choose it again."), (None, "This field is required.")],
)
def test_no_file_is_said_in_a_sentence(
    desk: Client, case: Case, content: bytes | None, sentence: str
) -> None:
    typed = {} if content is None else {"file": SimpleUploadedFile("x", content)}
    answer = desk.post(reverse("attachment-new", args=[case.pk]), typed)
    assert answer.status_code == 422
    assert sentence in words(answer.content.decode())


def test_a_file_above_the_limit_is_refused_with_the_limit(desk: Client, case: Case) -> None:
    large = io.BytesIO(bytes(LARGEST + 1))
    large.name = "film.mp4"
    answer = desk.post(reverse("attachment-new", args=[case.pk]), {"file": large, "note": "the call"})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "The file is larger than 25 MB." in words(text)
    assert 'value="the call"' in text
    assert Attachment.objects.count() == 0


def test_an_upload_is_not_copied_once_more() -> None:
    given = SimpleUploadedFile("film.mp4", bytes(8 << 20))
    tracemalloc.start()
    try:
        content = attaching.as_sent(given)
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(content) == 8 << 20
    assert peak < 1 << 20


def test_forty_photos_at_once_and_the_empty_one_is_named(desk: Client, case: Case) -> None:
    photos = [SimpleUploadedFile(f"bet-{page}.jpg", JPEG + bytes([page])) for page in range(1, 41)]
    typed = {"file": [*photos, SimpleUploadedFile("bosh.jpg", b"")], "note": "the verdict"}
    answer = desk.post(reverse("attachment-new", args=[case.pk]), typed, follow=True)
    text = words(answer.content.decode())
    assert "Kept inside the encrypted database. Files: 40" in text
    assert "bosh.jpg: The file is empty." in text
    assert Attachment.objects.filter(note="the verdict").count() == 40


def test_more_than_a_hundred_are_kept_in_two_goes(
    desk: Client, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attaching, "AT_ONCE", 2)
    photos = [SimpleUploadedFile(f"bet-{page}.jpg", JPEG + bytes([page])) for page in range(3)]
    answer = desk.post(reverse("attachment-new", args=[case.pk]), {"file": photos}, follow=True)
    assert "Only 2 files are kept at once." in words(answer.content.decode())
    assert Attachment.objects.count() == 2


def test_a_full_disk_is_one_sentence_and_nothing_is_half_written(
    desk: Client, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(actions, "note", full)
    answer = desk.post(reverse("attachment-new", args=[case.pk]), {"file": SimpleUploadedFile("x.jpg", JPEG)})
    assert answer.status_code == 507
    assert "The disk is full. The file was not kept." in words(answer.content.decode())
    assert Attachment.objects.count() == AttachmentBytes.objects.count() == 0


def test_taken_back_it_is_marked_and_handed_out_no_more(desk: Client, case: Case) -> None:
    row = add(desk, case)
    assert desk.post(reverse("attachment-withdraw", args=[case.pk, row.pk])).status_code == 303
    text = words(card(page_of(desk, case), "attachments"))
    assert "taken back and hidden" in text
    assert "hukm.jpg" not in text
    for name in ("attachment", "attachment-content", "attachment-download"):
        assert desk.get(reverse(name, args=[case.pk, row.pk])).status_code == 404


def test_a_lawyer_takes_files_and_a_stranger_finds_none(desk: Client, case: Case, nodira: Account) -> None:
    row = add(desk, case)
    lawyer = a_helper("laylo", Role.LAWYER)
    case.given.create(account=lawyer, by=nodira, at=make.MONDAY)
    reading = signed_in(lawyer)
    assert "<form" not in card(page_of(reading, case), "attachments")
    stranger = signed_in(a_helper("bahor", Role.CASEWORKER))
    other = a_case(person=make.person("Botir Tamsilov", voice="telegram:77/b"))
    for name in ("attachment", "attachment-content", "attachment-download"):
        assert reading.get(reverse(name, args=[case.pk, row.pk])).status_code == 200
        assert stranger.get(reverse(name, args=[case.pk, row.pk])).status_code == 404
        assert desk.get(reverse(name, args=[other.pk, row.pk])).status_code == 404
    assert reading.post(reverse("attachment-withdraw", args=[case.pk, row.pk])).status_code == 403
    assert reading.get(reverse("attachment-new", args=[case.pk])).status_code == 403


def test_many_files_are_paged_and_counted_alike(
    desk: Client, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_module, "ON_THE_CASE", 2)
    monkeypatch.setattr(page_module, "ON_A_PAGE", 2)
    counts = []
    for number in (1, 3):
        while Attachment.objects.count() < number:
            add(desk, case, JPEG + bytes([Attachment.objects.count()]))
        page_of(desk, case)
        with CaptureQueriesContext(connection) as asked:
            page_of(desk, case)
        counts.append(len(asked))
    assert counts[0] == counts[1]
    every = reverse("attachments", args=[case.pk])
    assert every in card(page_of(desk, case), "attachments")
    assert desk.get(every).content.decode().count(">Download<") == 2
    assert desk.get(every + "?from=2").content.decode().count(">Download<") == 1
    assert desk.get(every + "?from=-1").status_code == 200


def test_files_of_the_persons_other_case_stand_here_for_those_who_may_open_it(
    desk: Client, case: Case, nodira: Account
) -> None:
    sisters = make.person("Farrux N.", voice="telegram:77/opa")
    other = a_case(nodira, sisters)
    row = add(desk, other)
    for who in (case.person, sisters):
        make.a_fact(make.message("85 zona"), who, "home", "Andijon")
    judge(case.person, sisters, SamePerson.Verdict.SAME, by=nodira)
    switch_to(regroup())
    helper = a_helper("bahor", Role.CASEWORKER)
    case.given.create(account=helper, by=nodira, at=make.MONDAY)
    address = reverse("attachment-download", args=[case.pk, row.pk])
    assert "hukm.jpg" in card(page_of(desk, case), "attachments")
    assert desk.get(address).status_code == 200
    hers = signed_in(helper)
    assert "hukm.jpg" not in card(page_of(hers, case), "attachments")
    assert hers.get(address).status_code == 404
