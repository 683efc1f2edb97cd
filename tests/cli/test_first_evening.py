"""The organiser's first evening, as she lives it: start, keys, import, tonight, and everything taken back."""

import os
import pty
import select
import signal
import socket
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from himoya.common.say import LANGUAGES, say
from tests.cli.calling import HIMOYA, Said, clean_environment, program
from tests.cli.homes import copied, with_tables

PASSPHRASE = "olti yetti sakkiz toqqiz o‘n"
PATIENCE = 40  # seconds until a program that says nothing is taken for stuck
PASSWORD = "gilos shaftoli 77"
SIGNED = (
    '{"id": "M1", "text": "Farrux Namunayev akam qo\'l qo\'yib qo\'yibdi, hali shu yerda ekan. 85 zona",'
    ' "sent_at": "2026-11-20T21:00:00+05:00", "sender": "zamira"}\n'
)


class Terminal:
    """A program in a terminal of its own: waits for words, types answers."""

    def __init__(self, *command: str, environment: dict[str, str]) -> None:
        self.process, self._seen = pty.fork(), b""
        if self.process[0] == 0:
            signal.signal(signal.SIGINT, signal.SIG_DFL)  # tests that run in the background ignore Ctrl-C
            os.execvpe(command[0], command, environment)  # noqa: S606 -- the program under test

    def until(self, words: str) -> str:
        while words.encode() not in self._seen:
            heard, _, _ = select.select([self.process[1]], [], [], PATIENCE)
            try:
                piece = os.read(self.process[1], 4096) if heard else b""
            except OSError:
                piece = b""
            if not piece:
                raise AssertionError(
                    f"the program ended before it said {words!r}, or never does:\n{self._seen.decode()}"
                )
            self._seen += piece
        said, _, self._seen = self._seen.partition(words.encode())
        return said.decode()

    def type(self, text: str) -> None:
        os.write(self.process[1], text.encode() + b"\n")

    def stop(self) -> None:
        os.kill(self.process[0], signal.SIGTERM)
        os.waitpid(self.process[0], 0)
        os.close(self.process[1])


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A started instance, keys made by the wizard; the desk keeps running. Takes 6 s, so once for all."""
    folder = tmp_path_factory.mktemp("first") / "home"
    environment = clean_environment(folder, TERM="dumb")
    desk = Terminal(str(HIMOYA), "start", "--no-browser", "--port", str(free_port()), environment=environment)
    desk.until("New passphrase")
    desk.type("short")
    desk.until("again")
    desk.type("short")
    desk.until("too short")
    desk.until("New passphrase")
    desk.type(PASSPHRASE)
    desk.until("again")
    desk.type(PASSPHRASE)
    desk.until("away from this machine")
    paper = desk.until("Type the paper key").split("AGE-SECRET-KEY-1", 1)[1].split()[0]
    desk.type("AGE-SECRET-KEY-1" + paper[::-1])
    desk.until("compare it with the paper")
    desk.until("Type the paper key")
    desk.type("age-secret-key-1" + paper.lower())
    desk.until("What your group is called")
    desk.type("Onalar")
    desk.until("Time zone")
    desk.type("Mars/Olympus")
    desk.until("no such time zone")
    desk.until("Time zone")
    desk.type("europe/moscow")
    desk.until("Username")
    desk.type("nodira")
    desk.until("Your name")
    desk.type("Nodira")
    desk.until("Password")
    desk.type(PASSWORD)
    desk.until("The same password")
    desk.type(PASSWORD)
    desk.until("The desk is open at")
    (folder.parent / "paper.txt").write_text("AGE-SECRET-KEY-1" + paper)
    drain = threading.Thread(target=_drain, args=(desk.process[1],), daemon=True)
    drain.start()
    yield folder
    desk.stop()


def _drain(descriptor: int) -> None:
    """Somebody must read what a terminal says, or the program waits."""
    try:
        while os.read(descriptor, 4096):
            pass
    except OSError:
        return


def test_while_the_desk_runs_commands_need_no_passphrase(home: Path, tmp_path: Path) -> None:
    (export := tmp_path / "group.jsonl").write_text(SIGNED)

    said = program(home, "import", export, "--json")
    assert said.code == 0, said.err
    (imported,) = said.lines
    assert (imported["added"], imported["rejected"], imported["again"]) == (1, 0, False)

    person, count = program(home, "tonight", "--at", "2026-11-20T21:30", "--json").lines
    assert (person["person"], person["level"], person["rules"][0]["rule"]) == (
        "Farrux Namunayev",
        "T0",
        "U01",
    )
    assert (count["persons"], count["messages"]) == (1, 1)

    assert program(home, "import", export, "--json").lines[0]["again"]

    (found,) = program(home, "search", "намунаев", "қўл", "--json").lines
    assert found["text"].startswith("Farrux Namunayev")

    assert program(home, "import", "--undo", imported["import"], "--json").lines == [
        {"import": imported["import"], "undone": True}
    ]
    (count,) = program(home, "tonight", "--json").lines
    assert count["messages"] == 0


def test_rows_that_cannot_be_used_lie_beside_the_file_with_their_reason(home: Path, tmp_path: Path) -> None:
    (export := tmp_path / "lines.jsonl").write_text(
        SIGNED + "=broken\n" + '{"text": "x", "sent_at": "soon"}\n'
    )

    (imported,) = program(home, "import", export, "--json").lines

    assert (imported["added"], imported["rejected"]) == (1, 2)
    rows = Path(imported["rejected_file"]).read_text(encoding="utf-8-sig").splitlines()
    assert len(rows) == 3
    assert "'=broken" in rows[1]
    assert program(home, "import", "--undo", imported["import"]).code == 0


def test_check_finds_nothing_to_repair(home: Path) -> None:
    said = program(home, "check", "--json")
    assert (said.code, said.lines[-1]) == (0, {"sound": True})


def test_nothing_that_was_imported_can_be_read_from_the_folder(home: Path, tmp_path: Path) -> None:
    (export := tmp_path / "group.jsonl").write_text(SIGNED.replace("M1", "M2"))
    (imported,) = program(home, "import", export, "--json").lines

    stored = b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())
    assert len(stored) > 100_000
    for word in (b"Namunayev", b"namunayev", b"SQLite format 3", PASSPHRASE.encode(), PASSWORD.encode()):
        assert word not in stored
    assert program(home, "import", "--undo", imported["import"]).code == 0


def test_a_second_desk_on_the_same_folder_is_refused(home: Path) -> None:
    said = program(home, "start", "--no-browser", "--port", free_port())
    assert said.code == 1
    assert "already runs" in said.err


def test_a_bad_file_leaves_no_import_behind(home: Path, tmp_path: Path) -> None:
    before = program(home, "import", "--list", "--json").out
    (bad := tmp_path / "picture.json").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))

    said = program(home, "import", bad)

    assert (said.code, len(said.err.strip().splitlines())) == (1, 1)
    assert program(home, "import", "--list", "--json").out == before


def test_a_key_file_beside_the_database_is_called_out(home: Path) -> None:
    (key := home / "key.txt").write_text((home.parent / "paper.txt").read_text())
    try:
        said = program(home, "check", "--key-file", key)
    finally:
        key.unlink()
    assert said.code == 1
    assert "beside the database" in said.out


def test_without_a_started_instance_the_way_is_told(tmp_path: Path) -> None:
    said = program(tmp_path / "empty", "tonight")
    assert said.code == 1
    assert "himoya start" in said.err
    assert not (tmp_path / "empty").exists()


@pytest.fixture(scope="module")
def closed(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same keys in a folder where no desk runs, and tables that were made with them. Use copies of it."""
    (other := tmp_path_factory.mktemp("locked") / "home").mkdir()
    (other / "keyring.json").write_bytes((home / "keyring.json").read_bytes())
    return with_tables(other, home.parent / "paper.txt")


