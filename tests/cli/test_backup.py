"""A laptop is lost: on an empty machine one file and one key bring everything back."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from himoya.security import keyring
from tests import make
from tests.cli.calling import clean_environment, program
from tests.security.keys import CHEAP, WORDS

SIGN_IN = """
from himoya.cli.opening import open_data
from pathlib import Path
import sys
open_data(Path(sys.argv[1]))
from django.contrib.auth import authenticate
from himoya.common.roles import Role
from himoya.security.actions.accounts import make_account
if sys.argv[2] == "make":
    make_account("nodira", sys.argv[3], Role.ORGANISER)
else:
    assert authenticate(username="nodira", password=sys.argv[3]) is not None
"""
LINES = [
    {
        "id": "1",
        "text": "O‘g‘lim Farrux Namunayev IK-71 da, imzo qo‘yibdi, ertaga olib ketishadi",
        "sent_at": "2026-11-20T10:00:00+05:00",
    },
    {"id": "2", "text": "Акам Шерзод Ертакбоев 3 ойдан бери жим", "sent_at": "2026-11-20T11:00:00+05:00"},
]


def python(home: Path, *arguments: object) -> None:
    command = [sys.executable, "-c", SIGN_IN, *map(str, arguments)]
    subprocess.run(command, env=clean_environment(home), check=True, timeout=120)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("backup")


@pytest.fixture(scope="module")
def lived_in(folder: Path) -> Path:
    """An instance with two messages and an account; its keys lie apart. No test changes it."""
    tmp_path, home = folder, folder / "home"
    _made, paper = keyring.create(home, WORDS, CHEAP)
    (tmp_path / "paper.txt").write_text(paper)
    (tmp_path / "words.txt").write_text(WORDS)
    (tmp_path / "told.jsonl").write_text("\n".join(map(json.dumps, LINES)))
    done = program(home, "import", tmp_path / "told.jsonl", "--key-file", tmp_path / "words.txt")
    assert done.code == 0, done.err
    python(home, tmp_path / "words.txt", "make", make.PASSWORD)
    return home


def test_everything_is_there_on_an_empty_machine(lived_in: Path, folder: Path) -> None:
    words, paper, safe = folder / "words.txt", folder / "paper.txt", folder / "safe.age"
    made = program(lived_in, "backup", "--to", safe, "--json", "--key-file", words)
    assert made.code == 0, made.err
    assert made.lines == [{"file": str(safe), "bytes": safe.stat().st_size, "recipients": 1, "messages": 2}]
    before = program(lived_in, "tonight", "--json", "--at", "2026-11-20T21:00", "--key-file", words)
    assert len(before.lines) > 1

    new = folder / "machine" / "new"
    refused = program(new, "restore", safe, "--key-file", words)
    assert (refused.code, new.exists()) == (1, False), "the passphrase opens no backup"
    assert "paper key" in refused.err
    restored = program(new, "restore", safe, "--key-file", paper, "--json")
    assert restored.code == 0, restored.err
    assert restored.lines[0]["folder"] == str(new)
    after = program(new, "tonight", "--json", "--at", "2026-11-20T21:00", typed=WORDS + "\n")
    assert after.lines == before.lines, after.err
    python(new, words, "sign in", make.PASSWORD)


def test_words_at_the_terminal_say_where_it_is_and_what_to_do_next(lived_in: Path, folder: Path) -> None:
    said = program(lived_in, "backup", "--to", folder, "--key-file", folder / "words.txt")
    assert said.code == 0, said.err
    (file,) = folder.glob("himoya-backup-*.age")
    assert str(file) in said.out
    assert "himoya restore" in said.err


def test_an_export_asks_for_the_passphrase_again_and_stands_in_the_log(lived_in: Path, folder: Path) -> None:
    words = folder / "words.txt"
    refused = program(lived_in, "export", "--out", folder / "all.zip", typed=f"{WORDS}\nolma olma\n")
    assert refused.code == 1
    assert not (folder / "all.zip").exists()
    done = program(lived_in, "export", "--format", "json", "--out", folder / "all.zip", "--key-file", words)
    assert done.code == 0, done.err
    assert (folder / "all.zip").stat().st_mode & 0o777 == 0o600
