"""Cells on their way out: formulas disarmed, phone numbers masked. Pure."""

import json
import re
import unicodedata
from typing import Any

MARK = "'"
_ARMED = frozenset("=+-@\t\r\n\x00|%" + MARK)
# At least nine digits with at most two other signs between two of them, as people write phones.
_PHONE = re.compile(r"\+?\d(?:[ \-().–\u00a0]{0,2}\d){8,}")
KEPT_DIGITS = 2


def disarmed(text: str) -> str:
    """The text with an apostrophe before it when a spreadsheet might take it for a formula, or when it begins
    with one: so removing one leading apostrophe always gives the text back."""
    return MARK + text if is_armed(text) else text


def is_armed(text: str) -> bool:
    """Whether its first sign, after spaces and in any width, begins a formula."""
    if text[:1] in ("\t", "\r", "\n"):
        return True
    bare = text.lstrip(" \u00a0\u3000\ufeff\u200b")
    return unicodedata.normalize("NFKC", bare[:1]) in _ARMED if bare else False


def armed_again(cell: str) -> str:
    """What `disarmed` was given."""
    return cell.removeprefix(MARK)


def masked(text: str) -> str:
    """The text, as long as before, with every digit of a phone number but the last two hidden."""
    return _PHONE.sub(_mask, text)


def masked_within(value: Any) -> Any:
    """`masked` for all texts inside lists and mappings as JSON knows them, and for long numbers."""
    if isinstance(value, str):
        return masked(value)
    if isinstance(value, dict):
        return {masked(str(key)): masked_within(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [masked_within(inner) for inner in value]
    if isinstance(value, int | float) and masked(as_number := json.dumps(value)) != as_number:
        return masked(as_number)
    return value


def _mask(found: re.Match[str]) -> str:
    left = sum(character.isdigit() for character in found[0]) - KEPT_DIGITS
    shown = []
    for character in found[0]:
        hide = character.isdigit() and left > 0
        left -= hide
        shown.append("•" if hide else character)
    return "".join(shown)
