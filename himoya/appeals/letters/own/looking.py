"""What somebody wrote instead of a shipped text: everything wrong with it, or the text that it makes."""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from himoya.appeals.letters import texts
from himoya.appeals.letters.own.forbidden import forbidden, told_tags
from himoya.appeals.letters.own.lines import Line, lines, tidied
from himoya.appeals.letters.own.parts import parts
from himoya.appeals.letters.own.places import places, tables
from himoya.appeals.letters.own.problem import TextProblem
from himoya.appeals.letters.own.required import required
from himoya.appeals.letters.own.signs import Found, signs, size
from himoya.appeals.letters.own.warned import warned
from himoya.appeals.letters.texts import Text
from himoya.appeals.letters.written import blocks
from himoya.appeals.packs.checked import mark_of_text
from himoya.common.say import N_

HEADER = N_(
    "what stands between the lines of +++ is Himoya’s and stays so. Leave it as it was, or take it out."
)
_FIXED = ("id", "title", "basis", "risk_tags", "neutral", "note")
_QUOTED = 80


@dataclass(frozen=True)
class Looked:
    """`words`: as they would be stored; `text`: what they make, None while anything is wrong; `warnings`:
    what is worth a second look and stops nothing."""

    problems: tuple[TextProblem, ...]
    warnings: tuple[TextProblem, ...]
    words: str
    text: Text | None


def look_at(shipped: Text, given: str, on: date) -> Looked:
    """What an office gave for this text, in the script of its file. `on`: when it was written."""
    body, before = _without_header(shipped, given)
    if body is None:
        return Looked((TextProblem(shipped.file, 1, "", HEADER),), (), given, None)
    words = tidied(body, shipped.language)
    written = list(lines(words))
    found = _first_layer(shipped, words, written)
    problems = tuple(_problem(shipped, one, written, before) for one in found)
    words = words.lstrip("\n")
    if problems:
        return Looked(problems, (), words, None)
    text = _text(shipped, words, written, on)
    warnings = tuple(_problem(shipped, one, written, before) for one in warned(text, shipped, written))
    return Looked((), warnings, words, text)


def _first_layer(shipped: Text, words: str, written: list[Line]) -> list[Found]:
    """One layer of mistakes at a time: a part that is not closed would make every later one look wrong."""
    known = fields_of(shipped)
    layers: Iterable[Iterator[Found]] = (
        size(words),
        (one for line in written for one in (*signs(line), *places(line, known))),
        parts(written, shipped),
        tables(written),
        required(written, shipped),
        forbidden(written, shipped),
    )
    return next((found for layer in layers if (found := list(layer))), [])


def fields_of(shipped: Text) -> frozenset[str]:
    """Fields that this letter holds in any language of its pack: others could tell more than its gate
    knows."""
    same = (one for one in texts.listing() if one[:2] == (shipped.pack, shipped.id))
    return frozenset(name for one in same for name in texts.load(*one).uses)


def _text(shipped: Text, words: str, written: list[Line], on: date) -> Text:
    uses = tuple(dict.fromkeys(name for line in written for name in line.fields))
    tags = frozenset() if shipped.neutral else shipped.risk_tags | told_tags(written)
    may_lack = shipped.optional | (fields_of(shipped) - set(shipped.uses))
    return replace(
        shipped,
        uses=uses,
        optional=frozenset(uses) & may_lack,
        risk_tags=tags,
        lawyer="",
        written=on,
        blocks=tuple(blocks(words, shipped.file)),
        own=True,
        mark=mark_of_text(f"own/{shipped.pack}/{shipped.file}", words),
    )


def _without_header(shipped: Text, given: str) -> tuple[str | None, int]:
    """The blocks of a whole file, and how many lines stood before them. None: its header says something
    else."""
    plain = given.lstrip("\ufeff").replace("\r\n", "\n")
    if not plain.startswith("+++"):
        return plain, 0
    head, closed, body = plain.removeprefix("+++").partition("\n+++")
    try:
        said = tomllib.loads(head)
    except tomllib.TOMLDecodeError:
        return None, 0
    own = tomllib.loads(texts.source_of(shipped.pack, shipped.id, shipped.language).split("+++", 2)[1])
    same = closed and all(said.get(key) == own.get(key) for key in _FIXED)
    return (body.partition("\n")[2], head.count("\n") + 2) if same else (None, 0)


def _problem(shipped: Text, found: Found, written: list[Line], before: int) -> TextProblem:
    number, sentence, values = found
    quote = written[number - 1].words[:_QUOTED] if number else ""
    return TextProblem(shipped.file, number + before if number else 0, "", sentence, values, quote)
