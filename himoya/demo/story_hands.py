"""How people write: the apostrophe each one types, Cyrillic with and without its four Uzbek letters, slips.

Hands: "latin" and an apostrophe sign, "bare" (Latin without any), "cyr" (full Uzbek Cyrillic),
"plain" (Cyrillic typed on a Russian keyboard), "ru" (Russian).
"""

import re
from random import Random

_DIGRAPHS = {
    "yo'": "йў", "o'": "ў", "g'": "ғ", "sh": "ш", "ch": "ч",
    "yo": "ё", "yu": "ю", "ya": "я", "ye": "е", "'": "ъ",
}  # fmt: skip
_LETTERS = dict(zip("abdefghijklmnopqrstuvxyzcw", "абдефгҳижклмнопқрстувхйзкв", strict=True))
_PIECE = re.compile("|".join(sorted(_DIGRAPHS, key=len, reverse=True)) + "|[a-z]", re.IGNORECASE)
_PLAIN = str.maketrans("ўқғҳЎҚҒҲ", "укгхУКГХ")
_CYRILLIC = re.compile("[а-яёўқғҳ]", re.IGNORECASE)


def written(text: str, hand: str) -> str:
    """`text` (ASCII apostrophes, or Cyrillic) as somebody with this hand would type it."""
    if hand.startswith("latin"):
        return text.replace("'", hand.removeprefix("latin"))
    if hand == "bare":
        return text.replace("'", "")
    if hand == "ru":
        return text
    cyrillic = text if _CYRILLIC.search(text) else cyrillic_of(text)
    return cyrillic.translate(_PLAIN) if hand == "plain" else cyrillic


def cyrillic_of(latin: str) -> str:
    """Uzbek Latin (ASCII apostrophes) in Uzbek Cyrillic."""
    text = re.sub(r"(?<![\w'])e", "э", latin)
    text = re.sub(r"(?<![\w'])E", "Э", text)
    return _PIECE.sub(_letter, text)


def plain_of(cyrillic: str) -> str:
    return cyrillic.translate(_PLAIN)


def _letter(match: re.Match[str]) -> str:
    piece = match.group()
    found = _DIGRAPHS.get(piece.lower()) or _LETTERS[piece.lower()]
    if not piece[0].isupper():
        return found
    return found.upper() if piece.isupper() and len(piece) > 1 else found[0].upper() + found[1:]


def with_slips(text: str, chance: Random) -> str:
    """Small slips of a thumb: no capital, no commas, a letter lost or doubled. Never in words with digits."""
    if chance.random() < 0.25:
        text = text[:1].lower() + text[1:]
    if chance.random() < 0.15:
        text = text.replace(",", "")
    if len(text) > 20 and chance.random() < 0.06:
        spot = chance.randrange(4, len(text) - 4)
        if text[spot - 1 : spot + 2].isalpha():
            text = (
                text[:spot] + text[spot + 1 :]
                if chance.random() < 0.5
                else text[:spot] + text[spot : spot + 1] + text[spot:]
            )
    return text
