"""A desk that is not open yet, in a folder of its own, with cheap keys."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from himoya.desk.opening import opening as opening_module
from himoya.desk.opening.opening import Opening, Phase
from himoya.security import keyring
from tests.security.keys import CHEAP, WORDS

Begin = Callable[[Phase], Opening]


@pytest.fixture
def begin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Begin:
    monkeypatch.setattr(keyring, "Cost", lambda: CHEAP)

    def begun(phase: Phase) -> Opening:
        if phase is Phase.LOCKED:
            keyring.create(tmp_path, WORDS)
        opened = Opening(tmp_path, phase, lambda root: None)
        monkeypatch.setattr(opening_module, "_here", opened)
        return opened

    return begun


@pytest.fixture
def visitor() -> Client:
    return Client(enforce_csrf_checks=False, headers={"accept-language": "en"})


def come_in(visitor: Client, opened: Opening) -> None:
    """Open the address that the terminal shows."""
    assert visitor.get(f"/start/?key={opened.ticket}").headers["Location"] == "/start/"