@pytest.mark.parametrize(("typed", "code"), [(PASSPHRASE, 0), ("a wrong passphrase", 1), ("", 1)])
def test_without_a_running_desk_the_passphrase_opens(
    closed: Path, tmp_path: Path, typed: str, code: int
) -> None:
    said: Said = program(copied(closed, tmp_path / "copy"), "import", "--list", "--json", typed=typed + "\n")
    assert said.code == code
    assert "Traceback" not in said.err


def test_the_paper_key_opens_too(home: Path, closed: Path, tmp_path: Path) -> None:
    copy = copied(closed, tmp_path / "copy")
    assert program(copy, "import", "--list", "--key-file", home.parent / "paper.txt").code == 0


@pytest.mark.parametrize(
    ("name", "said_so"), [("keyring.json", "keyring.json is missing"), ("himoya.db", "missing or empty")]
)
def test_what_was_lost_is_named_and_never_taken_for_an_empty_list(
    closed: Path, tmp_path: Path, name: str, said_so: str
) -> None:
    copy = copied(closed, tmp_path / "copy")
    assert program(copy, "tonight", typed=PASSPHRASE + "\n").code == 0
    (copy / name).unlink()

    said = program(copy, "tonight", typed=PASSPHRASE + "\n")

    assert (said.code, said.out) == (1, "")
    assert said_so in said.err


