"""The mark of a demo: its passphrase lies beside it, so it may hold invented data only.

The database of a demo is encrypted like any other, so that a demo runs the same code; it protects nothing.
"""

import json
import secrets
from pathlib import Path

from himoya.common.say import N_
from himoya.security import keyring, keyring_file
from himoya.security.keyring import Keyring
from himoya.security.slots import Cost
from himoya.storage.files import private_folder, replace_file

NAME = "demo.json"
DEMO = N_("This is the demo: it takes invented data only. Start your own Himoya with `himoya start`.")

# The passphrase is random and written beside the database: making each guess dear would protect nothing.
LIGHT = Cost(memory_kib=8 * 1024, passes=1, lanes=1)


def is_demo(home: Path) -> bool:
    """Whether the instance in `home` takes invented data only."""
    return (home / NAME).exists()


def create_demo(home: Path) -> Keyring:
    """A new instance in `home` that needs no passphrase. Raises BadInput when one is there already."""
    passphrase = secrets.token_urlsafe(24)
    made, paper = keyring.create(private_folder(home), passphrase, LIGHT)
    # The paper key too, so that a demo's backup can be brought back.
    mark = {"demo": True, "passphrase": passphrase, "paper_key": paper}
    replace_file(home / NAME, json.dumps(mark).encode())
    return made


def open_demo(home: Path) -> Keyring:
    """Raises BadInput when the mark or the keyring is damaged."""
    path = home / NAME
    try:
        passphrase = str(json.loads(path.read_bytes())["passphrase"])
    except (ValueError, KeyError, TypeError):
        raise keyring_file.damaged(path) from None
    return keyring.open_with_passphrase(home, passphrase)
