"""keyring.json: two slots, the name of the keyring, and a seal over all of it.

The seal is a keyed hash under the root key. So a file that somebody or a bad disk changed never opens
another key than before: it opens the same one or is refused.
"""

import hmac
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.security.slots import Cost, PaperSlot, PassphraseSlot
from himoya.storage.unlocked import derived

NAME = "keyring.json"
VERSION = 1
LARGEST = 64 * 1024


@dataclass(frozen=True)
class KeyringFile:
    keyring: str
    passphrase: PassphraseSlot
    paper: PaperSlot

    def content(self, root: bytes) -> bytes:
        """The file as it is written, sealed."""
        plain = self._plain()
        return json.dumps(plain | {"seal": _seal(plain, root)}, indent=1).encode()

    def _plain(self) -> dict[str, Any]:
        slot = self.passphrase
        return {
            "version": VERSION,
            "keyring": self.keyring,
            "passphrase": {
                "kdf": "argon2id",
                "memory_kib": slot.cost.memory_kib,
                "passes": slot.cost.passes,
                "lanes": slot.cost.lanes,
                "salt": slot.salt.hex(),
                "nonce": slot.nonce.hex(),
                "wrapped": slot.wrapped.hex(),
            },
            "paper": {"wrapped": self.paper.wrapped.hex(), "recipient": self.paper.recipient},
        }


def read(path: Path) -> tuple[KeyringFile, dict[str, Any]]:
    """The file as slots, and as it stands, for `is_sealed`. Raises BadInput when missing or damaged."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        sentence = N_(
            "There is no %(file)s. Run himoya start to begin, or bring the file back from a backup."
        )
        raise BadInput(sentence, file=path) from None
    except OSError:
        sentence = N_("The file %(file)s cannot be read. It must belong to the user who runs Himoya.")
        raise BadInput(sentence, file=path) from None
    try:
        stands = json.loads(content[:LARGEST])
        return _parsed(stands), stands
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise damaged(path) from None


def is_sealed(stands: dict[str, Any], root: bytes) -> bool:
    """Whether the file, as it stands, was sealed with this root key."""
    plain = {name: value for name, value in stands.items() if name != "seal"}
    return hmac.compare_digest(_seal(plain, root).encode(), str(stands.get("seal")).encode())


def damaged(path: Path) -> BadInput:
    sentence = N_(
        "The file %(file)s is damaged. Bring it back from a backup; the database itself may be whole."
    )
    return BadInput(sentence, file=path)


def _seal(plain: dict[str, Any], root: bytes) -> str:
    canonical = json.dumps(plain, sort_keys=True, separators=(",", ":")).encode()
    return hmac.digest(derived(root, "himoya/keyring-seal/v1"), canonical, "sha256").hex()


def _parsed(stands: Any) -> KeyringFile:
    slot = stands["passphrase"]
    cost = Cost(*(_whole(slot[name]) for name in ("memory_kib", "passes", "lanes")))
    if stands["version"] != VERSION or slot["kdf"] != "argon2id" or not cost.is_sane():
        raise ValueError("A keyring of another make")
    salt, nonce, wrapped = (bytes.fromhex(slot[name]) for name in ("salt", "nonce", "wrapped"))
    if (len(salt), len(nonce), len(wrapped)) != (16, 12, 48):
        raise ValueError("A slot of another size")
    wrapped_for_paper, recipient = stands["paper"]["wrapped"], stands["paper"].get("recipient", "")
    paper = PaperSlot(bytes.fromhex(wrapped_for_paper), str(recipient))
    return KeyringFile(str(stands["keyring"]), PassphraseSlot(cost, salt, nonce, wrapped), paper)


def _whole(value: Any) -> int:
    if type(value) is not int:
        raise ValueError("Not a whole number")
    return value
