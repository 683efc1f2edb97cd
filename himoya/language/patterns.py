"""A small pattern language for phrases, the same in every script and spelling.

    imzo qo'y*        words in this order; `*` lets a word go on (qo'ydi, qo'yibdi, qo'ymadi)
    (imzo|podpis)     one of these; a choice may hold spaces
    o'!ldi            this o‘ must be marked (or a Cyrillic у): o'ldi died, oldi took
    ..                up to three words in between
    #                 a number in figures
    A + B             both in one sentence, in any order, not far apart

A phrase is written as people write it, in Latin or Cyrillic. Mark o‘ when it is one: it then also matches
o and у, as hurried people type it; an unmarked o matches only o.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from himoya.language.folding import fold
from himoya.language.letters import COARSE
from himoya.language.words import Sentence

_BETWEEN = r"[^a-z0-9.!?\n]{1,4}(?:[a-z0-9]+[^a-z0-9.!?\n]{1,4}){0,3}?"
_NEXT = r"[^a-z0-9!?\n]{1,3}"
_KEY = 5  # letters of a word that the look-up compares
_FAR = 70  # letters between the two sides of `A + B`
_WORDS = re.compile(r"(?:\([^()]*\)|[^\s()])+")
_ONE_OF = re.compile(r"\(([^()]*)\)")

Tag = TypeVar("Tag")


@dataclass(frozen=True, slots=True)
class Found:
    start: int
    end: int
    tails: tuple[str, ...]  # what the starred words went on with


@dataclass(frozen=True)
class Pattern:
    sides: tuple[str, ...]  # folded

    @cached_property
    def regexes(self) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(_regex(side)) for side in self.sides)

    @cached_property
    def says_no(self) -> bool:
        """The phrase itself holds a Russian "не": it is then no denial of the phrase."""
        return any(
            word in {"ne", "ni", "bez", "net"} for side in self.sides for word in re.findall("[a-z]+", side)
        )

    @cached_property
    def keys(self) -> frozenset[str]:
        """Beginnings (merged letters) of the word the phrase starts with."""
        return _beginnings_of(_words(self.sides[0])[0])

    @cached_property
    def needs(self) -> tuple[frozenset[str], ...]:
        """Beginnings of every further word: a text that lacks one of these words cannot hold the phrase."""
        words = [word for side in self.sides for word in _words(side) if word != ".."]
        needed = (_beginnings_of(word) for word in words[1:])
        return tuple(begin for begin in needed if "" not in begin)  # any word, or none, may stand there

    def find(self, letters: str, sentences: Iterable[Sentence]) -> Iterator[Found]:
        if len(self.regexes) == 1:
            for found in self.regexes[0].finditer(letters):
                yield Found(found.start(), found.end(), found.groups(""))
            return
        first, second = self.regexes
        for sentence in sentences:
            left = first.search(letters, sentence.start, sentence.end)
            right = left and second.search(letters, sentence.start, sentence.end)
            if left and right and max(left.start() - right.end(), right.start() - left.end()) <= _FAR:
                start, end = min(left.start(), right.start()), max(left.end(), right.end())
                yield Found(start, end, left.groups("") + right.groups(""))


def pattern(phrase: str) -> Pattern:
    return Pattern(tuple(fold(side.strip()).letters for side in phrase.split(" + ")))


class Phrases(Generic[Tag]):
    """Many phrases, each with a tag, looked up by how their first words begin."""

    def __init__(self, phrases: Iterable[tuple[str, Tag]]) -> None:
        self._by_key: dict[str, list[tuple[int, Pattern, Tag]]] = {}
        for number, (phrase, tag) in enumerate(phrases):
            made = pattern(phrase)
            for key in made.keys:
                self._by_key.setdefault(key, []).append((number, made, tag))

    def candidates(self, beginnings: set[str]) -> list[tuple[Pattern, Tag]]:
        """Phrases that might stand in a text whose words begin so (see `beginnings`)."""
        hot = self._by_key.keys() & beginnings
        rows = {number: (made, tag) for key in hot for number, made, tag in self._by_key[key]}
        return [
            rows[number]
            for number in sorted(rows)
            if not any(beginnings.isdisjoint(need) for need in rows[number][0].needs)
        ]


def beginnings(merged: str) -> set[str]:
    """Beginnings of all words of a text in merged letters (`Folded.text`), as `Pattern.keys` writes them."""
    found: set[str] = set()
    for word in set(re.findall(r"[a-z0-9]+", merged)):
        if word[0] <= "9":
            found.add("#")
            continue
        if len(word) < 3:
            found.add(word + "$")
        found.update(word[:length] for length in range(2, min(len(word), _KEY) + 1))
        found.add(word[:1])
    return found


def _beginnings_of(word: str) -> frozenset[str]:
    return frozenset(_key(spelled) for spelled in _spelled_out(word.translate(COARSE)))


def _key(word: str) -> str:
    """How a phrase's first word begins: up to five letters; `u$` is a short whole word."""
    if not word:
        return ""  # a choice that may be empty
    if word[0] in "#0123456789":
        return "#"
    letters = re.split(r"[^a-z0-9]", word)[0]
    return letters + "$" if len(letters) < 3 and letters == word else letters[:_KEY]


def _spelled_out(word: str) -> list[str]:
    found = _ONE_OF.search(word)
    if found is None:
        return [word]
    return [
        whole
        for choice in found.group(1).split("|")
        for whole in _spelled_out(word[: found.start()] + choice + word[found.end() :])
    ]


def _regex(side: str) -> str:
    parts: list[str] = []
    joint = ""
    for word in _words(side):
        if word == "..":
            joint = _BETWEEN
            continue
        parts.append(joint + _word(word))
        joint = _NEXT
    return r"(?<![a-z0-9])" + "".join(parts)


def _words(side: str) -> list[str]:
    """The words of a phrase; a choice in parentheses is one word, even where it holds spaces."""
    return _WORDS.findall(side)


def _word(word: str) -> str:
    open_ended = word.endswith("*")
    body = word[:-1] if open_ended else word
    inner = "".join(_LETTER.get(character, character) for character in body.replace("w!", "W"))
    return inner + ("([a-z]*)" if open_ended else "(?![a-z0-9])")


_LETTER = {
    "w": "[wou]",
    "W": "[wu]",
    "#": "[0-9]+",
    "*": "[a-z]*",
    "(": "(?:",
    "-": "[^a-z0-9]?",
    " ": _NEXT,
    ".": r"\.",
    ",": "",
}
