"""The disk that holds the data is really full: it is said plainly, nothing is half written, it goes on."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.calling import clean_environment, program
from tests.cli.homes import copied
from tests.cli.test_first_browser import Browser, desk
from tests.evening.test_seizure import MAKE_ACCOUNT

PASSWORD = "olma gilos behi anor"
SIZE = "12m"
MOST = 1500  # notes until the disk must be full: what the write-ahead log holds already is used up first
LONG = "Onasi yana qo‘ng‘iroq qildi, hali xabar yo‘q. " * 60
TOLD = {
    "id": "1",
    "text": "O‘g‘lim Farrux Namunayev IK-71 da, imzo qo‘yibdi",
    "sent_at": "2026-11-20T10:00:00+05:00",
}
STORED = """
import json, sys
from pathlib import Path
from himoya.cli.opening import open_data
open_data(Path(sys.argv[1]))
from himoya.cases.models import Note
from himoya.security.models import AuditLine
print(json.dumps({
    "notes": [text.split()[0] for text in Note.objects.order_by("pk").values_list("text", flat=True)],
    "logged": AuditLine.objects.filter(verb="note.written").count(),
}))
"""


@pytest.fixture
def partition(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root on Linux may mount a small disk")
    (folder := tmp_path / "partition").mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("this machine, perhaps a container, refuses to mount a small disk")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.fixture
def instance(partition: Path, empty_home: Path, tmp_path: Path) -> tuple[Path, Path]:
    """The data folder on that disk, with an account and a case; and the file that opens it, elsewhere."""
    home, key = copied(empty_home, partition / "home"), empty_home.parent / "words.txt"
    python(home, MAKE_ACCOUNT, key, PASSWORD)
    (export := tmp_path / "group.jsonl").write_text(json.dumps(TOLD) + "\n")
    assert program(home, "import", export, "--key-file", key).code == 0
    return home, key


def python(home: Path, *arguments: object) -> str:
    command = [sys.executable, "-c", *map(str, arguments)]
    done = subprocess.run(command, env=clean_environment(home), check=True, capture_output=True, text=True)
    return done.stdout


def fill(partition: Path) -> Path:
    """Take all the room there is, to the last byte."""
    filler = partition / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (1 << 16, 1 << 12, 1):
            try:
                while file.write(bytes(size)) == size:
                    pass
            except OSError:
                continue
    return filler


def write(browser: Browser, root: str, form: str, name: str) -> bool:
    """Send a note through its form. False: it was refused, because the disk is full."""
    browser.body = form  # on a full disk no page with a form is answered any more: the log takes no line
    browser.send(f"{root}cases/1/notes/add/", text=f"{name} {LONG}")
    if browser.code == 507:
        assert "The disk is full" in browser.body
        assert "Nothing you entered before is lost" in browser.body
        assert "Traceback" not in browser.body
        return not browser.address.endswith("/add/")  # else it was taken, and the page after it refused
    assert browser.code == 200
    return True


def test_a_form_on_a_full_disk_is_refused_whole_and_taken_when_there_is_room(
    partition: Path, instance: tuple[Path, Path]
) -> None:
    home, key = instance
    with desk(home, "--key-file", str(key)) as said:
        root, browser = said.rstrip("./") + "/", Browser()
        browser.get(f"{root}sign-in/")
        browser.send(f"{root}sign-in/", username="nodira", password=PASSWORD)
        form = browser.get(f"{root}cases/1/notes/")
        assert write(browser, root, form, "before")

        filler = fill(partition)
        names = [f"note{number}" for number in range(MOST)]
        taken = next(number for number, name in enumerate(names) if not write(browser, root, form, name))
        assert not write(browser, root, form, "refused")
        assert found(home, "Farrux"), "what was there before can be read while the disk is full"

        filler.unlink()
        assert write(browser, root, form, "after")
        assert "after" in browser.get(f"{root}cases/1/notes/")
        assert browser.code == 200
        grave = [one["finding"] for one in program(home, "check", "--json").lines if one.get("grave")]
        assert [words.partition(" on the disk")[0] for words in grave] == ["Less than 1 GB is free"]
    stored = json.loads(python(home, STORED, key))
    assert stored["notes"] == ["before", *names[:taken], "after"]
    assert stored["logged"] == len(stored["notes"]), "each with its line in the log, the refused with none"


def found(home: Path, word: str) -> list[dict[str, Any]]:
    said = program(home, "search", word, "--json")
    assert said.code == 0, said.err
    return said.lines
