"""The key that lies printed in a safe: an age identity, so that any age program can read it too."""

from pyrage import IdentityError
from pyrage.x25519 import Identity

from himoya.common.errors import BadInput
from himoya.common.say import N_

BEGINNING = "AGE-SECRET-KEY-1"


def new_paper_key() -> Identity:
    return Identity.generate()


def looks_like_paper_key(text: str) -> bool:
    return _typed(text).startswith(BEGINNING)


def read_paper_key(text: str) -> Identity:
    """The key from what a person typed: spaces, line breaks and small letters do no harm.

    Raises BadInput when a letter is wrong or missing: the last six letters are a checksum.
    """
    try:
        return Identity.from_str(_typed(text))
    except IdentityError:
        raise BadInput(
            N_(
                "This is not a whole paper key. It begins with AGE-SECRET-KEY-1 and has 74 characters: "
                "compare it with the paper letter by letter."
            )
        ) from None


def _typed(text: str) -> str:
    return "".join(text.split()).upper()
