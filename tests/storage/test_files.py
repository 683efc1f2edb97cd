"""A small file is replaced whole or not at all."""

from pathlib import Path

import pytest

from himoya.storage.files import private_folder, replace_file


def test_only_the_owner_may_read(tmp_path: Path) -> None:
    folder = private_folder(tmp_path / "home")
    replace_file(folder / "keyring.json", b"new")
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / "keyring.json").stat().st_mode & 0o777 == 0o600


def test_a_folder_open_to_others_is_closed(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    assert private_folder(tmp_path).stat().st_mode & 0o777 == 0o700


def test_a_new_file_that_fails_its_proof_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "keyring.json"
    replace_file(path, b"old")

    def refuse(new: Path) -> None:
        assert new.read_bytes() == b"new"
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011 -- the one raised above
        replace_file(path, b"new", refuse)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_what_an_interrupted_attempt_left_is_in_nobodys_way(tmp_path: Path) -> None:
    path = tmp_path / "keyring.json"
    path.with_name("keyring.json.new").write_bytes(b"half")
    replace_file(path, b"new")
    assert path.read_bytes() == b"new"
