"""A copy is whole, and as sealed as what it was made from."""

import resource
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.db.backends.base.base import BaseDatabaseWrapper

from himoya.common.errors import BadInput
from himoya.storage import copies
from tests.storage.conftest import Connect

TOLD = "Ismi Sinovbek Namunayev"


@pytest.fixture
def source(connect: Connect, monkeypatch: pytest.MonkeyPatch) -> BaseDatabaseWrapper:
    """The database that himoya.storage.copies sees, with a line in it."""
    made = connect()
    with made.cursor() as cursor:
        cursor.execute("CREATE TABLE told (words text)")
        cursor.executemany("INSERT INTO told VALUES (%s)", [(TOLD,)] * 2000)
    monkeypatch.setattr(copies, "connection", made)
    return made


@pytest.mark.usefixtures("source")
def test_a_copy_holds_everything_and_is_sealed_too(connect: Connect, file: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    copies.copy_database(copy)
    assert TOLD.encode() not in copy.read_bytes()
    assert copy.stat().st_mode & 0o777 == 0o600
    copy.replace(file.with_name("other.db"))
    other = connect()
    other.settings_dict["NAME"] = str(file.with_name("other.db"))
    with other.cursor() as cursor:
        cursor.execute("SELECT count(*), min(words) FROM told")
        assert cursor.fetchone() == (2000, TOLD)


@pytest.mark.usefixtures("source")
def test_a_copy_covers_no_other_file(tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_bytes(b"mine")
    with pytest.raises(BadInput, match="is here already"):
        copies.copy_database(tmp_path / "copy.db")
    assert (tmp_path / "copy.db").read_bytes() == b"mine"


def test_a_changed_byte_in_the_file_is_found(
    source: BaseDatabaseWrapper, connect: Connect, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert copies.is_whole()
    source.close()
    content = bytearray(file.read_bytes())
    content[5 * 4096 + 100] ^= 1
    file.write_bytes(content)
    monkeypatch.setattr(copies, "connection", connect())
    assert not copies.is_whole()


def test_damage_is_found_where_nothing_is_stored_now(
    source: BaseDatabaseWrapper, connect: Connect, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with source.cursor() as cursor:
        cursor.execute("DROP TABLE told")
    assert copies.is_whole()
    source.close()
    content = bytearray(file.read_bytes())
    content[-2000] ^= 1
    file.write_bytes(content)
    monkeypatch.setattr(copies, "connection", connect())
    assert not copies.is_whole()


def test_on_postgresql_its_own_tools_look_for_damage(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "connection", SimpleNamespace(vendor="postgresql"))
    with pytest.raises(BadInput, match="pg_amcheck"):
        copies.is_whole()


@pytest.mark.usefixtures("source")
def test_a_full_disk_leaves_no_half_copy(tmp_path: Path) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, before[1]))
    try:
        with pytest.raises(BadInput, match="no room"):
            copies.copy_database(tmp_path / "copy.db")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert [file.name for file in tmp_path.iterdir() if file.name.startswith("copy")] == []
