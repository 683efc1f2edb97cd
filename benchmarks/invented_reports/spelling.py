"""One Uzbek Latin word as it is written in other alphabets and offices."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from benchmarks.invented_reports.people import Russian

APOSTROPHES = ("‘", "‘", "’", "'", "'", "`", "ʻ", "ʼ", "´", "")


def _by(table: Mapping[str, str]) -> Callable[[str], str]:
    """Longest piece first, each letter once."""
    pieces = re.compile("|".join(sorted(map(re.escape, table), key=len, reverse=True)))
    return lambda word: pieces.sub(lambda found: table[found[0]], word)


_NEW_LATIN = _by({"o‘": "ö", "g‘": "ğ", "sh": "ş", "ch": "ç"})
_CYRILLIC = _by(
    {"sh": "ш", "ch": "ч", "g‘": "ғ", "o‘": "ў", "ya": "я", "yo‘": "йў", "yo": "ё", "yu": "ю", "ye": "е"}
    | dict(zip("abdefghijklmnopqrstuvxyz", "абдефгҳижклмнопқрстувхйз", strict=True))
)
_ENDING = re.compile("(?:[ое]в(?:а|ич|на)?|угли)$")
_NO_UZBEK_KEYS = _by(dict(zip("ўқғҳ", "укгх", strict=True)))
_ENGLISH = _by(
    dict(zip("абвгдезийклмнопрстуфыэ", "abvgdeziyklmnoprstufye", strict=True))
    | {"ш": "sh", "ч": "ch", "х": "kh", "ж": "zh", "я": "ya", "ё": "yo", "ю": "yu", "ц": "ts", "ий": "iy"}
)
_PASSPORT = _by(
    dict(zip("абвгдезийклмнопрстуфыэ", "abvgdeziyklmnoprstufie", strict=True))
    | {"ш": "sh", "ч": "ch", "х": "kh", "дж": "dj", "ж": "j", "я": "ya", "ё": "yo", "ю": "yu", "ие": "ie"}
)


def latin(word: str, apostrophe: str) -> str:
    return word.replace("‘", apostrophe)


@lru_cache(maxsize=100_000)
def new_latin(word: str) -> str:
    return _NEW_LATIN(word)


@lru_cache(maxsize=100_000)
def cyrillic(word: str, uzbek_keys: bool) -> str:
    """`uzbek_keys`: without them ў қ ғ ҳ are typed as у к г х."""
    written = _CYRILLIC(word)
    written = "э" + written[1:] if word.startswith("e") else written
    return written if uzbek_keys else _NO_UZBEK_KEYS(written)


@lru_cache(maxsize=100_000)
def russian(word: str, how: Russian) -> str:
    written = cyrillic(word, False)
    if how.dzh:
        written = written.replace("ж", "дж")
    if how.a:
        # The stress is on the last syllable, so an o before it is heard as a; endings keep theirs.
        stem = _ENDING.sub("", written)
        cut = max((at for at, letter in enumerate(stem) if letter in "аеёиоуэюя"), default=0)
        written = written[:cut].replace("о", "а") + written[cut:]
    return written


@lru_cache(maxsize=100_000)
def english(word: str, how: Russian) -> str:
    return _ENGLISH(russian(word, how))


@lru_cache(maxsize=100_000)
def passport(word: str, how: Russian) -> str:
    return _PASSPORT(russian(word, how))
