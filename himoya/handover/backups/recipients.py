"""Who besides the paper key can open a backup: public age keys, given by hand or kept in a small list."""

from collections.abc import Iterable
from pathlib import Path

import pyrage
from pyrage.x25519 import Recipient

from himoya.common.errors import BadInput
from himoya.common.say import N_

NAME = "backup-recipients.txt"
LARGEST = 64 * 1024


def read_recipient(text: str) -> Recipient:
    """Raises BadInput when it is not a public age key, above all when somebody gave a secret one."""
    if text.strip().upper().startswith("AGE-SECRET-KEY"):
        raise BadInput(
            N_("This is a secret key: keep it away from here. Give the public one, which begins with age1.")
        )
    try:
        return Recipient.from_str(text.strip())
    except pyrage.RecipientError:
        raise BadInput(
            N_("%(key)s is not a public age key. It begins with age1 and has 62 characters."),
            key=text.strip()[:12],
        ) from None


def kept(home: Path) -> list[Recipient]:
    """Those in the list of this instance: one key on each line, with notes after #.

    Raises BadInput when a line is no key: a backup that lacks a reader is found out too late.
    """
    try:
        lines = (home / NAME).read_text("utf-8-sig")[:LARGEST].splitlines()
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError):
        raise BadInput(
            N_("%(file)s cannot be read. It holds one public age key on each line."), file=home / NAME
        ) from None
    words = (line.partition("#")[0].strip() for line in lines)
    return [read_recipient(word) for word in words if word]


def everyone(paper: str, home: Path, more: Iterable[str]) -> list[Recipient]:
    """The paper key first, then the kept ones and `more`, each once."""
    keys = [read_recipient(paper), *kept(home), *(read_recipient(text) for text in more)]
    return list({str(key): key for key in keys}.values())
