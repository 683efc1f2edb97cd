"""A `himoya` to call."""

import pytest

from tests.cli.calling import Caller
from tests.cli.homes import empty_home as empty_home
from tests.cli.homes import folder as folder
from tests.cli.homes import lived_in as lived_in


@pytest.fixture
def himoya(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Caller:
    return Caller(monkeypatch, capsys)
