"""A set of letters as files to print: each as PDF and DOCX with its cover sheet, and one posting list."""

from collections.abc import Sequence
from datetime import datetime

from himoya.appeals.letters.pdf import pdf
from himoya.appeals.letters.posting import posting
from himoya.appeals.letters.printable import Printable
from himoya.appeals.letters.word import docx
from himoya.printing import printer

POSTING_LIST = "posting-list.pdf"


def files_of(one: Printable, at: datetime) -> dict[str, bytes]:
    """Name -> content of the letter's own three files."""
    return {
        f"{one.stem}.pdf": pdf(one.letter, at),
        f"{one.stem}.docx": docx(one.letter),
        f"{one.stem}-sheet.pdf": printer.pdf(one.cover, at),
    }


def list_of(letters: Sequence[Printable], language: str, at: datetime) -> bytes:
    """The posting list and the envelopes of the set, in the reader's `language`."""
    return posting([one.sending for one in letters], language, at)


def set_of(letters: Sequence[Printable], language: str, at: datetime) -> dict[str, bytes]:
    """Name -> content of every file of the set, the posting list first."""
    files = {POSTING_LIST: list_of(letters, language, at)}
    for one in letters:
        files |= files_of(one, at)
    return files
