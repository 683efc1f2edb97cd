"""A file that opens the instance without anybody typing: it holds the paper key, or the passphrase."""

from pathlib import Path

from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.security import keyring
from himoya.security.keyring import Keyring
from himoya.security.paper_key import looks_like_paper_key

LARGEST = 4096


def open_with_key_file(home: Path, file: Path) -> Keyring:
    """Raises BadInput when the file cannot be read, is empty, or does not open the keyring in `home`."""
    text = text_of(file)
    if looks_like_paper_key(text):
        return keyring.open_with_paper_key(home, text)
    return keyring.open_with_passphrase(home, text)


def beside_the_database(file: Path, home: Path) -> bool:
    """Whether a thief who takes the data folder takes the key file with it."""
    return file.expanduser().resolve().is_relative_to(home.resolve())


def text_of(file: Path) -> str:
    """What the file holds, without notes. Raises BadInput when it cannot be read or is empty."""
    try:
        # Windows editors put a byte order mark in front; age-keygen puts comments.
        with file.expanduser().open("rb") as opened:
            text = opened.read(LARGEST).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        sentence = N_("The key file %(file)s cannot be read. Name a text file that holds the key.")
        raise BadInput(sentence, file=file) from None
    lines = [line.strip() for line in text.splitlines()]
    for line in lines:
        if line and not line.startswith("#"):
            return line
    raise BadInput(N_("The key file %(file)s holds no key. Put the paper key in it, on one line."), file=file)
