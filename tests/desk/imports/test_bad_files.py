"""Files that cannot be used: one plain sentence each, and nothing is kept or written."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from himoya import env
from himoya.intake.actions import uploads as actions
from himoya.intake.models import Upload
from himoya.messages.models import Import, Message
from himoya.security.demo_mark import NAME
from tests.desk.imports.conftest import HEADINGS, a_file

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.pdf", b"%PDF-1.7", "is a PDF"),
        ("photo.png", b"\x89PNG\r\n\x1a\n", "is a picture"),
        ("empty.xlsx", b"", "is empty"),
        ("locked.xls", OLE + bytes(500) + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        ("old.xls", OLE + bytes(1000), "is damaged"),
        ("x.bin", b"\x00\x01\x02\x03", "does not recognise"),
        ("../../x", b"%PDF-1.7", "x is a PDF"),
    ],
)
def test_each_kind_has_its_sentence(desk: Client, name: str, content: bytes, sentence: str) -> None:
    answer = desk.post("/imports/new/", {"given": SimpleUploadedFile(name, content or b"")})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert Upload.objects.count() == Import.objects.count() == 0


def test_without_a_file_the_form_says_so(desk: Client) -> None:
    assert desk.post("/imports/new/", {}).status_code == 422


def test_a_bad_file_among_several_keeps_the_others(desk: Client) -> None:
    answer = desk.post("/imports/new/", {"given": [a_file(), SimpleUploadedFile("a.pdf", b"%PDF-1.7")]})
    html = answer.content.decode()
    assert "is a PDF" in html
    assert f"/imports/uploads/{Upload.objects.get().pk}/" in html


def test_too_many_waiting_files_are_refused(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "MOST_WAITING", 10)
    answer = desk.post("/imports/new/", {"given": a_file()})
    assert "Too many files are waiting" in answer.content.decode()
    assert Upload.objects.count() == 0


def test_a_list_of_which_every_row_is_bad_is_refused_whole(desk: Client) -> None:
    rows: list[list[Any]] = [[*HEADINGS, "Сана"], ["Sinovov Ali", "", "", "", "", "kecha"]]
    answer = desk.post("/imports/new/", {"given": a_file(rows=rows)})
    assert "has no readable date" in answer.content.decode()
    assert Upload.objects.count() == Message.objects.count() == 0


def test_markup_in_cells_and_names_is_never_markup(desk: Client) -> None:
    evil = "<script>alert(1)</script>"
    rows = [
        [evil, "Ф.И.О.", "Телефон"],
        [evil, f"{evil} Ali", evil],
        ["x", "Sinovov", "1"],
        ["x", "Ali", "2"],
    ]
    desk.post("/imports/new/", {"given": a_file(f"{evil}.xlsx", rows)})
    html = desk.get(f"/imports/uploads/{Upload.objects.get().pk}/").content.decode()
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_a_demo_takes_nothing_and_says_how_to_begin(desk: Client) -> None:
    mark = env.home() / NAME
    mark.write_text("{}")
    try:
        assert "himoya start" in desk.get("/imports/new/").content.decode()
        assert desk.post("/imports/new/", {"given": a_file()}).status_code == 200
        assert Upload.objects.count() == 0
    finally:
        mark.unlink()
