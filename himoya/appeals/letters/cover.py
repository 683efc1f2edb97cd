"""The sheet for whoever sends a letter: which way counts in law, what to keep, what to beware of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from himoya.appeals.letters.fields import FIELDS
from himoya.appeals.letters.letter import Letter
from himoya.appeals.letters.spelling import in_cyrillic, of_tables, said_day, word, words
from himoya.appeals.letters.texts import Text
from himoya.common.say import say
from himoya.printing.paper import Block, Group, Paper, Row, facts, listed

_KEEP = ("keep_copy", "keep_proof", "keep_number", "keep_answer")
_FIRST = {"yes": 0, "courtesy": 1, "no": 2}


@dataclass(frozen=True, slots=True)
class Way:
    """A row of channels.csv; `needs` and `proof` are said by ways.toml where it has them."""

    kind: str
    legally_valid: str  # yes, no or courtesy
    starts_clock: str  # no, on_arrival or on_registration
    needs: str = ""
    proof: str = ""
    confidence: str = "confirmed"


@dataclass(frozen=True, slots=True)
class Unsure:
    """A row of the law tables behind the letter: `what` it is about, and how sure it is."""

    what: str
    confidence: str  # secondary or unverified


def cover(
    letter: Letter,
    text: Text,
    *,
    addressee: str,
    ways: Sequence[Way],
    language: str,
    made_on: date,
    unsure: Sequence[Unsure] = (),
) -> Paper:
    """The sheet in the reader's `language`. It is not sent; it says, not the letter, that nobody checked.

    `unsure`: what else is not confirmed; ways say it themselves.
    """
    whose = "own_" if text.own else ""
    checked = (
        _say(f"{whose}checked", language, lawyer=text.lawyer)
        if text.lawyer
        else _say(f"{whose}unchecked", language)
    )
    blocks = (
        Block("strong", _say("for_you", language)),
        facts(Row(_say("to", language), addressee), Row(_say("letter", language), letter.title)),
        Block("strong", checked),
        *_beware(letter, text, language),
        *_ways(ways, language),
        *_section("unconfirmed", list(_unsure(ways, unsure, language)), language),
        Block("heading", _say("keep", language)),
        listed(*(_say(key, language) for key in _KEEP)),
        *_section("enclosed", _enclosed(letter), language),
    )
    foot = (_say("by_families", language), _say("made_on", language, day=said_day(made_on, language)))
    return Paper("cover", language, _say("title", language), foot, (Group(blocks),))


def _beware(letter: Letter, text: Text, language: str) -> Iterator[Block]:
    known = words("risks")
    tags = [word("risks", tag, language) for tag in sorted(letter.risk_tags) if tag in known]
    yield from _section("risk", tags, language)
    for heading, names in (("missing", letter.missing), ("withheld", letter.withheld)):
        yield from _section(heading, [say(FIELDS[name].label, language) for name in names], language)
    note = in_cyrillic(text.note.get("uz", "")) if language == "uz-cyrl" else text.note.get(language, "")
    if note:
        yield Block("heading", _say("know", language))
        yield Block("text", note)


def _section(key: str, items: Sequence[str], language: str) -> Iterator[Block]:
    if items:
        yield Block("heading", _say(key, language))
        yield listed(*items)


def _ways(ways: Sequence[Way], language: str) -> Iterator[Block]:
    if ways:
        yield Block("heading", _say("how", language))
        best_first = sorted(ways, key=lambda way: (_FIRST[way.legally_valid], way.starts_clock == "no"))
        yield facts(*(Row(word("ways", way.kind, language), _said(way, language)) for way in best_first))


def _unsure(ways: Sequence[Way], others: Sequence[Unsure], language: str) -> Iterator[str]:
    """For each kind of doubt one line with all that it is about."""
    every = [*others, *(Unsure(word("ways", way.kind, language), way.confidence) for way in ways)]
    for doubt in words("confidence"):
        about = dict.fromkeys(one.what for one in every if one.confidence == doubt)
        if about:
            yield f"{word('confidence', doubt, language)} – {'; '.join(about)}"


def _said(way: Way, language: str) -> str:
    said = [word("valid", way.legally_valid, language), word("starts", way.starts_clock, language)]
    for key, words_ in (("needs", way.needs), ("proof", way.proof)):
        if words_:
            said.append(_say(key, language, words=of_tables(words_, language)))
    return "; ".join(said)


def _enclosed(letter: Letter) -> list[str]:
    return [
        item.text()
        for part in letter.blocks
        if part.kind == "attachments"
        for item in part.items
        if item.form == "bullet"
    ]


def _say(key: str, language: str, /, **values: object) -> str:
    return word("cover", key, language, **values)
