"""Signs and marks that cannot stand in a letter: what no font prints, what hides, markup and commands."""

import re
import unicodedata
from collections.abc import Iterator

from himoya.appeals.letters.own.lines import Line
from himoya.common.say import N_

MOST = 30_000  # characters: about ten pages
MOST_LINES = 800
MOST_IN_LINE = 2_000
EMPTY = N_("this text is empty. Write it, or go back to the words that Himoya brings.")
TOO_LONG = N_("this text has %(count)s signs, at most %(most)s fit into a letter. Shorten it.")
TOO_MANY = N_("this text has %(count)s lines, at most %(most)s fit into a letter. Shorten it.")
LONG_LINE = N_("this line has more than %(most)s signs. Make several sentences of it, each on its own line.")
NO_LETTER = N_("the sign U+%(code)s cannot stand in a letter. Write it with Latin or Cyrillic letters.")
HIDDEN = N_("a hidden sign (U+%(code)s) stands here. Delete this line and type it anew.")
STACKED = N_("signs stand here above or below a letter, and no font prints them. Type the word anew.")
MARKUP = N_(
    "“%(sign)s” is markup or a command and would be printed as it stands. Write plain words: lists begin "
    "with “- ”, questions with “1. ”."
)
_MARKUP = re.compile(r"</?\w|[<>\\`$~*#]|\]\(|_{2,}|(?<!\w)_(?=\w)|&#?\w+;|^[-=]{3,}$")
_MARK = re.compile(r"^(?:## |1\. |- |___ ?|\.\.\. ?|\| ?)")
_OTHERS = frozenset("№°©®²³ʻʼ€₽")
_STRESS = "\u0301"  # as dictionaries write it
Found = tuple[int, str, dict[str, object]]  # line, sentence, values


def size(words: str) -> Iterator[Found]:
    count, of_lines = len(words), words.count("\n")
    if not words.strip():
        yield 0, EMPTY, {}
    elif count > MOST:
        yield 0, TOO_LONG, {"count": count, "most": MOST}
    elif of_lines > MOST_LINES:
        yield 0, TOO_MANY, {"count": of_lines, "most": MOST_LINES}


def signs(line: Line) -> Iterator[Found]:
    """The first thing wrong with the signs of a line."""
    if len(line.words) > MOST_IN_LINE:
        yield line.number, LONG_LINE, {"most": MOST_IN_LINE}
        return
    before = ""
    for sign in line.words:
        sentence = _wrong(sign, before)
        if sentence:
            yield line.number, sentence, {"code": f"{ord(sign):04X}"} if "%(code)s" in sentence else {}
            return
        before = sign
    if not line.words.startswith("# "):
        found = _MARKUP.search(_MARK.sub("", line.said.strip()) if "|" not in line.words[:1] else line.said)
        if found:
            yield line.number, MARKUP, {"sign": found[0]}


def _wrong(sign: str, before: str) -> str:
    """What is wrong with a sign after the one before it; "" for nothing."""
    if sign.isascii():
        return "" if sign.isprintable() else HIDDEN
    kind = unicodedata.category(sign)
    if kind[0] == "M":
        return "" if sign == _STRESS and before.isalpha() else STACKED
    if kind in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"):
        return HIDDEN
    if sign in _OTHERS or (kind[0] in "PZ" and ord(sign) < 0x2070) or (kind == "Sm" and ord(sign) < 0x2300):
        return ""
    fits = kind[0] == "L" and unicodedata.name(sign, "").startswith(("LATIN ", "CYRILLIC "))
    return "" if fits else NO_LETTER
