"""Whoever takes the switched-off computer reads nothing."""

import logging
from pathlib import Path

import pytest
from django.db import OperationalError

from himoya.common.errors import BadInput
from himoya.storage import unlocked
from himoya.storage.sqlcipher.connecting import refuse_unsafe
from tests.settings import ROOT_KEY
from tests.storage.conftest import Connect

TOLD = "Ismi Sinovbek Namunayev"


def write_down(connect: Connect) -> None:
    with connect().cursor() as cursor:
        cursor.execute("CREATE TABLE told (words text)")
        cursor.execute("INSERT INTO told VALUES (%s)", [TOLD])


def test_no_word_stands_readable_in_the_database_or_its_journal(connect: Connect, file: Path) -> None:
    write_down(connect)
    journal = file.with_name("himoya.db-wal")
    assert journal.stat().st_size > 0
    for part in (file, journal):
        content = part.read_bytes()
        assert TOLD.encode() not in content
        assert b"told" not in content
        assert b"SQLite format 3" not in content


def test_what_was_written_is_there_after_a_restart(connect: Connect, file: Path) -> None:
    write_down(connect)
    with connect().cursor() as cursor:
        cursor.execute("SELECT words FROM told")
        assert cursor.fetchone() == (TOLD,)


def test_a_wrong_key_is_named_as_such_and_reads_nothing(connect: Connect) -> None:
    write_down(connect)
    unlocked.hold(bytes(32))
    try:
        with pytest.raises(BadInput, match="This passphrase does not open the database"):
            connect().ensure_connection()
    finally:
        unlocked.hold(ROOT_KEY)


def test_a_file_of_rubbish_is_refused(connect: Connect, file: Path) -> None:
    file.write_bytes(b"rubbish" * 1000)
    with pytest.raises(BadInput):
        connect().ensure_connection()


@pytest.mark.usefixtures("locked")
def test_while_locked_no_connection_opens_and_no_file_appears(connect: Connect, file: Path) -> None:
    with pytest.raises(BadInput, match="is locked"):
        connect().ensure_connection()
    with pytest.raises(OperationalError):
        connect().ensure_connection()
    assert not file.exists()


def test_the_key_is_in_no_setting_log_or_error(
    connect: Connect, file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    key = unlocked.database_key(file).hex()
    with caplog.at_level(logging.DEBUG):
        connection = connect()
        connection.force_debug_cursor = True
        with pytest.raises(OperationalError) as caught, connection.cursor() as cursor:
            cursor.execute("SELECT nothing")
    said = caplog.text + repr(caught.value) + repr(connection.settings_dict) + repr(connection.queries_log)
    assert "SELECT nothing" in said
    for secret in (key, ROOT_KEY.hex()):
        assert secret not in said


@pytest.mark.parametrize("version", [(3, 40, 1), (3, 51, 2)])
def test_an_sqlite_that_can_damage_the_file_is_refused(version: tuple[int, ...]) -> None:
    with pytest.raises(BadInput, match="can damage"):
        refuse_unsafe(version)


@pytest.mark.parametrize("version", [(3, 51, 3), (3, 53, 4), (4, 0, 0)])
def test_a_repaired_sqlite_is_taken(version: tuple[int, ...]) -> None:
    refuse_unsafe(version)
