"""Telephone numbers as written, of unknown ranges too: an unusual number must still be shown."""

import re
from collections.abc import Iterator
from functools import lru_cache

from himoya.reading.facts import Quote
from himoya.reading.message import Message

_BETWEEN = r"[\s()\-–.]{0,3}"
_SAID = (
    r"(?:tel\w*|nomer\w*|raqam\w*|aloqa\w*|whats?\w*|"
    r"тел\w*|номер\w*|рақам\w*|ракам\w*|алоқа\w*|алока\w*|ватс\w*)"
)
_ABROAD = re.compile(r"(?<![\w+])(?:\+\s?\d{1,3}|8)[\s(\-–.]*\d{2,3}(?:[\s()\-–.]*\d{2,4}){2,4}(?!\w)")
# Without the plus, of a country that is called by families here.
_WITHOUT_PLUS = re.compile(rf"(?<![\w+])(?:998|996|992|7(?=[ -]?9)){_BETWEEN}(?:\d{_BETWEEN}){{8,9}}\d(?!\w)")
# As it is written at home: two, three, two and two figures; all at once only after a word for it.
_AT_HOME = re.compile(
    r"(?<![\w+,.:/-])(?<!\d[ ])\(?\d{2}\)?[ -]\d{3}[ -]\d{2}[ -]\d{2}(?![\w,.:/-]*\d| \d)|"
    rf"(?i:(?<!\w){_SAID}\W{{1,3}})(?P<at_once>\d{{9}})(?!\w)"
)
_NINE = re.compile(r"\d(?:[\s()\-–.]*\d){8}")  # figures at the least, with nothing else between
_FIGURES = {_ABROAD: range(10, 14), _WITHOUT_PLUS: range(11, 13), _AT_HOME: (9,)}


def phones(message: Message) -> tuple[Quote, ...]:
    return phones_in(message.text[: len(message.folded.original)])


@lru_cache(maxsize=1 << 7)  # offers ask for them too
def phones_in(text: str) -> tuple[Quote, ...]:
    """In the order of the text; where two ways of writing overlap, the one that begins first."""
    if _NINE.search(text) is None:
        return ()
    found: list[Quote] = []
    for start, end in sorted(_everywhere(text), key=lambda span: (span[0], -span[1])):
        if not found or start >= found[-1].end:
            found.append(Quote(text[start:end], start, end))
    return tuple(found)


def _everywhere(text: str) -> Iterator[tuple[int, int]]:
    for way, figures in _FIGURES.items():
        for match in way.finditer(text):
            if sum(character.isdigit() for character in match.group()) in figures:
                yield match.span("at_once" if match.groupdict().get("at_once") else 0)
