"""The code that a family keeps: easy to read aloud over a bad line, hard to mistype without noticing.

Only signs that a Latin and a Cyrillic keyboard both have, and that nobody takes for another. Seventeen of
them, a prime number: two weighted sums then find every wrong sign and every two signs that changed places.
"""

import hashlib

SIGNS = "23456789ACEHKMPTX"
BASE = len(SIGNS)
DRAWN = 16  # signs drawn at random: 65 bits
CHECKS = 2
GROUP = 3

# What looks like one of the signs, or is heard as it when the code is read aloud.
_TAKEN_FOR = str.maketrans(
    {
        **dict(zip("АСЕНКМРТХЗЧБ", "ACEHKMPTX346", strict=True)),
        "Ё": "E",
        "N": "H",
        "S": "C",
        "B": "8",
        "В": "8",
        "Z": "2",
    }
)


def code_from(random: bytes) -> str:
    """The code for 32 random bytes, checks included, without gaps."""
    number = int.from_bytes(random, "big")
    drawn = []
    for _place in range(DRAWN):
        number, sign = divmod(number, BASE)
        drawn.append(sign)
    return "".join(SIGNS[sign] for sign in [*drawn, *_checks(drawn)])


def shown(code: str) -> str:
    """In groups of three, as people read it aloud."""
    return " ".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def understood(typed: str) -> str | None:
    """The code that was typed, in any case and keyboard, with any gaps; None when it holds a mistake."""
    signs = [sign for sign in typed.upper().translate(_TAKEN_FOR) if sign.isalnum()]
    if len(signs) != DRAWN + CHECKS or any(sign not in SIGNS for sign in signs):
        return None
    numbers = [SIGNS.index(sign) for sign in signs]
    return "".join(signs) if _checks(numbers[:DRAWN]) == numbers[DRAWN:] else None


def hashed(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def _checks(drawn: list[int]) -> list[int]:
    places = list(enumerate(drawn, start=1))
    return [
        sum(place * sign for place, sign in places) % BASE,
        sum(place**2 * sign for place, sign in places) % BASE,
    ]
