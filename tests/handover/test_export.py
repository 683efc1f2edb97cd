"""Everything out comes back equal, holds no secret, and no phone unless it was asked for."""

import csv
import hashlib
import io
import json
import threading
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.db import connection

from himoya.cases.models import Case
from himoya.evidence.models import Attachment, AttachmentBytes
from himoya.handover.export.cells import armed_again
from himoya.handover.export.writing import Asked, export
from himoya.messages.models import Message, Rejection
from himoya.people.models import Relative
from himoya.security.models import Account
from tests import make
from tests.handover.conftest import NOW

PHONE = "+998 00 123 45 67"
HOSTILE = (
    "=HYPERLINK(\"http://evil\")", "+1", "-1", "@x", "\t=1", "'=1", " =1", "a\r\nb", 'say "hi"; =1',
    "<b>&amp;", "_x0041_",
    "o‘g‘lim 🤲", "null\x0bbyte", "  spaces  ", "\u202eevil", "x" * 40_000, "1e5", "true",
)  # fmt: skip

pytestmark = pytest.mark.django_db


def taken(form: str, *, contacts: bool = True) -> zipfile.ZipFile:
    asked = Asked(form, contacts, "nodira (oleg)", NOW, "en", "7", "Onalar")
    return zipfile.ZipFile(io.BytesIO(b"".join(export(asked))))


def in_csv(archive: zipfile.ZipFile, table: str) -> list[dict[str, str]]:
    content = archive.read(f"tables/{table}.csv")
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def in_json(archive: zipfile.ZipFile, table: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in archive.read(f"tables/{table}.jsonl").decode().split("\n") if line]


def in_xlsx(archive: zipfile.ZipFile, table: str) -> list[dict[str, Any]]:
    book = openpyxl.load_workbook(io.BytesIO(archive.read("himoya.xlsx")))
    assert [cell for row in book[table].iter_rows() for cell in row if cell.data_type == "f"] == []
    rows = list(book[table].iter_rows(values_only=True))
    return [dict(zip(map(str, rows[0]), row, strict=True)) for row in rows[1:]]


@pytest.fixture
def hostile() -> list[str]:
    brought_by = make.an_import()
    for number, text in enumerate(HOSTILE):
        make.message(text, brought_by, key=f"h{number}")
    return list(HOSTILE)


def test_csv_gives_every_text_back(hostile: list[str]) -> None:
    cells = [row["text"] for row in in_csv(taken("csv"), "messages")]
    assert [armed_again(cell) if cell.startswith("'") else cell for cell in cells] == hostile
    assert [cell for cell in cells if cell.lstrip()[:1] in tuple("=+-@\t\r")] == []


def test_json_gives_every_text_back_as_it_is(hostile: list[str]) -> None:
    assert [row["text"] for row in in_json(taken("json"), "messages")] == hostile


def test_a_workbook_holds_texts_and_no_formula(hostile: list[str]) -> None:
    cells = [row["text"] for row in in_xlsx(taken("xlsx"), "messages")]
    whole = [text for text in hostile if len(text) < 30_000]
    cut = [cell for cell in cells if cell.endswith("[…]")]
    back = [
        cell.replace("_x000D_", "\r").replace("_x005F_", "_").replace("_x000B_", "\x0b") for cell in cells
    ]
    assert [text for text in back if text not in cut] == whole
    assert [len(cell) for cell in cut] == [32_767]


def test_values_keep_their_kind_in_json() -> None:
    told = make.message("Salom", forwarded=True)
    row = in_json(taken("json"), "messages")[0]
    assert row["number"] == told.pk
    assert row["forwarded"] is True
    assert row["replaces"] is None
    assert row["sent_at"] == "2026-11-16T09:00:00+00:00"


def test_codes_stand_beside_words() -> None:
    fact = make.a_fact(make.message("imzo qo‘ydi"), make.person(), "contract", "signed")
    row = in_csv(taken("csv"), "facts")[0]
    assert (row["value"], row["value_words"], row["kind_words"]) == ("signed", "signed", "Army contract")
    assert (row["state"], row["state_words"], row["quote"]) == ("open", "open", "imzo qo‘ydi")
    assert row["number"] == str(fact.pk)


@pytest.mark.parametrize("form", ["csv", "xlsx", "json"])
def test_no_secret_leaves(form: str) -> None:
    account = make.account()
    hidden = account.password
    archive = taken(form)
    content = b"".join(archive.read(name) for name in archive.namelist() if not name.endswith(".xlsx"))
    if form == "xlsx":
        book = zipfile.ZipFile(io.BytesIO(archive.read("himoya.xlsx")))
        content += b"".join(book.read(name) for name in book.namelist())
    assert account.username.encode() in content
    assert hidden.encode() not in content
    assert hidden.split("$")[-1].encode() not in content


