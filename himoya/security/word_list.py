"""Six words at random: a passphrase that a person can learn and no machine can guess."""

import secrets

from himoya.common import packaged

WORDS = 6  # of a list of 512: 54 bits, and each guess costs 256 MiB and about a second


def words_at_random() -> str:
    known = packaged.toml("himoya.security", "words.toml")["words"].split()
    return " ".join(secrets.choice(known) for _ in range(WORDS))
