"""Data folders for commands. Making the tables takes longer than what a command does: once, then copied."""

import json
import shutil
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


@pytest.fixture(scope="session")
def empty_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Keys and tables, and nobody in them; `words.txt` and `paper.txt` lie beside it. Use copies of it."""
    folder = tmp_path_factory.mktemp("empty")
    _made, paper = keyring.create(folder / "home", WORDS, CHEAP)
    (folder / "paper.txt").write_text(paper)
    (folder / "words.txt").write_text(WORDS)
    return with_tables(folder / "home", folder / "words.txt")


@pytest.fixture(scope="session")
def folder(empty_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where `lived_in` and its keys lie."""
    return copied(empty_home.parent, tmp_path_factory.mktemp("lived") / "folder")


@pytest.fixture(scope="session")
def lived_in(folder: Path) -> Path:
    """An instance with two messages and an account; its keys lie apart. No test changes it."""
    home, words = folder / "home", folder / "words.txt"
    (told := folder / "told.jsonl").write_text("\n".join(map(json.dumps, LINES)))
    done = program(home, "import", told, "--key-file", words)
    assert done.code == 0, done.err
    python(home, words, "make", make.PASSWORD)
    return home


def python(home: Path, *arguments: object) -> None:
    command = [sys.executable, "-c", SIGN_IN, *map(str, arguments)]
    subprocess.run(command, env=clean_environment(home), check=True, timeout=120)


def with_tables(home: Path, key_file: Path) -> Path:
    """`home`, after the first command in it; before, it may hold a keyring only."""
    done = program(home, "import", "--list", "--key-file", key_file)
    assert done.code == 0, done.err
    return home


def copied(home: Path, to: Path) -> Path:
    return Path(shutil.copytree(home, to))
