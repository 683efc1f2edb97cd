"""A name as written, in Uzbek Latin: the spelling of today's documents, as far as the letters tell it."""

import re
from functools import lru_cache

from himoya.language.letters import APOSTROPHES

_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "ё": "yo", "ж": "j", "з": "z", "и": "i", "й": "y",
    "к": "k",
    "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "x",
    "ц": "s", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "'", "ы": "i", "ь": "", "э": "e", "ю": "yu", "я": "ya",
    "ў": "o'", "қ": "q", "ғ": "g'", "ҳ": "h",
}  # fmt: skip
_MARKED = re.compile(f"[{APOSTROPHES}]")
_NEW_LETTERS = str.maketrans(
    {"ö": "o'", "ğ": "g'", "ş": "sh", "ç": "ch", "Ö": "O'", "Ğ": "G'", "Ş": "Sh", "Ç": "Ch"}
)
_OLD_ENDINGS = ((re.compile(r"([oe])f(a?)$"), r"\1v\2"), (re.compile(r"([aiou])(?:e|yo)(va?)$"), r"\1ye\2"))


@lru_cache(maxsize=1 << 15)  # names and headings come back in thousands of rows
def uzbek_latin(word: str) -> str:
    """One word, capitalised, with ASCII apostrophes: Намунаев -> Namunayev, Vergulof -> Vergulov."""
    word = _MARKED.sub("'", word.translate(_NEW_LETTERS)).lower().replace("дж", "ж")
    letters: list[str] = []
    for place, character in enumerate(word):
        if character == "е":
            before = word[place - 1] if place else " "
            letters.append("ye" if before in " аеёиоуэюяўъь" else "e")
        else:
            letters.append(_CYRILLIC.get(character, character))
    spelled = "".join(letters)
    for ending, instead in _OLD_ENDINGS:
        spelled = ending.sub(instead, spelled)
    return spelled[:1].upper() + spelled[1:]
