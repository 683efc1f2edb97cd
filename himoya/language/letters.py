"""Letter tables: every way Uzbek and Russian are typed, brought to one ASCII alphabet.

Classes that are merged, because people mix them: q = k, x = kh = h, g‘ = g, ye = e, dj = j, ы = i.
`w` stands for an o‘ that the writer marked (ў, o', ö); a real w is read as v.
"""

import unicodedata

APOSTROPHES = "'`´ʻʼʽ‘’‛′ʹˈ＇"
ALWAYS = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "j", "з": "z", "и": "i",
    "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
    "у": "u", "ф": "f", "х": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ы": "i", "ь": "",
    "э": "e", "ю": "yu", "я": "ya", "ў": "w", "қ": "k", "ғ": "g", "ҳ": "h", "і": "i", "ї": "i", "є": "e",
    "ґ": "g", "ә": "a", "ө": "w", "ң": "ng", "ү": "u", "ұ": "u", "һ": "h",
    "q": "k", "x": "h", "w": "v", "ö": "w", "ó": "w", "õ": "w", "ŏ": "w", "ğ": "g", "ǵ": "g", "ş": "sh",
    "ç": "ch", "ı": "i", "ü": "u", "ú": "u", "ń": "n",
    "«": '"', "»": '"', "“": '"', "”": '"', "„": '"', "‟": '"', "–": "-", "—": "-", "−": "-", "‑": "-",
    "…": ".", "№": " ", "\u00a0": " ", "\u200b": "", "\u200c": "", "\u200d": "", "\u00ad": "", "\ufeff": "",
    "\u2028": "\n", "\u2029": "\n", "\r": "\n",
}  # fmt: skip
COARSE = str.maketrans({"w": "u", "o": "u"})


def plain(character: str) -> str:
    """What one character folds to, whatever stands beside it: ASCII, often one letter, sometimes none."""
    lower = character.lower()
    if lower in ALWAYS:
        return ALWAYS[lower]
    if character in APOSTROPHES:
        return ""
    if lower.isascii():
        return lower
    parts = [part for part in unicodedata.normalize("NFKD", character) if not unicodedata.combining(part)]
    known = "".join(ALWAYS.get(part.lower(), part.lower() if part.isascii() else "") for part in parts)
    if known:
        return known
    return "" if unicodedata.category(character) in {"Mn", "Cf"} else " "


class _Table(dict[int, str]):
    """A translate table that learns a character the first time it meets it. Never larger than Unicode."""

    def __init__(self, coarse: bool) -> None:
        super().__init__()
        self.coarse = coarse

    def __missing__(self, code: int) -> str:
        folded = plain(chr(code))
        self[code] = folded.translate(COARSE) if self.coarse else folded
        return self[code]


FINE_TABLE = _Table(coarse=False)
COARSE_TABLE = _Table(coarse=True)
ONE_LETTER = "".join(sign for sign in map(chr, range(0x20, 0x530)) if len(FINE_TABLE[ord(sign)]) == 1)
"""Signs of the usual alphabets that fold to one letter each."""
