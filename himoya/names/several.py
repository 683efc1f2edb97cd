"""Whether a cell or a line names one person or several: "Karimov, Ali" is one, "Ali, Vali" are two."""

import re
from collections.abc import Callable
from dataclasses import replace

from himoya.names.forms import pieces
from himoya.names.lexicon import is_given
from himoya.names.parse import Name, parse
from himoya.names.roles import roles

# "And" never stands inside one name; a comma and a line break may.
_AND = r"\s(?:va|ва|и|hamda|ҳамда|bilan|билан|and|plus)\s|[;/&+]|(?:^|\s)[1-9][.)](?=\s)"
_STRONG = re.compile(_AND, re.IGNORECASE)
_ANY = re.compile(rf"{_AND}|[,\n]", re.IGNORECASE)
_NAME_LIKE = re.compile(r"[^\W\d_][^\W\d_\s.'‘’ʻʼ`()«»-]*(?:[\s.'‘’ʻʼ`()«»-]++[^\W\d_]*)*")
_LONGEST = 2_000  # letters of a text that is looked at: what is longer is nobody's name
_SENTENCE = 12  # words
_SURE, _SURNAME_FIRST = 0.6, 0.8
_EDGES = " .\n\t,"


def persons(text: str, full: Callable[[str], bool] = lambda part: False) -> tuple[str, ...] | None:
    """The names in a cell, each of one person. None: it names several, and where one ends is not sure.

    Split only where every part is a whole name, or every part a known given name and no more. The same
    name in another spelling beside it is the same person. `full` may know more whole names than this.
    """
    if not _ANY.search(text):
        return (text,)
    if len(text) > _LONGEST:
        return None
    parts = _different(_ANY.split(text))
    if len(parts) < 2:
        return (parts[0] if parts else text,)
    if _is_married(text, parts):
        return (text,)
    if all(_is_full(part) or full(part) for part in parts):
        return tuple(parts)
    strong = len(_different(_STRONG.split(text))) > 1
    if all(map(_is_given_alone, parts)):
        # "Karim, Sherzod" may be a surname without its ending and his given name.
        first = roles(text)[0].surname if not strong and len(parts) == 2 else 0.0
        return tuple(parts) if first < _SURNAME_FIRST else None
    if not all(map(_NAME_LIKE.fullmatch, parts)):
        return (text,)  # an address, markup, a formula: whatever it is, it is not two names
    return None if strong or _has_two_givens(parts) else (text,)


def parsed(text: str) -> Name:
    """The name taken apart; `Name.several` when it names more than one person, or goes on for a dozen words
    like a sentence, and so is nobody's."""
    name, found = parse(text), persons(text)
    of_one = found is not None and len(found) == 1 and len(name.words) + len(name.uncompared) < _SENTENCE
    return name if of_one else replace(name, several=True)


def _different(parts: list[str]) -> list[str]:
    """Without empty ones, and without the same name once more in another script."""
    once: dict[str, str] = {}
    for part in (part.strip(_EDGES) for part in parts):
        if part:
            once.setdefault(" ".join(sorted(piece.folded for piece in pieces(part))) or part, part)
    return list(once.values())


def _is_full(part: str) -> bool:
    """A surname, and a given name that is known as one or only an initial."""
    name = parse(part)
    has_surname = any(word.role == "surname" for word in name.words)
    return has_surname and any(
        word.initial or (word.role != "surname" and (is_given(word.root) or is_given(word.core)))
        for word in name.words
    )


def _is_married(text: str, parts: list[str]) -> bool:
    """Karimova/Aliyeva Nodira: a woman with both her surnames."""
    if len(parts) != 2 or "/" not in text:
        return False
    surname, rest = parse(parts[0]), parse(parts[1])
    both = (*surname.words, *rest.words[:1])
    return surname.sex == rest.sex == "f" and len(both) == 2 and all(word.role == "surname" for word in both)


def _is_given_alone(part: str) -> bool:
    words = parse(part).words
    return (
        len(words) == 1 and words[0].role == "given" and (is_given(words[0].root) or is_given(words[0].core))
    )


def _has_two_givens(parts: list[str]) -> bool:
    """Commas, a surname and a given name: and in another part one more given name that is surely one."""
    named = [
        part
        for part in parts
        if any(one.given > _SURE and not one.initial and is_given(_root(one.written)) for one in roles(part))
    ]
    return len(named) > 1


def _root(written: str) -> str:
    found = parse(written).words
    return found[0].core if found else ""
