"""A letter as PDF/A: the data of the letter on one sheet. No name stands in its metadata."""

from datetime import datetime

from himoya.appeals.letters.letter import Letter
from himoya.appeals.letters.spelling import word
from himoya.printing.printer import Sheet, printed

SHEET = Sheet("himoya.appeals.letters.sheets", "letter.typ")


def pdf(letter: Letter, at: datetime) -> bytes:
    """The letter as PDF/A-2a, made `at`. The same letter and moment give the same bytes."""
    data = {
        "language": letter.language,
        "title": letter.title,
        "mark": mark(letter),
        "parts": letter.parts_as_data(),
    }
    return printed(SHEET, data, at)


def mark(letter: Letter) -> str:
    """What stands above a letter that must not be sent as it is; "" for one that may."""
    marks = [name for name, holds in (("draft", letter.draft), ("redacted", letter.redacted)) if holds]
    return " · ".join(word("marks", name, letter.language) for name in marks)
