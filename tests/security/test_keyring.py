"""Two ways to the data, and no third."""

import json
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from himoya.common.errors import BadInput
from himoya.security import keyring
from himoya.security.keyring import Keyring
from himoya.security.slots import Cost
from tests.security.keys import CHEAP, WORDS


@pytest.fixture
def made(tmp_path: Path) -> tuple[Keyring, str]:
    return keyring.create(tmp_path / "home", WORDS, CHEAP)


def home(made: tuple[Keyring, str]) -> Path:
    return made[0].path.parent


def test_both_ways_open_the_same_key(made: tuple[Keyring, str]) -> None:
    ring, paper = made
    assert keyring.open_with_passphrase(home(made), WORDS).root == ring.root
    assert keyring.open_with_paper_key(home(made), paper).root == ring.root
    assert len(ring.root) == 32


def test_neither_the_key_nor_a_way_to_it_stands_in_the_file_or_a_printed_keyring(
    made: tuple[Keyring, str],
) -> None:
    ring, paper = made
    for text in (ring.path.read_text(), repr(ring)):
        for secret in (ring.root.hex(), repr(ring.root), paper, WORDS):
            assert secret not in text


def test_file_and_folder_are_the_owners_alone(made: tuple[Keyring, str]) -> None:
    assert made[0].path.stat().st_mode & 0o777 == 0o600
    assert home(made).stat().st_mode & 0o777 == 0o700


def test_every_instance_has_a_key_of_its_own(tmp_path: Path) -> None:
    first, paper = keyring.create(tmp_path / "a", WORDS, CHEAP)
    second, _ = keyring.create(tmp_path / "b", WORDS, CHEAP)
    assert first.root != second.root
    with pytest.raises(BadInput, match="paper key does not open"):
        keyring.open_with_paper_key(tmp_path / "b", paper)


@pytest.mark.parametrize("typed", ["olma gilos behi anor uzum nog", WORDS.upper(), "", " "])
def test_another_passphrase_opens_nothing(made: tuple[Keyring, str], typed: str) -> None:
    with pytest.raises(BadInput, match="This passphrase does not open"):
        keyring.open_with_passphrase(home(made), typed)


@pytest.mark.parametrize(
    ("chosen", "typed"),
    [
        ("o‘g‘lim qaytadi uyga", "o'g'lim qaytadi uyga"),
        ("oʻgʻlim qaytadi uyga", "o`g’lim  qaytadi uyga "),
        ("сынок вернётся домой", "сынок верне\u0308тся домой"),
    ],
)
def test_a_passphrase_opens_from_any_keyboard(tmp_path: Path, chosen: str, typed: str) -> None:
    ring, _ = keyring.create(tmp_path, chosen, CHEAP)
    assert keyring.open_with_passphrase(tmp_path, typed).root == ring.root


def test_the_paper_key_may_be_typed_in_small_letters_and_pieces(made: tuple[Keyring, str]) -> None:
    ring, paper = made
    typed = "\n".join(paper.lower()[start : start + 8] for start in range(0, len(paper), 8))
    assert keyring.open_with_paper_key(home(made), typed).root == ring.root


@pytest.mark.parametrize("place", [16, 40, 73])
def test_one_wrong_letter_in_the_paper_key_is_noticed(made: tuple[Keyring, str], place: int) -> None:
    paper = made[1]
    wrong = paper[:place] + ("Q" if paper[place] != "Q" else "P") + paper[place + 1 :]
    with pytest.raises(BadInput, match="not a whole paper key"):
        keyring.open_with_paper_key(home(made), wrong)


def test_a_short_passphrase_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="too short"):
        keyring.create(tmp_path / "home", "qisqa", CHEAP)
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize("name", ["keyring.json", "himoya.db", "demo.json"])
def test_a_second_key_never_covers_the_first(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"here already")
    with pytest.raises(BadInput, match="is here already"):
        keyring.create(tmp_path, WORDS, CHEAP)
    assert (tmp_path / name).read_bytes() == b"here already"


def test_a_changed_passphrase_replaces_the_old_one_and_keeps_key_and_paper(made: tuple[Keyring, str]) -> None:
    ring, paper = made
    ring.change_passphrase("yangi olti so‘z bilan")
    assert keyring.open_with_passphrase(home(made), "yangi olti so‘z bilan").root == ring.root
    assert keyring.open_with_paper_key(home(made), paper).root == ring.root
    with pytest.raises(BadInput):
        keyring.open_with_passphrase(home(made), WORDS)


