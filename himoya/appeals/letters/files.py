"""A set of letters as files to print: each as PDF and DOCX with its cover sheet, and one posting list."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from himoya.appeals.letters.letter import Letter
from himoya.appeals.letters.pdf import pdf
from himoya.appeals.letters.posting import Sending, posting
from himoya.appeals.letters.word import docx
from himoya.printing import printer
from himoya.printing.paper import Paper

POSTING_LIST = "posting-list.pdf"


@dataclass(frozen=True, slots=True)
class Printable:
    """One letter with what goes with it. `stem` begins its files' names: a number and a code, nobody's name."""

    stem: str
    letter: Letter
    cover: Paper
    sending: Sending


def files_of(one: Printable, at: datetime) -> dict[str, bytes]:
    """Name -> content of the letter's own three files."""
    return {
        f"{one.stem}.pdf": pdf(one.letter, at),
        f"{one.stem}.docx": docx(one.letter),
        f"{one.stem}-sheet.pdf": printer.pdf(one.cover, at),
    }


def set_of(letters: Sequence[Printable], language: str, at: datetime) -> Iterator[tuple[str, bytes]]:
    """Name and content of every file of the set, the posting list in the reader's `language` first."""
    yield POSTING_LIST, posting([one.sending for one in letters], language, at)
    for one in letters:
        yield from files_of(one, at).items()
