"""Words that somebody wrote, line by line, with signs and list marks as the texts of letters want them."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from himoya.appeals.letters.checks import PLACE
from himoya.common.catalogues.cyrillic import one_apostrophe

# Soft hyphens and byte order marks come along unseen from office programs and mean nothing.
_UNSEEN = str.maketrans("", "", "\u00ad\ufeff")
_BULLET = re.compile(r"^(?:[•*·▪◦–—−]|-)\s+(?=\S)")
_NUMBER = re.compile(r"^\d{1,2}[.)]\s+(?=\S)")
QUESTIONS = "questions"


@dataclass(frozen=True, slots=True)
class Line:
    """`number`: as it stands in what was given, from 1; `part`: the block it belongs to, "" before the
    first."""

    number: int
    part: str
    words: str

    @property
    def said(self) -> str:
        """Without its fields."""
        return PLACE.sub(" ", self.words)

    @property
    def fields(self) -> list[str]:
        return PLACE.findall(self.words)


def tidied(words: str, language: str) -> str:
    """One form for what people type in several: composed signs, one sign of o‘ and g‘, marks of lists."""
    plain = unicodedata.normalize("NFC", words.translate(_UNSEEN))
    if language == "uz":
        plain = one_apostrophe(plain)
    part, found = "", []
    for given in plain.splitlines():
        line = re.sub(r"[\t\u00a0\u2000-\u200a\u202f\u3000]", " ", given).strip()
        part = line[2:].strip() if line.startswith("# ") else part
        mark = (_NUMBER, "1. ") if part == QUESTIONS and not _BULLET.match(line) else (_BULLET, "- ")
        found.append(mark[0].sub("1. " if part == QUESTIONS else mark[1], line))
    return "\n".join(found).rstrip() + "\n" if any(found) else ""


def lines(words: str) -> Iterator[Line]:
    """Every line, also empty ones and the headings of the parts, which belong to their part."""
    part = ""
    for number, line in enumerate(words.splitlines(), start=1):
        part = line[2:].strip() if line.startswith("# ") else part
        yield Line(number, part, line)
