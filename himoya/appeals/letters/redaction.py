"""The redacted version: initials for names, blocks for whatever leads to a person's door."""

import re
from collections.abc import Iterable, Mapping

from himoya.appeals.letters.fields import FIELDS
from himoya.appeals.letters.tidy import tidy

BLOCKED = "█████"
_NAMED = {"name"}
_HIDDEN = {"address", "phone", "secret", "mark", "free", "short"}
_PAIRS = re.compile(r"(?:sh|ch|[og][‘'’ʻ`])", re.IGNORECASE)


def initials(name: str) -> str:
    """ "Shavkat Namunayev" is "Sh. N."; a letter pair that is one sound stays together."""
    parts = [part for part in re.split(r"[\s\-–]+", name) if part[:1].isalpha() and len(part) > 2]
    return " ".join(f"{_initial(part)}." for part in parts) or BLOCKED


def _initial(part: str) -> str:
    pair = _PAIRS.match(part)
    return pair[0].capitalize() if pair else part[0].upper()


class Redaction:
    """Knows what must not be read anywhere, because it knows all facts, also those no text uses."""

    def __init__(self, facts: Mapping[str, object]) -> None:
        words: set[str] = set()
        for key, value in facts.items():
            known = FIELDS.get(key.partition("@")[0])
            if known is None:
                continue
            if known.kind == "table" and not isinstance(value, str) and isinstance(value, Iterable):
                for row in value:
                    for kind, cell in zip(known.columns, row, strict=False):
                        words |= _secrets(kind, tidy(cell))
            else:
                words |= _secrets(known.kind, tidy(value))
        longest = sorted((re.escape(word) for word in words), key=len, reverse=True)
        # At the beginning of a word: Ali stands in Aliga, too, but not in Kaliningrad.
        self._secret = re.compile(rf"(?<!\w)(?:{'|'.join(longest)})", re.IGNORECASE) if longest else None

    def value(self, field: str, kind: str, text: str) -> str:
        """What may be read of a value of this kind."""
        if kind in _HIDDEN:
            return BLOCKED
        if kind in _NAMED:
            return initials(text)
        if field == "birth_date":
            year = re.search(r"\b(?:19|20)\d\d\b", text)
            return year[0] if year else BLOCKED
        return self._secret.sub(BLOCKED, text) if self._secret else text


def _secrets(kind: str, text: str) -> set[str]:
    if kind == "name":
        return {part for part in re.split(r"[\s,.\-–]+", text) if len(part) > 2}
    if kind in ("address", "phone", "secret"):
        return {text} if len(text) > 2 else set()
    return set()
