"""`himoya watch`: the clocks without the desk."""

from pathlib import Path

from tests.cli.calling import program
from tests.cli.homes import copied


def test_one_look_says_in_one_line_what_was_done(lived_in: Path, folder: Path, tmp_path: Path) -> None:
    home = copied(lived_in, tmp_path / "home")
    once = ("watch", "--once", "--json", "--key-file", folder / "words.txt")
    first, again = program(home, *once), program(home, *once)
    assert (first.code, again.code) == (0, 0), first.err
    assert first.lines[0]["notices"] == 0
    assert again.lines[0]["cases"] == 0


def test_without_a_folder_of_ours_it_says_what_to_do(tmp_path: Path) -> None:
    refused = program(tmp_path / "nothing", "watch", "--once")
    assert refused.code == 1
    assert "himoya start" in refused.err
