"""Regexes that look for any of many words."""

import re
from collections.abc import Iterator

from himoya.language.letters import COARSE

_LETTER = re.compile(r"[a-z0-9 ](?![?*+{])")
_LETTERS = re.compile(r"\[([a-z0-9]+)\](?![?*+{])")
_BORDER = r"\b"


def grouped(choices: str, apart_from: str = "") -> str:
    """The same choices ("imzo|podpis|pochta|\\bsvo"), those that begin with the same letter side by side.

    Then a search skips at once what begins none of them, and tries only those that begin so: it takes a third
    of the time. Every choice begins with a letter, one of some letters, or choices of its own, a border
    before it or none. A border is looked for behind the first letter. `apart_from`: what may stand before no
    choice, as in brackets of a regex ("a-z").
    """
    by_letter: dict[str, list[str]] = {}
    for choice in _apart(choices):
        for border, letter, rest in _begun(choice, border=False):
            outside = r"\w" if border else apart_from and f"[{apart_from}]"
            by_letter.setdefault(letter, []).append((f"(?<!{outside}{letter})" if outside else "") + rest)
    return "|".join(f"{letter}(?:{'|'.join(rests)})" for letter, rests in by_letter.items())


def two_signs(choices: str) -> frozenset[str]:
    """The first two signs of whatever any of the choices may begin with, in merged letters.

    Raises ValueError where the second is not sure.
    """
    return frozenset(
        (first + second).translate(COARSE)
        for choice in _apart(choices)
        for _, first, rest in _begun(choice, border=False)
        for _, second, _ in _begun(rest, border=False)
    )


def _begun(choice: str, border: bool) -> Iterator[tuple[bool, str, str]]:
    """Whether it is to stand after a border, its first letter, what follows; for each that can begin it."""
    if choice.startswith(_BORDER):
        yield from _begun(choice.removeprefix(_BORDER), border=True)
    elif choice.startswith("(?:"):
        inner, rest = _first_group(choice)
        for one in _apart(inner):
            yield from _begun(one + rest, border)
    elif letters := _LETTERS.match(choice):
        for letter in letters[1]:
            yield border, letter, choice[letters.end() :]
    elif _LETTER.match(choice):
        yield border, choice[0], choice[1:]
    else:
        raise ValueError(f"It is not sure how this begins: {choice}")


def _apart(choices: str) -> list[str]:
    """The choices between the bars that stand in no parentheses."""
    found, start = [], 0
    for place, depth in _depths(choices):
        if choices[place] == "|" and not depth:
            found.append(choices[start:place])
            start = place + 1
    return [*found, choices[start:]]


def _first_group(choice: str) -> tuple[str, str]:
    """What stands in the parentheses a choice begins with, and what follows them."""
    end = next(place for place, depth in _depths(choice) if choice[place] == ")" and not depth)
    rest = choice[end + 1 :]
    if rest.startswith(("?", "*", "+", "{")):
        raise ValueError(f"It is not sure how this begins: {choice}")
    return choice[len("(?:") : end], rest


def _depths(regex: str) -> Iterator[tuple[int, int]]:
    """Each place of a regex that is no escaped sign, and how many parentheses and brackets are open there; a
    closing one counts as closed."""
    depth, place = 0, 0
    while place < len(regex):
        if regex[place] == "\\":
            place += 2
            continue
        depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(regex[place], 0)
        yield place, depth
        place += 1
