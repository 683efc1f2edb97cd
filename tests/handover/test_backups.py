"""A backup is made while others write, and brings everything back, or nothing."""

import resource
import shutil
import threading
from pathlib import Path

import pyrage
import pytest
from django.db import connection
from pyrage.x25519 import Identity

from himoya.common.errors import BadInput
from himoya.handover.backups import making
from himoya.handover.backups.recipients import NAME as RECIPIENTS
from himoya.handover.backups.restoring import restore
from himoya.messages.models import Message
from himoya.messages.rules import search_words
from himoya.security.models import AuditLine
from himoya.storage.others import another
from tests import make
from tests.handover.conftest import PAPER, BackUp, nobody_is_asked
from tests.security.keys import WORDS
from tests.storage.older import bring_to

TEXT = "Ismi Sinovbek Namunayev, imzo qo‘yibman deyapti"


def messages_in(home: Path) -> list[str]:
    with another("looked", home / "himoya.db"):
        return list(Message.objects.using("looked").order_by("pk").values_list("text", flat=True))


def test_a_backup_comes_back_whole_on_an_empty_machine(back_up: BackUp, home: Path, tmp_path: Path) -> None:
    (home / RECIPIENTS).write_text("# nobody yet\n")
    told = make.message(TEXT)
    person = make.person()
    make.a_fact(told, person, "name", "Sinovbek Namunayev")
    made = back_up()
    assert made.file.stat().st_mode & 0o777 == 0o600
    assert TEXT.encode() not in made.file.read_bytes()
    new = tmp_path / "new"
    manifest = restore(made.file, new, PAPER, nobody_is_asked)
    assert messages_in(new) == [TEXT]
    assert manifest.tables["himoya_message"] == 1
    assert (new / "keyring.json").read_bytes() == (home / "keyring.json").read_bytes()
    assert (new / RECIPIENTS).read_text() == "# nobody yet\n"
    assert sorted(file.name for file in new.iterdir()) == [
        RECIPIENTS,
        "himoya.db",
        "himoya.made",
        "keyring.json",
    ]
    assert all(file.stat().st_mode & 0o077 == 0 for file in (new, *new.iterdir()))


def test_the_restored_database_takes_new_rows_and_finds_old_words(back_up: BackUp, tmp_path: Path) -> None:
    make.message(TEXT)
    restore(back_up().file, tmp_path / "new", PAPER, nobody_is_asked)
    with another("looked", tmp_path / "new" / "himoya.db") as opened:
        first = Message.objects.using("looked").get()
        number, first.pk, first.key = first.pk, None, "2"
        first.save(using="looked")
        with opened.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM message_search WHERE message_search MATCH %s", search_words("imzo")
            )
            assert cursor.fetchone() == (2,)
        assert first.pk > number


def test_nobody_is_signed_in_on_the_new_machine(back_up: BackUp, tmp_path: Path) -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO django_session VALUES ('stolen', 'x', %s)", ["2027-01-01 00:00:00+00:00"])
    restore(back_up().file, tmp_path / "new", PAPER, nobody_is_asked)
    with another("looked", tmp_path / "new" / "himoya.db") as opened, opened.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM django_session")
        assert cursor.fetchone() == (0,)


def test_a_further_recipient_needs_the_passphrase_too(back_up: BackUp, tmp_path: Path) -> None:
    make.message(TEXT)
    partner = Identity.generate()
    file = back_up("backup.age", str(partner.to_public())).file
    with pytest.raises(BadInput, match="passphrase or the paper key of the day"):
        restore(file, tmp_path / "new", partner, lambda: "olma olma olma olma olma olma")
    assert not (tmp_path / "new").exists()
    restore(file, tmp_path / "new", partner, lambda: WORDS)
    assert messages_in(tmp_path / "new") == [TEXT]


def test_a_stranger_opens_nothing(back_up: BackUp, tmp_path: Path) -> None:
    file = back_up().file
    with pytest.raises(BadInput, match="This key does not open"):
        restore(file, tmp_path / "new", Identity.generate(), nobody_is_asked)
    assert not (tmp_path / "new").exists()


def test_others_write_while_the_backup_is_made(back_up: BackUp, tmp_path: Path) -> None:
    make.message(TEXT)
    stop = threading.Event()
    written: list[int] = []

    def write() -> None:
        try:
            while not stop.is_set() and len(written) < 5000:
                written.append(make.message(TEXT).pk)
        finally:
            connection.close()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        while len(written) < 3:
            stop.wait(0.001)
        made = back_up()
    finally:
        stop.set()
        writer.join()
    count = made.manifest.tables["himoya_message"]
    assert 3 <= count <= len(written) + 1
    restore(made.file, tmp_path / "new", PAPER, nobody_is_asked)
    assert len(messages_in(tmp_path / "new")) == count


