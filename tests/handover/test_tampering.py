"""Whatever was changed, cut off, added or made up in a backup, nothing of it is restored."""

import json
from collections.abc import Callable
from pathlib import Path

import pyrage
import pytest

from himoya.common.errors import BadInput
from himoya.handover.backups.manifest import Manifest
from himoya.handover.backups.packing import END, header, padding
from himoya.handover.backups.restoring import restore
from tests import make
from tests.handover.conftest import PAPER, BackUp, nobody_is_asked
from tests.settings import ROOT_KEY

Parts = dict[str, bytes]
ORDER = ("manifest.json", "keyring.json", "himoya.db")


@pytest.fixture
def file(back_up: BackUp) -> Path:
    make.message("Ismi Sinovbek Namunayev")
    return back_up().file


def refused(file: Path, match: str = ".") -> None:
    new = file.with_name("new")
    with pytest.raises(BadInput, match=match):
        restore(file, new, PAPER, nobody_is_asked)
    assert not new.exists()


def test_every_changed_byte_is_noticed(file: Path) -> None:
    whole = file.read_bytes()
    places = [*range(0, 260, 5), *range(260, len(whole), len(whole) // 60), len(whole) - 1]
    for place in places:
        changed = bytearray(whole)
        changed[place] ^= 1
        file.write_bytes(changed)
        refused(file)


def test_every_cut_is_noticed(file: Path) -> None:
    whole = file.read_bytes()
    for length in [0, 1, 21, 22, 100, 200, *range(300, len(whole), len(whole) // 40), len(whole) - 1]:
        file.write_bytes(whole[:length])
        refused(file)


def test_what_was_added_is_noticed(file: Path) -> None:
    file.write_bytes(file.read_bytes() + b"\n")
    refused(file)


def parts(file: Path) -> Parts:
    plain, found, place = pyrage.decrypt(file.read_bytes(), [PAPER]), {}, 0
    for name in ORDER:
        size = int(plain[place + 124 : place + 135], 8)
        found[name] = plain[place + 512 : place + 512 + size]
        place += 512 + size + padding(size)
    return found


def packed(files: list[tuple[str, bytes]], end: bytes = END) -> bytes:
    """Made by somebody who knows the paper key's public half, as everybody may."""
    plain = b"".join(header(name, len(c), 0) + c + bytes(padding(len(c))) for name, c in files)
    made: bytes = pyrage.encrypt(plain + end, [PAPER.to_public()])
    return made


def test_the_parts_put_together_again_are_restored(file: Path) -> None:
    file.write_bytes(packed(list(parts(file).items())))
    restore(file, file.with_name("new"), PAPER, nobody_is_asked)


def fewer(manifest: dict[str, object]) -> None:
    tables = manifest["tables"]
    assert isinstance(tables, dict)
    tables["himoya_message"] -= 1


CHANGES: dict[str, Callable[[dict[str, object]], object]] = {
    "another count": fewer,
    "another time": lambda manifest: manifest.update(made_at="2020-01-01"),
    "another version": lambda manifest: manifest.update(himoya="9"),
    "no seal": lambda manifest: manifest.pop("seal"),
    "one more line": lambda manifest: manifest.update(note="trust me"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_manifest_that_somebody_else_wrote_is_refused(
    file: Path, change: Callable[[dict[str, object]], object]
) -> None:
    found = parts(file)
    manifest = json.loads(found["manifest.json"])
    change(manifest)
    file.write_bytes(packed([*(found | {"manifest.json": json.dumps(manifest).encode()}).items()]))
    refused(file, "damaged or was changed")


def test_rows_that_do_not_fit_the_sealed_count_are_refused(file: Path) -> None:
    """Even a manifest with a right seal: a bug or an accident may have made it."""
    found = parts(file)
    manifest = Manifest.read(found["manifest.json"], "backup")
    manifest.tables["himoya_message"] += 1
    file.write_bytes(packed([*(found | {"manifest.json": manifest.content(ROOT_KEY)}).items()]))
    refused(file, "damaged or was changed")


def test_a_backup_of_a_newer_himoya_is_refused_by_name(file: Path) -> None:
    found = parts(file)
    manifest = Manifest.read(found["manifest.json"], "backup")
    manifest.migrations.append("himoya.9999_tomorrow")
    file.write_bytes(packed([*(found | {"manifest.json": manifest.content(ROOT_KEY)}).items()]))
    refused(file, "newer Himoya")
    plain = json.loads(found["manifest.json"]) | {"himoya_backup": 2, "himoya": "7.0"}
    file.write_bytes(packed([*(found | {"manifest.json": json.dumps(plain).encode()}).items()]))
    refused(file, r"newer Himoya \(7.0\)")


STRANGE: dict[str, Callable[[Parts], bytes]] = {
    "one file more": lambda found: packed([*found.items(), ("evil.py", b"x")]),
    "one file less": lambda found: packed([*found.items()][:-1]),
    "a file twice": lambda found: packed([*found.items(), *[*found.items()][-1:]]),
    "another order": lambda found: packed([*found.items()][::-1]),
    "a path upwards": lambda found: packed([("../manifest.json", found["manifest.json"])]),
    "no end": lambda found: packed([*found.items()], b""),
    "more after the end": lambda found: packed([*found.items()], END + b"x"),
    "half an end": lambda found: packed([*found.items()], END[:512]),
    "nothing": lambda found: packed([]),
    "no tar": lambda found: pyrage.encrypt(b"hello" * 1000, [PAPER.to_public()]),
}


@pytest.mark.parametrize("make_strange", STRANGE.values(), ids=STRANGE.keys())
def test_an_archive_of_another_shape_is_refused(file: Path, make_strange: Callable[[Parts], bytes]) -> None:
    file.write_bytes(make_strange(parts(file)))
    refused(file)


def test_a_file_name_in_the_manifest_leads_nowhere_else(file: Path) -> None:
    found = parts(file)
    manifest = Manifest.read(found["manifest.json"], "backup")
    manifest.files["../../evil"] = manifest.files["keyring.json"]
    renamed = [("manifest.json", manifest.content(ROOT_KEY)), ("../../evil", found["keyring.json"])]
    file.write_bytes(packed(renamed))
    refused(file, "damaged")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"age-encryption.org/v1\n", b"\x00" * 5000])
def test_a_file_that_is_no_backup_is_named_so(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    refused(file)


def test_a_missing_file_is_named(tmp_path: Path, transactional_db: None) -> None:
    with pytest.raises(BadInput, match="no file"):
        restore(tmp_path / "lost.age", tmp_path / "new", PAPER, nobody_is_asked)
