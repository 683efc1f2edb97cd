"""One lossy skeleton for a name in any spelling.

Not a transliteration: different spellings of one name should meet, and nobody reads the result. The letters
of a skeleton are a i u, one letter per consonant, ş for every sh and ç for every ch.
"""

import re
import unicodedata
from functools import lru_cache

APOSTROPHES = "'`´ʻʼʽʾʿˈ‘’‚‛′ʹ＇΄\"“”ʺ″"
_MARK = "'"

_LATIN_OF = {
    **dict(zip("абвгдезийклмнопрстуфхцчшщыэ", "abvgdeziyklmnoprstufhsçşşie", strict=True)),
    "ж": "j", "ё": "yo", "ю": "yu", "я": "ya", "ъ": _MARK, "ь": _MARK,
    "ў": "u", "қ": "k", "ғ": "g", "ҳ": "h",  # Uzbek
    "ӣ": "i", "ӯ": "u", "ҷ": "j",  # Tajik
    "ө": "o", "ү": "u", "ң": "n", "ә": "a", "і": "i", "ұ": "u", "һ": "h",  # Kyrgyz, Kazakh
    "ҹ": "j", "ҝ": "g", "ҡ": "k", "ҙ": "z", "ҫ": "s", "ї": "i", "є": "e", "ґ": "g", "ј": "y",
    "ə": "a", "ı": "i", "ş": "ş", "ș": "ş", "š": "ş", "ç": "ç", "č": "ç", "ć": "ç", "ž": "j",
    "ğ": "g", "ǧ": "g",
    "ö": "u", "õ": "u", "ō": "u",  # the new Uzbek alphabet and what people type for it
    "ø": "o", "ł": "l", "ß": "s", "đ": "d", "þ": "t", "ð": "d", "æ": "a",
}  # fmt: skip
_TABLE = str.maketrans({**_LATIN_OF, **dict.fromkeys(APOSTROPHES, _MARK)})

# Letters that look alike in both scripts: a word typed mostly in one takes the sound of that one.
_TO_CYRILLIC = str.maketrans("aceopxykmtbhi", "асеорхукмтвні")
_TO_LATIN = str.maketrans("асеорхукмтвні", "aceopxykmtbhi")

_VOWELS = str.maketrans({"o": "a", "e": "i", "y": "i", "q": "k", "x": "h", "w": "v"})

# In order: no step may bring back what an earlier one removed, or folding twice would differ from once.
# Before each what must be there for it to have anything to do, which is quicker to see.
_STEPS = [
    (sign, re.compile(pattern), to)
    for sign, pattern, to in (
        ("'", r"[oөў]'", "u"),
        ("", r"[^a-zşç]", ""),
        ("x", r"x", "h"),
        ("aleh", r"^aleh", "aleks"),
        ("q", r"q", "k"),
        ("off", r"off$", "ov"),
        ("eff", r"eff$", "ev"),
        ("kh", r"k+h", "h"),
        ("dsch", r"d+sch", "j"),
        ("ch", r"t+sch|t+ch", "ç"),
        ("sch", r"sch", "ş"),
        ("ts", r"t+s", "s"),
        ("sh", r"s+h", "ş"),
        ("ch", r"c+h", "ç"),
        ("gh", r"g+h+", "g"),
        ("ph", r"p+h", "f"),
        ("ck", r"c+k", "k"),
        ("zh", r"z+h", "j"),
        ("c", r"c", "j"),
        # Not before -jon: Sherzod-jon keeps its d.
        ("dj", r"d+j(?![oa]n$)|(?<![aeiouy])d+j", "j"),
    )
]
_DOUBLES = re.compile(r"(.)\1+")


@lru_cache(maxsize=100_000)
def skeleton(word: str) -> str:
    """Fold one word. Empty when it holds no letter of a known script; folding twice changes nothing."""
    if word.isascii():
        text = word.lower()
        if not text.isalpha():
            text = text.translate(_TABLE)
    else:
        text = unicodedata.normalize("NFC", unicodedata.normalize("NFC", word).lower())
        text = unicodedata.normalize("NFC", text.replace("i\u0307", "i"))
        text = _one_script(text).translate(_TABLE)
        if not text.isascii():
            text = "".join([one if one.isascii() or one in "şç" else _plain(one) for one in text])
    for sign, pattern, to in _STEPS:
        if sign in text:
            text = pattern.sub(to, text)
    return _DOUBLES.sub(r"\1", text.translate(_VOWELS))


def _plain(letter: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", letter).lower() if c.isascii())


_CYRILLIC, _LATIN = re.compile(r"[\u0400-\u04ff]"), re.compile(r"[a-zA-Z]")


def _one_script(text: str) -> str:
    if not (_CYRILLIC.search(text) and _LATIN.search(text)):
        return text
    cyrillic = sum("\u0400" <= c <= "\u04ff" for c in text)
    latin = sum(c.isascii() and c.isalpha() for c in text)
    return text.translate(_TO_CYRILLIC if cyrillic > latin else _TO_LATIN)


_CONSONANTS = str.maketrans({"b": "p", "d": "t", "g": "k", "z": "s", "v": "f", "j": "ç", "h": "k"})
_VOWEL = re.compile(r"[aiu]")


@lru_cache(maxsize=100_000)
def consonants(folded: str) -> str:
    """A coarser key for looking up: consonants only, voiced and voiceless as one."""
    rest = _VOWEL.sub("", folded).translate(_CONSONANTS)
    return _DOUBLES.sub(r"\1", rest) or folded[:1]
