"""`himoya letters`: a set of letters as files, and never one that may not go."""

from pathlib import Path

from tests.cli.calling import program
from tests.cli.homes import copied


def test_without_consent_each_letter_is_named_with_its_reason_and_no_file_is_written(
    lived_in: Path, folder: Path, tmp_path: Path
) -> None:
    home, out = copied(lived_in, tmp_path / "home"), tmp_path / "letters"
    done = program(home, "letters", 1, "--out", out, "--json", "--key-file", folder / "words.txt")
    assert done.code == 0, done.err
    assert len(done.lines) >= 8
    assert all(one["blocked"] and one["files"] == [] for one in done.lines)
    assert list(out.iterdir()) == []


def test_a_case_that_is_not_there_is_one_sentence_and_no_folder(
    lived_in: Path, folder: Path, tmp_path: Path
) -> None:
    home, out = copied(lived_in, tmp_path / "home"), tmp_path / "letters"
    refused = program(home, "letters", 999, "--out", out, "--key-file", folder / "words.txt")
    assert (refused.code, refused.out) == (1, "")
    assert not out.exists()
