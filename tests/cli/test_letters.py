"""`himoya letters`: a set of letters as files, and never one that may not go."""

import json
from pathlib import Path

import pytest

from himoya.cases.models import Case
from himoya.cli.data import letters
from tests.appeals.register.conftest import case, mother, nodira, now, says, wants, yes
from tests.cli.calling import program
from tests.cli.homes import copied

__all__ = ["case", "mother", "nodira", "now", "says", "wants", "yes"]


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


@pytest.mark.django_db
def test_with_consent_each_letter_has_its_sheet_and_the_set_a_posting_list(
    case: Case, yes: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    letters.write(case.pk, tmp_path / "out", "U01", as_json=True)
    *each, whole = map(json.loads, capsys.readouterr().out.splitlines())
    assert whole == {"authority": None, "files": [str(tmp_path / "out" / "posting-list.pdf")]}
    written = [one for one in each if not one["blocked"]]
    assert len(written) >= 8
    for one in written:
        endings = [
            Path(file).name.partition(f"{one['letter']}-{one['language']}")[2] for file in one["files"]
        ]
        assert endings == [".pdf", ".docx", "-sheet.pdf"]
        assert one["authority"] in one["files"][0]
    named = {Path(file).name for one in each for file in one["files"]} | {"posting-list.pdf"}
    assert {file.name for file in (tmp_path / "out").iterdir()} == named
    assert not [name for name in named if "amunayev" in name]
