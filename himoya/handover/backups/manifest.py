"""What a backup says about itself, sealed with the root key of its instance."""

import hmac
import json
from dataclasses import asdict, dataclass
from typing import Any, Self

from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.storage.unlocked import derived

FORMAT = 1
LARGEST = 1 << 20  # bytes of a manifest
DAMAGED = N_("The backup %(file)s is damaged or was changed. Nothing was restored; take another copy of it.")
NEWER = N_(
    "The backup %(file)s was made by a newer Himoya (%(version)s). Install that version or a later one, then "
    "restore it there."
)


@dataclass(frozen=True, slots=True)
class Stored:
    """One file inside the backup."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """`tables` holds the number of rows of each; `migrations` what had been done to them."""

    himoya: str
    made_at: str
    database: str  # where the data came from: sqlite or postgresql
    files: dict[str, Stored]  # in the order in which they stand in the backup
    tables: dict[str, int]
    migrations: list[str]

    def content(self, root: bytes) -> bytes:
        """The manifest as it is written, sealed."""
        plain = {"himoya_backup": FORMAT, **asdict(self)}
        return json.dumps({**plain, "seal": _seal(plain, root)}, indent=1).encode()

    @classmethod
    def read(cls, content: bytes, file: str) -> Self:
        """Raises BadInput, naming the backup `file`, when it is damaged or of a newer form."""
        try:
            stands = json.loads(content)
            if stands["himoya_backup"] > FORMAT:
                raise BadInput(NEWER, file=file, version=str(stands["himoya"]))
            return cls(
                himoya=str(stands["himoya"]),
                made_at=str(stands["made_at"]),
                database=str(stands["database"]),
                files={
                    str(name): Stored(int(of["size"]), str(of["sha256"]))
                    for name, of in stands["files"].items()
                },
                tables={str(name): int(rows) for name, rows in stands["tables"].items()},
                migrations=[str(name) for name in stands["migrations"]],
            )
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            raise BadInput(DAMAGED, file=file) from None


def is_sealed(content: bytes, root: bytes) -> bool:
    """Whether the manifest, as it stands, was sealed with this root key."""
    stands = json.loads(content)
    plain = {name: value for name, value in stands.items() if name != "seal"}
    return hmac.compare_digest(_seal(plain, root).encode(), str(stands.get("seal")).encode())


def _seal(plain: dict[str, Any], root: bytes) -> str:
    canonical = json.dumps(plain, sort_keys=True, separators=(",", ":")).encode()
    return hmac.digest(derived(root, "himoya/backup-seal/v1"), canonical, "sha256").hex()
