"""In which language a free text of the law tables is: not every one is written in the reader's. Pure."""

import re
from typing import NamedTuple

from himoya.appeals.letters.spelling import of_tables

_UZBEK_LETTER = re.compile("[ўқғҳЎҚҒҲ]")
_CYRILLIC = re.compile("[а-яёА-ЯЁ]")
_LATIN = re.compile("[A-Za-z]")
_UZBEK_LATIN = re.compile(r"\b\w*[oOgG][‘'ʻ’`]\w*|\b\w+(?:ning|lari|ligi|gan|moqda|dagi|uchun)\b")
_ENGLISH = re.compile(
    r"\b(?:the|of|and|in|on|at|to|for|by|with|was|were|is|are|not|no|arts?|any|one|law|from|or|when|read|copy|"
    r"only|each|federal|code|copies|letters?|days?)\b",
    re.IGNORECASE,
)


class Line(NamedTuple):
    """`lang`: the language of what is said, as HTML wants it; "" for the reader's own, or an unknown one."""

    name: str
    said: str
    lang: str = ""


def free(name: str, text: str, language: str) -> Line:
    """What a table says in one language: in the reader's where Himoya knows it, else marked with its own."""
    said = of_tables(text, language) if text else ""
    return Line(name, said, "" if said != text else tongue(text, language))


def tongue(text: str, language: str) -> str:
    """A tag as HTML wants it; "" for the reader's language and for what gives no sign, like a number."""
    if _CYRILLIC.search(text) and len(_CYRILLIC.findall(text)) >= len(_LATIN.findall(text)):
        found = "uz-Cyrl" if _UZBEK_LETTER.search(text) else "ru"
    elif _UZBEK_LATIN.search(text):
        found = "uz"
    else:
        found = "en" if _ENGLISH.search(text) else ""
    return "" if found.lower() == language.lower() else found
