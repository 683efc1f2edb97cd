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
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from himoya.common.kept import kept
from himoya.language.folding import fold
from himoya.language.letters import COARSE
from himoya.language.words import Sentence

_BETWEEN = r"[^a-z0-9.!?\n]{1,4}(?:[a-z0-9]+[^a-z0-9.!?\n]{1,4}){0,3}?"
_NEXT = r"[^a-z0-9!?\n]{1,3}"
_MOST_SPELLINGS = 400  # of one stretch of a phrase; a phrase with more choices is looked up by a shorter one
_NUMBER = re.compile("[0-9]+")
_OPEN = re.compile("[^a-z0-9 ]")
_APART = re.compile("(?<=[a-z0-9])[./](?=[a-z0-9])")
_SILENT = str.maketrans("", "", "!,")
_PLAIN = re.compile(r"\[[a-z]+\](?![{?*+])|[a-z0-9]+(?![a-z0-9{?*+|])")  # letters at the beginning of a regex
_FAR = 70  # letters between the two sides of `A + B`
_WORDS = re.compile(r"(?:\([^()]*\)|[^\s()])+")
_ONE_OF = re.compile(r"\(([^()]*)\)")


class Laid(NamedTuple):
    """A text laid out for finding phrases in it."""

    letters: str
    sentences: Sequence[Sentence]
    beginnings: Mapping[str, Sequence[int]]  # where its words begin, by the first two signs of `spread`


class Found(NamedTuple):
    start: int
    end: int
    tails: tuple[str, ...]  # what the starred words went on with


@dataclass(frozen=True)
class Pattern:
    sides: tuple[str, ...]  # folded

    @kept
    def regexes(self) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(_regex(side)) for side in self.sides)

    @kept
    def says_no(self) -> bool:
        """The phrase itself holds a Russian "не": it is then no denial of the phrase."""
        return any(
            word in {"ne", "ni", "bez", "net"} for side in self.sides for word in re.findall("[a-z]+", side)
        )

    @kept
    def needs(self) -> tuple[frozenset[str], ...]:
        """For each stretch of the phrase: a text whose words hold none of these cannot hold it.

        Numbers stand as in the phrase, those that may be any as 0.
        """
        return tuple(texts for side in self.sides for texts in _stretches(side) if " " not in texts)

    @kept
    def _opens_with(self) -> tuple[frozenset[str], ...]:
        """For each side the first two signs of whatever it may begin with; none where fewer are sure."""
        begins = [frozenset(as_nought(text)[1:3] for text in next(_stretches(side))) for side in self.sides]
        return tuple(two if all(len(one) == 2 for one in two) else frozenset() for two in begins)

    def find(self, text: Laid) -> list[Found]:
        if len(self.regexes) == 1:
            sure = self._opens_with[0]
            matches = self._matches(text) if sure else self.regexes[0].finditer(text.letters)
            return [Found(*one.span(), one.groups("")) for one in matches]
        return self._together(text)

    def _matches(self, text: Laid) -> list[re.Match[str]]:
        """What `finditer` finds, tried only at the few words that begin as the phrase does."""
        match, matches, done = self.regexes[0].match, [], 0
        for start in starts(text, self._opens_with[0]):
            if start >= done and (one := match(text.letters, start)):
                done = one.end()
                matches.append(one)
        return matches

    def _together(self, text: Laid) -> list[Found]:
        """Both sides in one sentence, not far apart; the first of each."""
        found = []
        for sentence in text.sentences:
            left = self._first(0, text, sentence)
            right = left and self._first(1, text, sentence)
            if left and right and max(left.start() - right.end(), right.start() - left.end()) <= _FAR:
                start, end = min(left.start(), right.start()), max(left.end(), right.end())
                found.append(Found(start, end, left.groups("") + right.groups("")))
        return found

    def _first(self, side: int, text: Laid, sentence: Sentence) -> re.Match[str] | None:
        regex, sure = self.regexes[side], self._opens_with[side]
        if not sure:
            return regex.search(text.letters, sentence.start, sentence.end)
        for start in starts(text, sure):
            if sentence.start <= start and (one := regex.match(text.letters, start, sentence.end)):
                return one
        return None


def starts(text: Laid, begins: frozenset[str]) -> Sequence[int]:
    """Where the words of a text begin that begin so."""
    known = text.beginnings
    met = known.keys() & begins
    if len(met) == 1:
        return known[met.pop()]
    return sorted(chain.from_iterable(map(known.__getitem__, met)))


def pattern(phrase: str) -> Pattern:
    return Pattern(tuple(fold(side.strip()).letters for side in phrase.split(" + ")))


def laid(letters: str, starts: Iterable[int], spread: str, sentences: Sequence[Sentence]) -> Laid:
    """`starts`: where the words of `spread` begin in the letters."""
    beginnings: dict[str, list[int]] = {}
    for word, start in zip(spread[1:-1].split(" "), starts, strict=False):
        begin = word[:2] if len(word) > 1 else word + " "
        if begin in beginnings:
            beginnings[begin].append(start)
        else:
            beginnings[begin] = [start]
    return Laid(letters, sentences, beginnings)


def spread(merged: Iterable[str]) -> str:
    """The words of a text in merged letters, a space around each, every number as 0: see `Pattern.needs`."""
    return as_nought(f" {' '.join(merged)} ")


def as_nought(text: str) -> str:
    """With 0 for every number."""
    return _NUMBER.sub("0", text)


def _stretches(side: str) -> Iterator[frozenset[str]]:
    """What may stand in the text for each stretch of the phrase that is not open: all its spellings."""
    texts = {" "}
    for word in _words(side):
        spelled = [] if word == ".." else [_begin(choice) for choice in _spelled_out(word)]
        if spelled and len(texts) * len(spelled) <= _MOST_SPELLINGS:
            texts = {text + begin for text in texts for begin, _ in spelled}
        if (
            not spelled
            or len(texts) * len(spelled) > _MOST_SPELLINGS
            or not all(whole for _, whole in spelled)
        ):
            yield frozenset(texts)
            texts = {" "}
    yield frozenset(texts)


def _begin(word: str) -> tuple[str, bool]:
    """The letters a word surely begins with, and whether they are the whole word, a space after it."""
    merged = word.translate(COARSE).translate(_SILENT).rstrip(".")
    if "#" in merged:
        merged = as_nought(merged.replace("#", "0"))
    begin = _OPEN.split(_APART.sub(" ", merged))[0]
    if len(begin) < len(merged):
        return begin, False
    return (begin + " " if begin else ""), True


def _spelled_out(word: str) -> list[str]:
    found = _ONE_OF.search(word)
    if found is None:
        before, dash, after = word.partition("-")
        return _spelled_out(before + after) + _spelled_out(f"{before} {after}") if dash else [word]
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
    return _from_a_word("".join(parts))


def _from_a_word(regex: str) -> str:
    """The regex where no letter stands before it. Asked after the first letters, not before them: a search
    for plain letters skips quickly what begins otherwise."""
    begin = _PLAIN.match(regex)
    if begin:
        return f"{begin[0]}(?<![a-z0-9]{begin[0]}){regex[begin.end() :]}"
    return "(?<![a-z0-9])" + regex


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