def test_a_damaged_database_is_called_damaged(closed: Path, tmp_path: Path) -> None:
    copy = copied(closed, tmp_path / "copy")
    assert program(copy, "tonight", typed=PASSPHRASE + "\n").code == 0
    database = copy / "himoya.db"
    content = bytearray(database.read_bytes())
    content[8192 : len(content)] = bytes(len(content) - 8192)
    database.write_bytes(bytes(content))

    said = program(copy, "tonight", typed=PASSPHRASE + "\n")

    assert (said.code, said.out) == (1, "")
    assert "damaged" in said.err
    assert len(said.err.strip().splitlines()) <= 2  # the question for the passphrase, and one sentence


def test_the_list_of_rejected_rows_overwrites_nothing_and_follows_no_link(home: Path, tmp_path: Path) -> None:
    (export := tmp_path / "lines.jsonl").write_text(SIGNED.replace("M1", "M9") + "broken\n")
    (precious := tmp_path / "precious").write_text("mine")
    (tmp_path / "lines-rejected.csv").symlink_to(precious)

    (imported,) = program(home, "import", export, "--json").lines

    assert precious.read_text() == "mine"
    assert imported["rejected_file"].endswith("lines-rejected-2.csv")
    assert Path(imported["rejected_file"]).stat().st_mode & 0o077 == 0
    assert program(home, "import", "--undo", imported["import"]).code == 0


def test_the_wizard_asks_for_the_language_first(tmp_path: Path) -> None:
    environment = clean_environment(tmp_path / "home", TERM="dumb", LANG="C", LC_ALL="C")
    del environment["HIMOYA_LANGUAGE"]
    desk = Terminal(str(HIMOYA), "start", "--terminal", environment=environment)
    desk.until(LANGUAGES["ru"])
    desk.until("Language")
    desk.type("3")
    desk.until(say("Himoya is not a state body. It sends nothing anywhere unless you do.", "ru"))
    desk.stop()


def test_ctrl_c_in_the_wizard_leaves_no_keys_that_nobody_proved(tmp_path: Path) -> None:
    folder = tmp_path / "home"
    desk = Terminal(str(HIMOYA), "start", "--no-browser", environment=clean_environment(folder, TERM="dumb"))
    for words, answer in (("New passphrase", PASSPHRASE), ("again", PASSPHRASE)):
        desk.until(words)
        desk.type(answer)
    desk.until("Type the paper key")
    os.write(desk.process[1], b"\x03")
    _drain(desk.process[1])
    os.waitpid(desk.process[0], 0)

    assert not (folder / "keyring.json").exists()


def test_the_port_of_somebody_else_is_named(closed: Path, tmp_path: Path) -> None:
    copy = copied(closed, tmp_path / "copy")
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = subprocess.run(
            [HIMOYA, "start", "--no-browser", "--port", str(port)],
            input=f"{PASSPHRASE}\nnodira\n{PASSWORD}\n{PASSWORD}\n",
            env=clean_environment(copy),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert done.returncode == 1
    assert str(port) in done.stderr


def test_a_bad_file_among_several_keeps_the_others_not_out(home: Path, tmp_path: Path) -> None:
    (bad := tmp_path / "picture.json").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    (good := tmp_path / "good.jsonl").write_text(SIGNED.replace("M1", "M77"))

    said = program(home, "import", bad, good, "--json")

    assert said.code == 1
    assert "picture.json" in said.err
    (imported,) = said.lines
    assert imported["added"] == 1
    assert program(home, "import", "--undo", imported["import"]).code == 0
