"""In which language one message is written: Uzbek, Russian, both, or one that is not read here.

Careful in one direction: a message in a language that is read here must never be told to be in none. So a
short message without a foreign sign goes by its script, and only clear signs of another language count.
"""

import re
from functools import cache
from typing import Literal

from himoya.common import packaged
from himoya.common.kept import kept_by
from himoya.language.folding import fold_text

Language = Literal["uz", "ru", "mixed", "unknown"]

MOST_CHARACTERS = 20_000  # the same part of a message that is read
LONG = 10  # words without a single known one, from which on a message is in no language that is read here
CLEARLY = 2  # foreign words, or one foreign letter, before a message is told to be foreign
BOTH = 0.25  # the smaller language's part of the known words, from which on a message is mixed
_WORD = re.compile(r"[a-z]{1,24}(?![a-z])")
_LETTERS = re.compile(r"[^\W\d_]+")
_STRANGE_LETTER = re.compile(r"[^\W\d_A-Za-zÀ-ʒʻʼЀ-ԯ]")
_HOME_LETTERS = re.compile(r"[A-Za-zÀ-ʒʻʼЀ-ԯ]+")
# Cyrillic letters of Tajik, Kyrgyz and Kazakh, and the Turkish ı: never in Uzbek or Russian.
_FOREIGN_LETTER = re.compile("[ӣӯҷӢӮҶңүұөәіһҢҮҰӨӘІҺıİ]")
_WITH_FOREIGN_LETTER = re.compile(rf"[^\W\d_]{{0,24}}?{_FOREIGN_LETTER.pattern}[^\W\d_]{{0,24}}")
_UZBEK_LETTER = re.compile("[ўқғҳЎҚҒҲ]")
_CYRILLIC = re.compile("[Ѐ-ԯ]")
_UZBEK_SHAPE = re.compile(
    r"[a-z]{2,}(?:ning|lar|larni|larga|imiz|ingiz|ibdi|yapti|yapman|moqda|mokda|magan|madi|maydi|gandi|ishdi|"
    r"arkan|armish|aman|amiz|asiz|uvdi|votti|iptilar|ipti|dagi|niki|lik)"
)
_RUSSIAN_SHAPE = re.compile(
    r"[a-z]{2,}(?:ogu|egu|omu|emu|iy|aya|uyu|iye|ih|ami|yami|lsya|las|los|lis|tsya|tsa|nie|niya|nii|ost|osti|"
    r"uvich|evich|uvna|evna|ati|iti|eti|em|im|aet|yaet|ayut|yayut)"
)
_TAJIK_SHAPE = re.compile(r"(?:me|na|name)[a-z]{3,}(?:and|yad|kunad)")
_NAME_SHAPE = re.compile(r"[a-z]{3,}(?:[uei]v|[uei]va|in|ina|ugli|kizi|uvich|evich|uvna|evna|bek|jun|din)")


def language_of(text: str, folded: str | None = None) -> Language:
    """`unknown` for a language that is not read here, and for what holds no words at all.

    `folded`: the folded text of its MOST_CHARACTERS where it is known.
    """
    text = text[:MOST_CHARACTERS]
    if not text.isascii() and _STRANGE_LETTER.search(text) and _mostly_strange(text):
        return "unknown"
    words = _WORD.findall(fold_text(text) if folded is None else folded)
    if not words:
        return "unknown"
    uzbek, russian, foreign = _counts(words, text)
    if foreign >= CLEARLY and foreign > uzbek + russian:
        return "unknown"
    if not uzbek and not russian:
        return _by_script(text, words)
    if min(uzbek, russian) >= max(2, BOTH * (uzbek + russian)):
        return "mixed"
    return "uz" if uzbek > russian or (uzbek == russian and not _is_russian_script(text)) else "ru"


def _mostly_strange(text: str) -> bool:
    """Whether fewer than half of the letters are of an alphabet that is used at home."""
    letters = sum(map(len, _LETTERS.findall(text)))
    return sum(map(len, _HOME_LETTERS.findall(text))) < letters / 2


def _counts(words: list[str], text: str) -> tuple[int, int, int]:
    told = list(map(_with_cyrillic if _CYRILLIC.search(text) else _in_latin, words))
    ours, theirs = _foreign_spellings(text)
    return told.count("uz") - ours, told.count("ru"), told.count("foreign") + CLEARLY * theirs


@kept_by(1 << 15)  # the same words stand in every message
def _in_latin(word: str) -> str | None:
    return _language_of_word(word, cyrillic=False)


@kept_by(1 << 15)
def _with_cyrillic(word: str) -> str | None:
    return _language_of_word(word, cyrillic=True)


def _language_of_word(word: str, cyrillic: bool) -> str | None:
    known = _known().get(word)
    if known is not None:
        return known
    if _UZBEK_SHAPE.fullmatch(word):
        return "uz"
    if cyrillic and _RUSSIAN_SHAPE.fullmatch(word):
        return "ru"
    return "foreign" if _TAJIK_SHAPE.fullmatch(word) else None


def _foreign_spellings(text: str) -> tuple[int, int]:
    """Words with a foreign letter: those that may be ours on another keyboard say nothing, and the others."""
    if _FOREIGN_LETTER.search(text) is None:
        return 0, 0
    spelled = [fold_text(word) for word in _WITH_FOREIGN_LETTER.findall(text)]
    ours = sum(_known().get(word) == "uz" for word in spelled)
    return ours, len(spelled) - ours


def _by_script(text: str, words: list[str]) -> Language:
    """No word is known: names and greetings go by their script, a long text is in no language read here."""
    unknown = [word for word in words if len(word) > 2 and not _NAME_SHAPE.fullmatch(word)]
    if len(unknown) >= LONG:
        return "unknown"
    return "ru" if _is_russian_script(text) else "uz"


def _is_russian_script(text: str) -> bool:
    return _CYRILLIC.search(text) is not None and _UZBEK_LETTER.search(text) is None


@cache
def _known() -> dict[str, str]:
    """Folded word -> its language; what two languages share, counts for neither, unless one is foreign."""
    said = packaged.toml("himoya.language", "telling.toml")
    sets = {name: {fold_text(word) for word in words.split()} for name, words in said.items()}
    shared = sets["uz"] & sets["ru"]
    own = sets["uz"] | sets["ru"]
    return {
        **dict.fromkeys(sets["foreign"] - own, "foreign"),
        **dict.fromkeys(sets["uz"] - shared, "uz"),
        **dict.fromkeys(sets["ru"] - shared, "ru"),
        **dict.fromkeys(shared, "either"),
    }