@pytest.mark.parametrize("room", [20_000, 1.001])
def test_a_full_disk_leaves_nothing_half(back_up: BackUp, home: Path, tmp_path: Path, room: float) -> None:
    """The disk fills while the copy is made, and while the backup is written."""
    if room < 2:
        sealed = back_up("first.age")
        room = sealed.manifest.files["himoya.db"].size * room
        sealed.file.unlink()
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(room), before[1]))
    try:
        with pytest.raises(BadInput, match="no room"):
            back_up()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert list((tmp_path / "safe").iterdir()) == []
    assert sorted(file.name for file in home.iterdir()) == ["backup.lock", "keyring.json"]
    assert back_up().file.exists()


def test_a_backup_covers_no_other_file_and_does_not_lie_beside_the_data(
    back_up: BackUp, home: Path, tmp_path: Path
) -> None:
    (tmp_path / "safe").mkdir()
    (tmp_path / "safe" / "backup.age").write_text("mine")
    with pytest.raises(BadInput, match="is here already"):
        back_up()
    assert (tmp_path / "safe" / "backup.age").read_text() == "mine"
    with pytest.raises(BadInput, match="lost together"):
        making.refuse_place(home / "backup.age", home)
    with pytest.raises(BadInput, match="no folder"):
        making.refuse_place(tmp_path / "nowhere" / "backup.age", home)


def test_what_a_killed_backup_left_is_cleared_away(back_up: BackUp, home: Path) -> None:
    (home / making.WORKSHOP).mkdir()
    (home / making.WORKSHOP / "himoya.db").write_bytes(b"half")
    back_up()
    assert not (home / making.WORKSHOP).exists()


def test_a_folder_that_holds_something_is_not_restored_into(back_up: BackUp, tmp_path: Path) -> None:
    file, new = back_up().file, tmp_path / "new"
    new.mkdir()
    (new / "letter.txt").write_text("mine")
    with pytest.raises(BadInput, match="not empty"):
        restore(file, new, PAPER, nobody_is_asked)
    assert [each.name for each in new.iterdir()] == ["letter.txt"]


def test_an_older_backup_is_brought_up_to_date(
    back_up: BackUp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "old.db"
    with another("old", old) as opened:
        bring_to(opened, "0002_search")
        with opened.cursor() as cursor:
            cursor.execute("INSERT INTO himoya_chat (id, key, title) VALUES (1, 'telegram:77', 'Onalar')")
            cursor.execute(
                "INSERT INTO himoya_reporter (id, key, shown_name) VALUES (1, 'telegram:77/z', '')"
            )
            cursor.execute(
                "INSERT INTO himoya_person (id, reporter_id, key, name, relation)"
                " VALUES (1, 1, 'farrux', 'Farrux Namunayev', 'son')"
            )
    monkeypatch.setattr(making, "copy_database", lambda to: shutil.copy(old, to))
    made = back_up()
    assert "himoya.0003_desk" not in made.manifest.migrations
    restore(made.file, tmp_path / "new", PAPER, nobody_is_asked)
    with another("looked", tmp_path / "new" / "himoya.db") as opened, opened.cursor() as cursor:
        cursor.execute("SELECT title FROM himoya_chat")
        assert cursor.fetchall() == [("Onalar",)]
        cursor.execute("SELECT count(*) > 0 FROM himoya_namekey")
        assert cursor.fetchone() == (1,), "what later versions keep about a person is there, too"


def test_restoring_stands_in_the_log(back_up: BackUp, tmp_path: Path) -> None:
    restore(back_up().file, tmp_path / "new", PAPER, nobody_is_asked)
    assert AuditLine.objects.filter(verb="backup.restored").count() == 1


def test_age_and_tar_open_it_without_himoya(back_up: BackUp, tmp_path: Path) -> None:
    plain = pyrage.decrypt(back_up().file.read_bytes(), [PAPER])
    (tmp_path / "backup.tar").write_bytes(plain)
    shutil.unpack_archive(tmp_path / "backup.tar", tmp_path / "out", filter="data")
    names = sorted(file.name for file in (tmp_path / "out").iterdir())
    assert names == ["himoya.db", "keyring.json", "manifest.json"]
