"""A laptop is lost: on an empty machine one file and one key bring everything back."""

from pathlib import Path

from tests import make
from tests.cli.calling import program
from tests.cli.homes import python
from tests.security.keys import WORDS


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
