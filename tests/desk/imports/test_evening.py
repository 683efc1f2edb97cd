"""A list is given in the browser, looked at, corrected, imported, and taken back."""

import re

from django.test import Client

from himoya.cases.models import Fact
from himoya.intake.models import ColumnMapping, Upload
from himoya.messages.models import Import, Message
from tests.desk.imports.conftest import a_file


def given(desk: Client, *files: object) -> str:
    """Gives the files; the address one is sent to."""
    answer = desk.post("/imports/new/", {"given": list(files)})
    assert answer.status_code == 302, answer.content.decode()
    return answer.headers["Location"]


def form_of(desk: Client, address: str) -> dict[str, str]:
    """What the preview's form holds before anybody changes it."""
    html = desk.get(address).content.decode()
    values = {}
    for name, inside in re.findall(r'<select name="([^"]+)".*?>(.*?)</select>', html, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', inside)
        values[name] = chosen[1] if chosen else ""
    return {**values, "chat": ""}


def imported(desk: Client, address: str, **corrected: str) -> Import:
    answer = desk.post(address, {**form_of(desk, address), **corrected, "do": "import"})
    assert answer.status_code == 302, answer.content.decode()
    return Import.objects.latest("pk")


def test_what_was_given_is_shown_imported_and_deleted(desk: Client) -> None:
    address = given(desk, a_file())
    html = desk.get(address).content.decode()
    assert "list.xlsx" in html
    assert "Sinovov Ali" in html
    assert Message.objects.count() == 0

    made = imported(desk, address)

    assert (made.state, made.added, made.rejected) == (Import.State.LIVE, 2, 0)
    assert Upload.objects.count() == 0
    assert desk.get(address).headers["Location"] == f"/imports/{made.pk}/"
    html = desk.get(f"/imports/{made.pk}/").content.decode()
    assert "Persons it tells of" in html
    assert made.came_of == {"persons": 2, "new_persons": 2, "urgent": 1}


def test_a_correction_is_remembered_for_the_next_list_with_these_headings(desk: Client) -> None:
    rows = [["Ф.И.О.", "Телефон", "Boshqa"], ["Sinovov Ali", 998001234567.0, "IK-75"]]
    address = given(desk, a_file(rows=rows))
    assert form_of(desk, address)["list0column2"] == ""
    imported(desk, address, list0column2="facility")
    assert Fact.objects.filter(kind="facility", value__contains="75").exists()

    longer = [*rows, ["Misolov Vali", 998001234568.0, "IK-76"]]
    again = given(desk, a_file("list (2).xlsx", longer))
    assert form_of(desk, again)["list0column2"] == "facility"
    assert "as you said before" in desk.get(again).content.decode()
    made = imported(desk, again)
    assert (made.added, made.known) == (1, 1)
    assert ColumnMapping.objects.count() == 1


def test_showing_again_keeps_the_correction_and_imports_nothing(desk: Client) -> None:
    address = given(desk, a_file())
    values = {**form_of(desk, address), "list0column4": "note", "do": "look"}
    assert desk.post(address, values).status_code == 302
    assert form_of(desk, address)["list0column4"] == "note"
    assert Import.objects.count() == ColumnMapping.objects.count() == 0


def test_a_wrong_answer_is_shown_with_what_was_said(desk: Client) -> None:
    address = given(desk, a_file())
    answer = desk.post(address, {**form_of(desk, address), "timezone": "Mars/Olympus", "do": "import"})
    assert answer.status_code == 422
    assert Import.objects.count() == 0


def test_the_same_file_again_is_said_and_doubles_nothing(desk: Client) -> None:
    file = a_file()
    imported(desk, given(desk, file))
    file.seek(0)
    again = given(desk, file)
    assert "was imported before" in desk.get(again).content.decode()
    imported(desk, again)
    assert (Import.objects.count(), Message.objects.count(), Upload.objects.count()) == (1, 2, 0)


def test_two_tabs_import_a_file_once(desk: Client) -> None:
    address = given(desk, a_file())
    values = {**form_of(desk, address), "do": "import"}
    assert [desk.post(address, values).status_code for _tab in range(2)] == [302, 302]
    assert (Import.objects.count(), Message.objects.count()) == (1, 2)


def test_a_removed_file_is_gone(desk: Client) -> None:
    address = given(desk, a_file())
    assert desk.post(f"{address}remove/").headers["Location"] == "/imports/"
    assert (Upload.objects.count(), Import.objects.count()) == (0, 0)
    assert desk.get(address).headers["Location"] == "/imports/"


def test_several_files_wait_side_by_side(desk: Client) -> None:
    assert given(desk, a_file("a.xlsx"), a_file("b.xlsx")) == "/imports/"
    html = desk.get("/imports/").content.decode()
    assert "a.xlsx" in html
    assert "b.xlsx" in html


def test_with_wrong_columns_taken_back_and_given_again_a_list_is_read_anew(desk: Client) -> None:
    rows = [["Ф.И.О.", "Телефон", "Boshqa"], ["Sinovov Ali", 998001234567.0, "IK-75"]]
    made = imported(desk, given(desk, a_file(rows=rows)), list0column2="ignore")
    assert not Fact.objects.filter(kind="facility").exists()
    desk.post(f"/imports/{made.pk}/undo/")

    again = imported(desk, given(desk, a_file(rows=rows)), list0column2="facility")
    assert again.state == Import.State.LIVE
    assert Fact.objects.filter(kind="facility", message__brought_by=again).count() == 1
    assert Fact.objects.filter(kind="name", message__brought_by=again).count() == 1
