"""Nodira gives files. What runs beside the desk runs at once here, in the same place."""

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from himoya.desk.imports import background, one, waiting
from himoya.intake.actions import import_upload
from himoya.security.models import Account
from tests.intake.channels.files import workbook

HEADINGS = ["Ф.И.О.", "Туғилган санаси", "Телефон", "Колония", "Ҳолати"]
ROWS: list[list[Any]] = [
    HEADINGS,
    ["Sinovov Ali", "12.03.1999", 998001234567.0, "IK-75", "shartnomaga imzo qo‘ydi"],
    ["Misolov Vali", "03.04.2001", 998001234568.0, "IK-76", ""],
]


@pytest.fixture
def desk(client: Client, nodira: Account, monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.setattr(waiting, "start_upload", import_upload)
    monkeypatch.setattr(one, "start_undo", background._undo)
    nodira.language = "en"
    nodira.save()
    client.force_login(nodira)
    return client


def a_file(name: str = "list.xlsx", rows: Any = ROWS) -> SimpleUploadedFile:
    content = workbook(rows, name).file
    assert isinstance(content, io.BytesIO)
    return SimpleUploadedFile(name, content.getvalue())
