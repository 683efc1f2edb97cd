"""What people gave, as plain text for paper: no control signs, no turned directions, no broken lines."""

import re
import unicodedata

_DROPPED = {"Cc", "Cf", "Cs", "Co"}
_NO_SIGN = re.compile("[\ufdd0-\ufdef\ufffe\uffff]")
_BREAKS = re.compile(r"\s*[\r\n\u2028\u2029]+\s*")


def tidy(value: object, *, breaks: str = " ") -> str:
    """One line of text; `breaks` stands for line breaks. Markup in it stays: it is only ever shown."""
    text = _BREAKS.sub(breaks, str(value).strip())
    kept = (" " if sign.isspace() else sign for sign in text if _stays(sign))
    return " ".join(unicodedata.normalize("NFC", _NO_SIGN.sub("", "".join(kept))).split())


def _stays(sign: str) -> bool:
    return sign.isspace() or unicodedata.category(sign) not in _DROPPED
