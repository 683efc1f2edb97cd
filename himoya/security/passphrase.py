"""What a person types to open the database, made the same on every keyboard."""

import unicodedata

from himoya.common.errors import BadInput
from himoya.common.say import N_

SHORTEST = 12

# Uzbek letters o‘ and g‘ are typed with a different sign on each keyboard and phone.
APOSTROPHES = dict.fromkeys(map(ord, "‘’ʻʼ`´′"), "'")


def as_bytes(passphrase: str) -> bytes:
    """The passphrase as the key function takes it: one form of letters, one apostrophe, single spaces."""
    letters = unicodedata.normalize("NFKC", passphrase.translate(APOSTROPHES))
    return " ".join(letters.split()).encode()


def refuse_short(passphrase: str) -> None:
    """Raise BadInput for a new passphrase of fewer than 12 characters."""
    if len(as_bytes(passphrase).decode()) < SHORTEST:
        raise BadInput(
            N_(
                "The passphrase is too short. Take %(shortest)d characters or more, best six words at random."
            ),
            shortest=SHORTEST,
        )
