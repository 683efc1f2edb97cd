"""What opens an instance, and in which order it is tried."""

from pathlib import Path

import pytest
from django.conf import settings

from himoya.common.errors import BadInput
from himoya.security import demo_mark, keyring
from himoya.security.key_file import beside_the_database
from himoya.security.lending import lend
from himoya.security.opening import unlock
from himoya.storage import unlocked
from tests.security.keys import CHEAP, WORDS
from tests.settings import ROOT_KEY

pytestmark = pytest.mark.usefixtures("locked")


@pytest.fixture(autouse=True)
def signing(settings: object) -> None:
    """Whatever a test signs with is put back."""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def paper(home: Path) -> str:
    return keyring.create(home, WORDS, CHEAP)[1]


def root_of(home: Path) -> bytes:
    return keyring.open_with_passphrase(home, WORDS).root


def nobody_is_asked() -> str:
    raise AssertionError("Somebody was asked for a passphrase")


def test_a_held_key_is_enough(home: Path) -> None:
    unlocked.hold(ROOT_KEY)
    unlock(home, ask=nobody_is_asked)
    assert unlocked.key() == ROOT_KEY


@pytest.mark.usefixtures("paper")
def test_the_passphrase_opens(home: Path) -> None:
    unlock(home, passphrase=WORDS, ask=nobody_is_asked)
    assert unlocked.key() == root_of(home)


@pytest.mark.usefixtures("paper")
def test_a_running_desk_opens_for_its_own_commands(home: Path) -> None:
    with lend(home, root_of(home)):
        unlock(home, ask=nobody_is_asked)
    assert unlocked.key() == root_of(home)


@pytest.mark.usefixtures("paper")
def test_a_lent_key_that_is_not_this_instances_is_not_used(home: Path) -> None:
    with lend(home, ROOT_KEY):
        unlock(home, ask=lambda: WORDS)
    assert unlocked.key() == root_of(home)


@pytest.mark.parametrize(
    "content", ["{paper}", "# the key in the safe\n{paper}\n", "\ufeff{words}\r\n", "{words}"]
)
def test_a_key_file_holds_the_paper_key_or_the_passphrase(
    home: Path, tmp_path: Path, paper: str, content: str
) -> None:
    file = tmp_path / "key.txt"
    file.write_text(content.format(paper=paper, words=WORDS), encoding="utf-8", newline="")
    unlock(home, key_file=file, ask=nobody_is_asked)
    assert unlocked.key() == root_of(home)


@pytest.mark.parametrize("content", [b"", b"# nothing\n\n", b"\xff\xfe\x00", b"wrong words entirely"])
@pytest.mark.usefixtures("paper")
def test_a_key_file_without_the_key_opens_nothing(home: Path, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "key.txt"
    file.write_bytes(content)
    with pytest.raises(BadInput):
        unlock(home, key_file=file, ask=nobody_is_asked)
    assert not unlocked.is_unlocked()


@pytest.mark.usefixtures("paper")
def test_a_missing_key_file_is_named(home: Path, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"missing\.txt"):
        unlock(home, key_file=tmp_path / "missing.txt")


def test_a_person_may_type_either_way(home: Path, paper: str) -> None:
    for ask in (WORDS.strip, paper.lower):
        unlocked.forget()
        unlock(home, ask=ask)
        assert unlocked.key() == root_of(home)


@pytest.mark.usefixtures("paper")
def test_with_nobody_to_ask_it_stays_locked(home: Path) -> None:
    with pytest.raises(BadInput, match="is locked"):
        unlock(home)
    assert not unlocked.is_unlocked()


@pytest.mark.usefixtures("paper")
def test_what_was_signed_stays_valid_after_the_next_start(home: Path) -> None:
    unlock(home, passphrase=WORDS)
    first = str(settings.SECRET_KEY)
    unlocked.forget()
    settings.SECRET_KEY = "another process"
    unlock(home, passphrase=WORDS)
    assert first == settings.SECRET_KEY
    assert root_of(home).hex() not in first


def test_a_demo_opens_by_itself_and_says_that_it_is_one(home: Path) -> None:
    assert not demo_mark.is_demo(home)
    made = demo_mark.create_demo(home)
    assert demo_mark.is_demo(home)
    unlock(home, ask=nobody_is_asked)
    assert unlocked.key() == made.root
    assert (home / "demo.json").stat().st_mode & 0o777 == 0o600


@pytest.mark.usefixtures("paper")
def test_a_real_instance_never_becomes_a_demo(home: Path) -> None:
    with pytest.raises(BadInput, match="is here already"):
        demo_mark.create_demo(home)
    assert not demo_mark.is_demo(home)


def test_a_damaged_demo_mark_is_named(home: Path) -> None:
    demo_mark.create_demo(home)
    (home / "demo.json").write_text("{")
    with pytest.raises(BadInput, match=r"demo\.json"):
        unlock(home)


def test_a_key_file_in_the_data_folder_protects_nothing(tmp_path: Path) -> None:
    home = tmp_path / "home"
    (home / "keys").mkdir(parents=True)
    elsewhere = tmp_path / "stick" / "key.txt"
    elsewhere.parent.mkdir()
    (elsewhere.parent / "link.txt").symlink_to(home / "key.txt")
    assert beside_the_database(home / "key.txt", home)
    assert beside_the_database(home / "keys" / "key.txt", home)
    assert beside_the_database(elsewhere.parent / "link.txt", home)
    assert not beside_the_database(elsewhere, home)
