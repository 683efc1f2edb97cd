"""Who else opens a backup: public keys only, each once, and no line that is none."""

from pathlib import Path

import pytest
from pyrage.x25519 import Identity

from himoya.common.errors import BadInput
from himoya.handover.backups.recipients import NAME, everyone, read_recipient
from himoya.security import keyring
from himoya.security.keyring_file import NAME as KEYRING
from himoya.security.keyring_file import KeyringFile
from himoya.security.slots import PaperSlot
from tests.security.keys import CHEAP, WORDS

ONE, TWO = str(Identity.generate().to_public()), str(Identity.generate().to_public())


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("age1wrong", "not a public age key"),
        ("", "not a public age key"),
        (str(Identity.generate()), "secret key"),
        (str(Identity.generate()).lower(), "secret key"),
    ],
    ids=["wrong", "empty", "secret", "secret in small letters"],  # the same names in every process
)
def test_what_is_no_public_key_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(BadInput, match=sentence) as refused:
        read_recipient(text)
    assert text[14:] == "" or text[14:] not in str(refused.value)


def test_the_paper_key_the_kept_and_the_given_ones_each_once(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text(f"# the lawyer\n{ONE}  # Oleg\n\n")
    assert [str(key) for key in everyone(TWO, tmp_path, [ONE, TWO])] == [TWO, ONE]


def test_a_line_that_is_no_key_stops_the_backup(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text(f"{ONE}\nOleg\n")
    with pytest.raises(BadInput, match="not a public age key"):
        everyone(TWO, tmp_path, [])


def test_the_paper_key_is_known_from_the_first_start(tmp_path: Path) -> None:
    made, paper = keyring.create(tmp_path, WORDS, CHEAP)
    assert keyring.paper_recipient(tmp_path, made.root) == str(Identity.from_str(paper).to_public())
    changed, newer = made.change_paper_key()
    assert keyring.paper_recipient(tmp_path, changed.root) == str(Identity.from_str(newer).to_public())


def test_an_older_keyring_learns_it_from_the_paper_once(tmp_path: Path) -> None:
    made, paper = keyring.create(tmp_path, WORDS, CHEAP)
    old = KeyringFile(made.file.keyring, made.file.passphrase, PaperSlot(made.file.paper.wrapped))
    (tmp_path / KEYRING).write_bytes(old.content(made.root))
    assert keyring.paper_recipient(tmp_path, made.root) == ""
    with pytest.raises(BadInput, match="newest paper key"):
        keyring.note_paper_recipient(tmp_path, str(Identity.generate()))
    noted = keyring.note_paper_recipient(tmp_path, paper)
    assert noted == keyring.paper_recipient(tmp_path, made.root) == str(Identity.from_str(paper).to_public())
    assert keyring.open_with_passphrase(tmp_path, WORDS).root == made.root


def test_a_public_half_that_somebody_else_put_there_is_refused(tmp_path: Path) -> None:
    made, _paper = keyring.create(tmp_path, WORDS, CHEAP)
    content = (tmp_path / KEYRING).read_text()
    (tmp_path / KEYRING).write_text(content.replace(made.file.paper.recipient, ONE))
    with pytest.raises(BadInput, match="damaged"):
        keyring.paper_recipient(tmp_path, made.root)
