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
    {"id": "1", "text": "O‘g‘lim Farrux Namunayev IK-71 da, imzo qo‘yibdi, ertaga olib ketishadi", "sent_at": "2026-11-20T10:00:00+05:00"},
    {"id": "2", "text": "Акам Шерзод Ертакбоев 3 ойдан бери жим", "sent_at": "2026-11-20T11:00:00+05:00"},
]  # fmt: skip


def python(home: Path, *arguments: object) -> None:
    command = [sys.executable, "-c", SIGN_IN, *map(str, arguments)]
    subprocess.run(command, env=clean_environment(home), check=True, timeout=120)


@pytest.fixture
def lived_in(tmp_path: Path) -> Path:
    """An instance with two messages and an account; its keys lie apart."""
    home = tmp_path / "home"
    _made, paper = keyring.create(home, WORDS, CHEAP)
    (tmp_path / "paper.txt").write_text(paper)
    (tmp_path / "words.txt").write_text(WORDS)
    (tmp_path / "told.jsonl").write_text("\n".join(map(json.dumps, LINES)))
    done = program(home, "import", tmp_path / "told.jsonl", "--key-file", tmp_path / "words.txt")
    assert done.code == 0, done.err
    python(home, tmp_path / "words.txt", "make", make.PASSWORD)
    return home


def test_everything_is_there_on_an_empty_machine(lived_in: Path, tmp_path: Path) -> None:
    words, paper, safe = tmp_path / "words.txt", tmp_path / "paper.txt", tmp_path / "safe.age"
    made = program(lived_in, "backup", "--to", safe, "--json", "--key-file", words)
    assert made.code == 0, made.err
    assert made.lines == [{"file": str(safe), "bytes": safe.stat().st_size, "recipients": 1, "messages": 2}]
    before = program(lived_in, "tonight", "--json", "--at", "2026-11-20T21:00", "--key-file", words)
    assert len(before.lines) > 1

    new = tmp_path / "machine" / "new"
    restored = program(new, "restore", safe, "--key-file", paper, "--json")
    assert restored.code == 0, restored.err
    assert restored.lines[0]["folder"] == str(new)
    after = program(new, "tonight", "--json", "--at", "2026-11-20T21:00", typed=WORDS + "\n")
    assert after.lines == before.lines
    python(new, words, "sign in", make.PASSWORD)


def test_words_at_the_terminal_say_where_it_is_and_what_to_do_next(lived_in: Path, tmp_path: Path) -> None:
    said = program(lived_in, "backup", "--to", tmp_path, "--key-file", tmp_path / "words.txt")
    assert said.code == 0, said.err
    (file,) = tmp_path.glob("himoya-backup-*.age")
    assert str(file) in said.out
    assert "himoya restore" in said.err
    again = program(lived_in, "backup", "--to", file, "--key-file", tmp_path / "words.txt")
    assert again.code == 1
    assert "is here already" in again.err


def test_the_passphrase_opens_no_backup(lived_in: Path, tmp_path: Path) -> None:
    words, safe = tmp_path / "words.txt", tmp_path / "safe.age"
    program(lived_in, "backup", "--to", safe, "--key-file", words)
    refused = program(tmp_path / "new", "restore", safe, "--key-file", words)
    assert refused.code == 1
    assert "paper key" in refused.err
    assert not (tmp_path / "new").exists()


def test_wrong_recipients_are_refused_before_anything_is_written(lived_in: Path, tmp_path: Path) -> None:
    words, safe = tmp_path / "words.txt", tmp_path / "safe.age"
    secret = (tmp_path / "paper.txt").read_text()
    for key, sentence in (("age1wrong", "not a public age key"), (secret, "secret key")):
        refused = program(lived_in, "backup", "--to", safe, "--recipient", key, "--key-file", words)
        assert refused.code == 1
        assert sentence in refused.err
    assert not safe.exists()


def test_an_export_asks_for_the_passphrase_again_and_stands_in_the_log(
    lived_in: Path, tmp_path: Path
) -> None:
    words = tmp_path / "words.txt"
    refused = program(lived_in, "export", "--out", tmp_path / "all.zip", typed=f"{WORDS}\nolma olma\n")
    assert refused.code == 1
    assert not (tmp_path / "all.zip").exists()
    done = program(lived_in, "export", "--format", "json", "--out", tmp_path / "all.zip", "--key-file", words)
    assert done.code == 0, done.err
    assert (tmp_path / "all.zip").stat().st_mode & 0o777 == 0o600
    assert program(lived_in, "export", "--out", tmp_path / "all.zip", "--key-file", words).code == 1
    assert program(lived_in, "export", "--format", "pdf", "--out", tmp_path, "--key-file", words).code == 2