def test_a_changed_paper_key_replaces_the_lost_one(made: tuple[Keyring, str]) -> None:
    ring, lost = made
    _, paper = ring.change_paper_key()
    assert keyring.open_with_paper_key(home(made), paper).root == ring.root
    assert keyring.open_with_passphrase(home(made), WORDS).root == ring.root
    with pytest.raises(BadInput, match="newest paper key"):
        keyring.open_with_paper_key(home(made), lost)


@pytest.mark.parametrize("step", ["os.fsync", "os.replace"])
def test_a_change_that_is_interrupted_leaves_the_old_way_open(
    made: tuple[Keyring, str], step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def power_cut(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(step, power_cut)
    with pytest.raises(OSError):  # noqa: PT011 -- the one raised above
        made[0].change_passphrase("yangi olti so‘z bilan")
    assert keyring.open_with_passphrase(home(made), WORDS).root == made[0].root


def test_a_slot_of_another_keyring_does_not_fit(tmp_path: Path) -> None:
    # Same passphrase, so the slot itself would open: the name of its keyring tells them apart.
    one, _ = keyring.create(tmp_path / "one", WORDS, CHEAP)
    two, _ = keyring.create(tmp_path / "two", WORDS, CHEAP)
    foreign = json.loads(one.path.read_text()) | {
        "passphrase": json.loads(two.path.read_text())["passphrase"],
    }
    one.path.write_text(json.dumps(foreign))
    with pytest.raises(BadInput):
        keyring.open_with_passphrase(tmp_path / "one", WORDS)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes, str, bytes]:
    folder = tmp_path_factory.mktemp("sample")
    ring, paper = keyring.create(folder, WORDS, CHEAP)
    return folder, ring.root, paper, ring.path.read_bytes()


@given(st.data())
def test_a_changed_byte_never_opens_another_key(
    sample: tuple[Path, bytes, str, bytes], data: st.DataObject
) -> None:
    folder, root, paper, whole = sample
    place = data.draw(st.integers(0, len(whole) - 1))
    damaged = bytearray(whole)
    damaged[place] ^= data.draw(st.integers(1, 255))
    assert opened(folder, bytes(damaged), paper) <= {root}


@given(st.data())
def test_a_cut_file_opens_nothing(sample: tuple[Path, bytes, str, bytes], data: st.DataObject) -> None:
    folder, _, paper, whole = sample
    assert opened(folder, whole[: data.draw(st.integers(0, len(whole) - 2))], paper) == set()


@given(st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)))
@example(b"null")
@example(b"[" * 50_000)
@example(b'{"version": 1, "passphrase": [], "paper": {}}')
def test_any_other_file_opens_nothing(sample: tuple[Path, bytes, str, bytes], content: bytes) -> None:
    folder, _, paper, _ = sample
    assert opened(folder, content, paper) == set()


@pytest.mark.parametrize(("name", "figure"), [("memory_kib", 2**31), ("passes", 10**9), ("lanes", 0)])
def test_a_damaged_cost_does_not_take_the_machines_memory(
    made: tuple[Keyring, str], name: str, figure: int
) -> None:
    stands = json.loads(made[0].path.read_text())
    stands["passphrase"][name] = figure
    made[0].path.write_text(json.dumps(stands))
    with pytest.raises(BadInput, match="is damaged"):
        keyring.open_with_passphrase(home(made), WORDS)


def test_a_missing_keyring_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"There is no .*keyring\.json"):
        keyring.open_with_passphrase(tmp_path, WORDS)


def test_a_guess_at_a_real_passphrase_is_dear() -> None:
    assert Cost() == Cost(memory_kib=256 * 1024, passes=3, lanes=2)


def opened(folder: Path, content: bytes, paper: str) -> set[bytes]:
    """The keys that either way opens when the file holds `content`; BadInput counts as none."""
    (folder / "keyring.json").write_bytes(content)
    keys = set()
    for way, secret in ((keyring.open_with_passphrase, WORDS), (keyring.open_with_paper_key, paper)):
        try:
            keys.add(way(folder, secret).root)
        except BadInput:
            continue
    return keys
