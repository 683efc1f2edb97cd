"""From a text of a pack and the facts of a case to a letter: blocks, PDF, DOCX. Pure.

`load(pack, id, language)` gives a text, `make` fills it, `pdf.pdf` and `word.docx` print it; `cover.cover`
and `posting.posting` make the sheets that go with it.
"""

from himoya.appeals.letters.events import Event
from himoya.appeals.letters.fields import FIELDS
from himoya.appeals.letters.letter import Letter
from himoya.appeals.letters.making import make
from himoya.appeals.letters.texts import Text, listing, load, parse

__all__ = ["FIELDS", "Event", "Letter", "Text", "listing", "load", "make", "parse"]
