"""Small cleaning that every channel needs, so that equal things compare equal."""

import re
import unicodedata
from datetime import UTC, datetime, tzinfo
from hashlib import blake2b
from pathlib import PurePosixPath
from zoneinfo import ZoneInfo

from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.intake.channels.incoming import Source

EXCERPT = 200
FIRST_YEAR, LAST_YEAR = 1970, 2999
UNUSABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
MARKS = re.compile("[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
DIRECTIONS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")  # joins of emoji stay
SPACES = re.compile(r"\s+")


def clean(text: str) -> str:
    """`text` without NUL and control characters; halves of broken characters become U+FFFD."""
    if not UNUSABLE.search(text):
        return text
    # Through UTF-16, so that two halves that belong together become one character again.
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return CONTROLS.sub("", whole)


def plain(text: str) -> str:
    """`text` without direction marks, with every run of spaces (also no-break ones) as one."""
    return SPACES.sub(" ", MARKS.sub("", text)).strip()


def folded(title: str) -> str:
    """A title or a name as a key: letter case, marks and width do not count."""
    return plain(unicodedata.normalize("NFKC", title)).casefold()


def short_hash(*parts: str) -> str:
    """16 hexadecimal digits that stand for `parts`, the same on every machine."""
    return blake2b("\x1f".join(parts).encode("utf-8", "replace"), digest_size=8).hexdigest()


def excerpt(text: str) -> str:
    return clean(text)[:EXCERPT]


def file_name(source: Source) -> str:
    """The name alone, fit to be shown and stored: names may hold bytes that are no text, or line ends."""
    return plain_name(source.name)


def plain_name(name: str) -> str:
    """A file's name without folders, line ends and marks: "../../x" is "x"."""
    return plain(clean(PurePosixPath(name.replace("\\", "/")).name))[:200] or "file"


def stem(source: Source) -> str:
    return PurePosixPath(file_name(source)).stem


def zone(name: str) -> tzinfo:
    """Raises BadInput for a time zone nobody knows."""
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError) as unknown:
        raise BadInput(
            N_("There is no time zone %(name)s. Write it as Asia/Tashkent or Europe/Moscow."), name=name
        ) from unknown


def iso_time(written: str, local: tzinfo) -> datetime:
    """An ISO time as UTC; without a zone it is `local`. Raises ValueError or OverflowError."""
    told = datetime.fromisoformat(written.strip())
    return of_our_time((told if told.tzinfo else told.replace(tzinfo=local)).astimezone(UTC))


def of_our_time(told: datetime) -> datetime:
    """`told`, if somebody can have written a message then. Raises ValueError.

    From the first and the last years of the calendar nobody can count days back or ahead.
    """
    if not FIRST_YEAR <= told.year <= LAST_YEAR:
        raise ValueError("A year in which nobody wrote messages")
    return told
