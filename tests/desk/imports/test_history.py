"""What was imported, what came of it, the rows that came back, and taking it back."""

import csv
import io
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from himoya.cases.models import Case, Fact, Statement
from himoya.common.roles import Role
from himoya.desk.imports import background
from himoya.intake.models import Upload
from himoya.messages.models import Import, Rejection
from himoya.messages.queries import live_messages
from himoya.security.models import AuditLine
from tests import make
from tests.desk.conftest import NOW
from tests.desk.imports.conftest import HEADINGS, a_file
from tests.desk.imports.test_evening import given, imported

BAD: list[list[Any]] = [
    HEADINGS,
    ["Sinovov Ali", "12.03.1999", 998001234567.0, "IK-75", "shartnomaga imzo qo‘ydi"],
    ["Ali va Vali Sinovov", "12.03.1999", "", "IK-75", "@SUM(1)"],
    ["Misolov Vali", "03.04.2001", "", "IK-76", ""],
]


@pytest.fixture
def made(desk: Client) -> Import:
    return imported(desk, given(desk, a_file(rows=BAD)))


def test_rejected_rows_come_back_with_their_columns_and_the_reason(desk: Client, made: Import) -> None:
    answer = desk.get(f"/imports/{made.pk}/rejected.csv")
    assert answer.content.startswith(b"\xef\xbb\xbf")
    head, row = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert head[2:] == HEADINGS
    assert row[0].startswith("Row 3 names more than one person")
    assert row[1:] == ["row 3", "Ali va Vali Sinovov", "12.03.1999", "", "IK-75", "'@SUM(1)"]

    book = openpyxl.load_workbook(io.BytesIO(desk.get(f"/imports/{made.pk}/rejected.xlsx").content))
    cells = [[cell.value for cell in line] for line in book.worksheets[0].iter_rows()]
    assert cells[1][0] == row[0]
    assert cells[1][-1] == "'@SUM(1)"
    assert AuditLine.objects.filter(verb="import.rejected_taken", subject=f"import {made.pk}").count() == 2


def test_the_mended_file_of_rejected_rows_can_be_given_as_it_is(desk: Client, made: Import) -> None:
    content = desk.get(f"/imports/{made.pk}/rejected.csv").content.decode("utf-8-sig")
    mended = content.replace("Ali va Vali Sinovov", "Sinovov Vali Karimovich")

    again = imported(desk, given(desk, SimpleUploadedFile("back.csv", mended.encode("utf-8-sig"))))
    assert (again.added, again.rejected) == (1, 0)


def test_before_an_undoing_everything_it_touches_is_told(desk: Client, made: Import) -> None:
    fact = Fact.objects.filter(kind="contract").get()
    assert fact.person_id is not None
    Statement.objects.create(
        person_id=fact.person_id, kind="contract", value="signed", grade="V1", known_on=NOW.date(),
        source=fact, stated_by=make.account("rustam"), stated_at=NOW,
    )  # fmt: skip
    html = desk.get(f"/imports/{made.pk}/undo/").content.decode()
    assert "Take this import back?" in html
    numbers = [line.split("<dd>")[1].split("<")[0] for line in html.splitlines() if "<dd>" in line]
    facts = Fact.objects.filter(state="open").count()
    assert numbers == ["2", str(facts), "1", str(Case.objects.count())]


def test_an_import_is_taken_back_whole(desk: Client, made: Import) -> None:
    assert desk.post(f"/imports/{made.pk}/undo/").headers["Location"] == f"/imports/{made.pk}/"
    made.refresh_from_db()
    assert made.state == Import.State.WITHDRAWN
    assert live_messages().count() == Rejection.objects.count() == 0
    html = desk.get(f"/imports/{made.pk}/").content.decode()
    assert "was taken back" in html
    assert desk.get(f"/imports/{made.pk}/undo/").status_code == 302
    assert AuditLine.objects.filter(verb="import.undo_asked", actor__username="nodira").count() == 1


def test_a_running_import_shows_how_far_it_is_and_asks_again(
    desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    running = make.an_import(Import.State.READING, done=1500)
    monkeypatch.setattr("himoya.desk.imports.one.somebody_imports", lambda: True)
    answer = desk.get(f"/imports/{running.pk}/")
    assert answer.headers["Refresh"] == "2"
    assert "1500" in answer.content.decode().replace(",", "")


def test_an_import_that_nobody_reads_any_more_says_what_to_do(desk: Client) -> None:
    broken = make.an_import(Import.State.READING)
    answer = desk.get(f"/imports/{broken.pk}/")
    assert "Refresh" not in answer.headers
    assert "Give the same file again" in answer.content.decode()


def test_what_a_crash_left_goes_on_from_the_page(desk: Client) -> None:
    address = given(desk, a_file())
    Upload.objects.update(state=Upload.State.IMPORTING, started_at=make.MONDAY)  # the process died at once
    assert "Go on" in desk.get(address).content.decode()
    desk.post(address)
    assert Import.objects.get().state == Import.State.LIVE
    assert Upload.objects.count() == 0


def test_on_a_slow_machine_an_import_that_is_still_starting_is_not_called_stopped(
    desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    address, number = given(desk, a_file()), Upload.objects.get().pk
    Upload.objects.update(state=Upload.State.IMPORTING, started_at=make.MONDAY)
    monkeypatch.setattr(background, "_importing", {number})  # its process has not reached the lock yet
    answer = desk.get(address)
    assert "The import begins" in answer.content.decode()
    assert "Refresh" in answer.headers
    background._importing.clear()  # and died on the way
    assert "The import stopped" in desk.get(address).content.decode()


@pytest.mark.parametrize("role", [Role.CASEWORKER, Role.LAWYER, Role.ANALYST])
def test_only_an_organiser_sees_imports(desk: Client, made: Import, role: Role) -> None:
    other = Client()
    other.force_login(make.account("boshqa", role))
    for address in ("/imports/", "/imports/new/", f"/imports/{made.pk}/", f"/imports/{made.pk}/rejected.csv"):
        assert other.get(address).status_code == 403


def test_a_number_that_does_not_exist_is_not_found(desk: Client) -> None:
    for address in ("/imports/99/", "/imports/99/undo/", "/imports/99/rejected.xlsx"):
        assert desk.get(address).status_code == 404


@pytest.mark.parametrize("many", [1, 4])
def test_the_history_asks_as_often_for_many_as_for_one(
    desk: Client, many: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _one in range(many):
        make.an_import()
    given(desk, *[a_file(f"{number}.xlsx") for number in range(many)])
    with django_assert_max_num_queries(14):
        assert desk.get("/imports/").status_code == 200


def test_messages_entered_one_by_one_are_no_files(desk: Client) -> None:
    make.an_import(file_name="", channel="pasted")
    assert "Nothing has been imported yet" in desk.get("/imports/").content.decode()
