"""What somebody had before her eyes when she let a letter leave."""

from datetime import date
from hashlib import sha256

from himoya.appeals.letters.letter import Letter
from himoya.appeals.models import Appeal
from himoya.appeals.queries.writing import letter_of


def mark_of(letter: Letter) -> str:
    """The same for the same words, another as soon as one of them changes."""
    return sha256("\n".join((letter.title, *letter.texts())).encode()).hexdigest()[:16]


def still_reads(appeal: Appeal, mark: str, day: date) -> bool:
    """Whether the stored letter is word for word the one with this mark. BadInput: its text is gone."""
    return mark_of(letter_of(appeal, day)) == mark
