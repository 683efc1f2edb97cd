"""A `himoya` to call."""

import pytest

from tests.cli.calling import Caller


@pytest.fixture
def himoya(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Caller:
    return Caller(monkeypatch, capsys)
