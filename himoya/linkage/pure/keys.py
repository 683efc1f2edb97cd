"""Under which keys one report is found again among very many: what two reports about one person share.

Keys are numbers of 63 bits, the same in every run and on every machine. The more telling ones come first.
"""

from collections.abc import Iterator
from hashlib import blake2b
from itertools import combinations

from himoya.linkage.pure.columns import Columns, date_number, phone_number
from himoya.names.keys import prefixes, sounds
from himoya.names.parse import Name
from himoya.names.several import parsed


def keys_of(rows: Columns, row: int) -> list[int]:
    """The keys of one row, each once."""
    return _numbers(rows.names[rows.name_of[row]], int(rows.date[row]), int(rows.phone[row]))


def keys_of_report(name: str, birth_date: str = "", phone: str = "") -> list[int]:
    """The same for one report as it was told."""
    return _numbers(parsed(name), date_number(birth_date), phone_number(phone))


def telling_keys_of_report(name: str, birth_date: str = "", phone: str = "") -> dict[int, bool]:
    """The same, each with whether it may be all that two reports share.

    A birth date alone, or one sound and a day, is shared by strangers: one person's two reports share more.
    """
    told = _told(parsed(name), date_number(birth_date), phone_number(phone))
    return {_number(key): enough for key, enough in told}


def _numbers(name: Name, date: int, phone: int) -> list[int]:
    return list(dict.fromkeys(_number(key) for key, _enough in _told(name, date, phone)))


def _told(name: Name, date: int, phone: int) -> Iterator[tuple[str, bool]]:
    year, day = divmod(date, 10000)
    heard, begun = sounds(name)[:5], prefixes(name)[:4]
    if phone:
        yield f"phone {phone}", True
    if day and day != 101:
        yield f"born {date}", False
        yield from ((f"{sound} on {day}", False) for sound in heard)
    yield from ((f"{one} and {other}", True) for one, other in combinations(heard, 2))
    if year:
        yield from ((f"{one}- and {other}- in {year}", True) for one, other in combinations(begun, 2))
    yield from ((key, True) for key in _with_first_letters(name))


def _with_first_letters(name: Name) -> Iterator[str]:
    """How a name with initials meets the full one: Karimov S."""
    for word in name.words:
        if word.role == "surname":
            yield from (f"{word.core} {other.root[:1]}." for other in name.words if other is not word)


def _number(key: str) -> int:
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "big") >> 1
