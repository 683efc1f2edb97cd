"""A backup goes back into PostgreSQL, too, wherever it was made."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from tests import make
from tests.cli.calling import clean_environment, program
from tests.handover.conftest import PAPER, BackUp
from tests.security.keys import WORDS

LOOK = """
import sys
from pathlib import Path
from himoya.cli.opening import open_data
open_data(Path(sys.argv[1]))
from himoya.messages.models import Message
first = Message.objects.get()
first.pk, first.key = None, "2"
first.save()
print(first.text)
"""

pytestmark = pytest.mark.skipif(
    os.environ.get("HIMOYA_TEST_DATABASE") != "postgresql", reason="needs a PostgreSQL"
)


def test_everything_comes_back_into_an_empty_postgresql(back_up: BackUp, tmp_path: Path) -> None:
    make.message("Salom onajon")
    safe, new = back_up().file, tmp_path / "new"
    (tmp_path / "paper.txt").write_text(str(PAPER))
    (tmp_path / "words.txt").write_text(WORDS)
    where = connection.settings_dict
    with connection.cursor() as cursor:
        cursor.execute("CREATE DATABASE brought_back")
    address = f"postgresql://postgres@/brought_back?host={where['HOST']}"
    if where["PORT"]:
        address = f"postgresql://postgres@:{where['PORT']}/brought_back?host={where['HOST']}"
    try:
        done = program(new, "restore", safe, "--key-file", tmp_path / "paper.txt", DATABASE_URL=address)
        assert done.code == 0, done.err
        assert sorted(file.name for file in new.iterdir()) == ["keyring.json"]
        environment = clean_environment(new, DATABASE_URL=address)
        command = [sys.executable, "-c", LOOK, str(tmp_path / "words.txt")]
        said = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert said.stdout == "Salom onajon\n", said.stderr
        again = program(
            tmp_path / "second", "restore", safe, "--key-file", tmp_path / "paper.txt", DATABASE_URL=address
        )
        assert again.code == 1
        assert "holds tables already" in again.err
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP DATABASE brought_back WITH (FORCE)")
