"""The searchable form of a message: folded words, each with a space before it."""

import hashlib
import re

from himoya.language import fold_text

_WORD = re.compile(r"[0-9a-z]+")


def searchable(text: str) -> str:
    words = _WORD.findall(fold_text(text))
    return " " + " ".join(words) if words else ""


def search_words(asked: str) -> list[str]:
    """The folded words of what somebody typed, at most twelve."""
    return _WORD.findall(fold_text(asked))[:12]


def edited_key(key: str, text: str) -> str:
    """Key of an edit: it stands beside the message it replaces."""
    return f"{key}~{hashlib.sha256(text.encode('utf-8', 'replace')).hexdigest()[:8]}"


def key_hash(key: str) -> str:
    """By which a place is known again that was deleted for good: the key itself may hold words."""
    return hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()
