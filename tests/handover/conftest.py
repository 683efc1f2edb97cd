"""A small instance whose keyring opens the database of the tests, and how to back it up."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.db import connections
from pyrage.x25519 import Identity
from pytest_django import DjangoDbBlocker

from himoya.handover.backups import making, restoring
from himoya.handover.backups.making import Made
from himoya.handover.backups.recipients import everyone
from himoya.security.keyring_file import NAME, KeyringFile
from himoya.security.slots import PaperSlot, PassphraseSlot
from himoya.storage import copies, unlocked
from tests.security.keys import CHEAP, WORDS
from tests.settings import ROOT_KEY

NOW = datetime(2026, 11, 22, 16, 0, tzinfo=UTC)
PAPER = Identity.generate()
BackUp = Callable[..., Made]


@pytest.fixture(autouse=True)
def key_of_the_tests() -> Iterator[None]:
    yield
    unlocked.hold(ROOT_KEY)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    return with_keyring(folder)


def with_keyring(home: Path, root: bytes = ROOT_KEY) -> Path:
    name = "tests"
    slots = PassphraseSlot.wrap(root, WORDS, CHEAP, name), PaperSlot.wrap(root, PAPER.to_public(), name)
    (home / NAME).write_bytes(KeyringFile(name, *slots).content(root))
    return home


@pytest.fixture
def back_up(
    home: Path, tmp_path: Path, transactional_db: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[BackUp]:
    """Back up the database of the tests to `name` in a folder of its own."""

    def one(name: str = "backup.age", *more: str) -> Made:
        (tmp_path / "safe").mkdir(exist_ok=True)
        readers = everyone(str(PAPER.to_public()), home, more)
        return making.make_backup(home, ROOT_KEY, tmp_path / "safe" / name, readers, NOW)

    # A copy and a restored database are databases beside the one of the tests.
    with django_db_blocker.unblock():
        yield one


@pytest.fixture(autouse=True)
def into_an_embedded_database(monkeypatch: pytest.MonkeyPatch) -> None:
    """Restore as on a machine without DATABASE_URL, whatever the database of the tests is."""
    monkeypatch.setattr(restoring, "connection", SimpleNamespace(vendor="sqlite"))


@pytest.fixture(autouse=True)
def tables_of_a_copy_are_made_once(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of PostgreSQL the first copy makes its tables the real way; the others begin with them, still empty."""
    ready, make_tables = tmp_path_factory.getbasetemp() / "ready.db", call_command

    def once(command: str, *, database: str, **more: object) -> None:
        file = Path(connections[database].settings_dict["NAME"])
        try:
            if ready.exists():
                shutil.copy(ready, file)
                return
        except OSError:  # a full disk: what Himoya makes of it has to be seen
            file.unlink(missing_ok=True)
        make_tables(command, database=database, **more)
        connections[database].close()  # all of it is in the one file now
        shutil.copy(file, ready)

    monkeypatch.setattr(copies, "call_command", once)


def nobody_is_asked() -> str:
    raise AssertionError("the paper key is enough")
