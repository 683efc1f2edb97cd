"""A list is given in the browser, looked at, corrected, imported, and taken back."""

import re

import pytest
from django.test import Client

from himoya.cases.models import Fact
from himoya.intake.models import ColumnMapping, Upload
from himoya.messages.models import Import, Message
from tests.desk.imports.conftest import HEADINGS, a_file


def given(desk: Client, *files: object) -> str:
    """Gives the files; the address one is sent to."""
    answer = desk.post("/imports/new/", {"files": list(files)})
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