def with_phones() -> None:
    person = make.person(voice=f"whatsapp:77/{PHONE}")
    make.message(f"Onasi: {PHONE}, qo‘ng‘iroq qiling", sender=PHONE)
    Relative.objects.create(person=person, name="Zamira", contact=PHONE, by=make.account(), at=NOW)
    Rejection.objects.create(
        brought_by=make.an_import(), place="row 2", sentence="x", values={"phone": PHONE}, excerpt=PHONE
    )


def plain(archive: zipfile.ZipFile) -> str:
    found = b"".join(archive.read(name) for name in archive.namelist()).decode("utf-8", "replace")
    return found.replace(" ", "")


@pytest.mark.parametrize("form", ["csv", "json"])
def test_phones_leave_only_when_they_were_asked_for(form: str) -> None:
    with_phones()
    assert "1234567" not in plain(taken(form, contacts=False))
    archive = taken(form)
    assert plain(archive).count("1234567") >= 5
    assert any("relatives_contacts" in name for name in archive.namelist())


def test_without_contacts_their_tables_are_not_there() -> None:
    names = taken("csv", contacts=False).namelist()
    assert [name for name in names if "contacts" in name] == []


def test_the_export_says_who_took_it_and_when() -> None:
    about = taken("csv").read("about.txt").decode()
    assert "nodira (oleg)" in about
    assert "Request: 7." in about
    assert NOW.isoformat() in about
    assert "Onalar" in about


def test_the_dictionary_explains_what_is_there() -> None:
    archive = taken("csv")
    lines = list(csv.reader(io.StringIO(archive.read("dictionary.csv").decode("utf-8-sig"))))[1:]
    explained = {(table, column) for table, column, _says in lines if column}
    there = {
        (Path(name).stem, column)
        for name in archive.namelist()
        if name.startswith("tables/")
        for column in next(csv.reader(io.StringIO(archive.read(name).decode("utf-8-sig"))))
    }
    assert there == explained


def test_files_lie_beside_the_tables_under_their_numbers() -> None:
    account = make.account()
    case = Case.objects.create(person=make.person(), opened_at=NOW, next_check_at=NOW)
    kept = Attachment.objects.create(
        case=case, file_name="../../x", media_type="image/png", size=3, sha256="0" * 64, by=account, at=NOW
    )
    AttachmentBytes.objects.create(attachment=kept, content=b"\x89PN")
    archive = taken("xlsx")
    assert archive.read(f"attachments/{kept.pk}.bin") == b"\x89PN"
    assert [name for name in archive.namelist() if ".." in name] == []


def test_pieces_leave_before_all_was_read() -> None:
    brought_by = make.an_import()
    chat = make.message("Salom", brought_by).chat
    Message.objects.bulk_create(
        Message(
            chat=chat,
            brought_by=brought_by,
            key=f"k{n}",
            sent_at=NOW,
            place="x",
            text=hashlib.sha512(bytes([n % 256, n // 256])).hexdigest(),
        )
        for n in range(3000)
    )
    asked = Asked("csv", contacts=False, by="nodira", at=NOW, language="en")
    sizes = [len(piece) for piece in export(asked)]
    assert max(sizes) < sum(sizes) / 3


def test_helpers_keep_their_names_in_the_export() -> None:
    make.account("oleg")
    assert Account.objects.count() == len(in_csv(taken("csv"), "helpers"))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("form", ["csv", "xlsx", "json"])
def test_a_download_that_breaks_off_holds_nothing_up(form: str) -> None:
    brought_by = make.an_import()
    for number in range(3):
        make.message("Salom", brought_by, key=f"b{number}")
    pieces = export(Asked(form, contacts=False, by="nodira", at=NOW, language="en"))
    for _number in range(3):
        next(pieces)
    pieces.close()
    make.message("Yana salom", brought_by, key="after")
    assert Message.objects.count() == 4


@pytest.mark.django_db(transaction=True)
def test_an_export_is_of_one_moment_and_holds_no_writer_up() -> None:
    brought_by = make.an_import()
    make.message("Salom", brought_by, key="before")
    pieces = export(Asked("json", contacts=False, by="nodira", at=NOW, language="en"))
    content = next(pieces)

    def write() -> None:
        make.message("Yana salom", brought_by, key="after")
        connection.close()

    writer = threading.Thread(target=write)
    writer.start()
    writer.join()
    archive = zipfile.ZipFile(io.BytesIO(content + b"".join(pieces)))
    assert [row["text"] for row in in_json(archive, "messages")] == ["Salom"]
    assert Message.objects.count() == 2
