"""Whether a row that nobody could use holds somebody: by his name in any spelling, or by a number. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from himoya.names.parse import Word, every_word, parse

_NUMBER = re.compile(r"\+?\d[\d\s().\-–]{5,}\d")
WHOLE = 9  # figures that make a number, whatever stands before them: +998, 998, 8 or nothing


@dataclass(frozen=True, slots=True)
class Marks:
    """What somebody is known by. A name of one word is none: too many people have it."""

    names: frozenset[tuple[str, ...]]
    phones: frozenset[str]  # last figures

    def __bool__(self) -> bool:
        return bool(self.names or self.phones)


def marks_of(names: Iterable[str], phones: Iterable[str]) -> Marks:
    found = (_words(name) for name in names)
    numbers = (_figures(phone)[-WHOLE:] for phone in phones)
    return Marks(
        frozenset(words for words in found if len(words) > 1),
        frozenset(number for number in numbers if len(number) > 6),
    )


def holds(marks: Marks, cells: Sequence[str]) -> bool:
    """Whether these cells, read one after the other, hold one of his names whole or one of his numbers."""
    return _holds_phone(marks.phones, cells) or _holds_name(marks.names, " ".join(cells))


def _words(name: str) -> tuple[str, ...]:
    """Given name and surname; the father's name only where there is no surname."""
    whole = [word for word in parse(name).words if not word.initial]
    own = [word for word in whole if word.role != "father"]
    return tuple(sorted({word.core for word in (own if len(own) > 1 else whole)}))


def _holds_name(names: frozenset[tuple[str, ...]], text: str) -> bool:
    said = every_word(text)
    return any(
        _stands_at(said[at:], set(name))
        for name in names
        for at, word in enumerate(said)
        if word.core in name
    )


def _stands_at(said: Sequence[Word], missing: set[str]) -> bool:
    """Whether these words begin with all of them, in any order, at most a father's name in between."""
    for word in said:
        if word.core in missing:
            missing.remove(word.core)
            if not missing:
                return True
        elif not (word.initial or word.role == "father"):
            return False
    return False


def _holds_phone(phones: frozenset[str], cells: Sequence[str]) -> bool:
    if not phones:
        return False
    runs = [_figures(found) for cell in cells for found in _NUMBER.findall(cell)]
    # A short number must be the whole of what stands there: inside dates and other numbers it is chance.
    return any(run == phone or (len(phone) == WHOLE and phone in run) for run in runs for phone in phones)


def _figures(written: str) -> str:
    return "".join(re.findall(r"[0-9]", written))
