"""`himoya let-in`: the way back for the only organiser."""

from pathlib import Path

from tests.cli.calling import program
from tests.security.keys import WORDS


def test_it_takes_the_passphrase_once_more_and_gives_a_link(lived_in: Path, folder: Path) -> None:
    words = folder / "words.txt"
    done = program(lived_in, "let-in", "nodira", "--key-file", words)
    assert done.code == 0, done.err
    assert "\n/invitation/" in done.out
    refused = program(lived_in, "let-in", "nodira", typed=f"{WORDS}\nolma olma\n")
    assert refused.code == 1
    assert "/invitation/" not in refused.out
    nobody = program(lived_in, "let-in", "zamira", "--key-file", words)
    assert (nobody.code, nobody.out) == (1, "")
