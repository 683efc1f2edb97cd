"""The pack of a disappearance as a paper for the Red Cross and the United Nations."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from himoya.papers import saying
from himoya.papers.missing.rules import clock_of, holder
from himoya.papers.note.making import Note, kinship, other_names
from himoya.papers.rules import goes
from himoya.printing.paper import Block, Group, Paper, Row, facts, listed

SAID = "missing"
# Deeds that are steps others may hear of: not who works on it, nor that it was a false alarm.
STEPS = ("called_family", "told_lawyer", "wrote")


@dataclass(frozen=True, slots=True)
class Done:
    """A step: what kind, and on which day. Never the note on it."""

    kind: str
    day: date


def say(note: Note, key: str, **values: object) -> str:
    return saying.text(SAID, key, note.language, **values)


def lacking(note: Note, done: Sequence[Done]) -> list[str]:
    """Labels of what the pack still needs."""
    rows = (*_who(note), *_last(note), _asks(note))
    lacks = [row.label for row in rows if not row.value]
    return lacks + ([] if _steps(done) else [say(note, "steps")])


def paper_of(note: Note, done: Sequence[Done]) -> Paper:
    language = note.language
    steps = [f"{saying.day(one.day)}: {say(note, one.kind)}" for one in _steps(done)]
    blocks = (
        Block(
            "text",
            saying.text("common", "to", language, recipient=saying.recipient(note.recipient, language)),
        ),
        Block("heading", say(note, "who")),
        facts(*_who(note)),
        Block("heading", say(note, "last")),
        facts(*_last(note)),
        *_clock(note),
        Block("heading", say(note, "steps")),
        listed(*steps) if steps else Block("text", say(note, "no_steps")),
        Block("heading", say(note, "asked")),
        Block("text", say(note, "ask_trace")),
        facts(_asks(note)),
        Block("quiet", say(note, "contact_later")),
        Block("quiet", " ".join(_bounds(note))),
    )
    foot = saying.foot(language, "lawyer", note.made_on)
    return Paper("missing", language, say(note, "title", number=note.number), foot, (Group(blocks),))


def _bounds(note: Note) -> list[str]:
    return [
        saying.text("common", "told", note.language),
        saying.text("common", f"scope_{note.scope}", note.language),
        saying.text("common", "consent_until", note.language, day=saying.day(note.until)),
    ]


def _who(note: Note) -> list[Row]:
    born, others = note.value("birth_date"), other_names(note.subject) if note.value("name") else []
    rows = [Row(say(note, "name"), note.value("name"))]
    if others:
        rows.append(Row(saying.text("note", "also_written", note.language), ", ".join(others)))
    return [
        *rows,
        Row(say(note, "birth_date"), saying.words("birth_date", born, note.language) if born else ""),
        Row(
            say(note, "sex"),
            saying.words("sex", note.value("sex"), note.language) if note.value("sex") else "",
        ),
        Row(say(note, "home"), note.value("home")),
    ]


def _last(note: Note) -> list[Row]:
    place = note.subject.last_place
    if not place or not goes(note.recipient, note.scope, "facility", place):
        place = ""
    held_by = holder(place) if place else ""
    last = note.subject.last_sign
    return [
        Row(say(note, "place"), place),
        Row(say(note, "held_by"), say(note, held_by) if held_by else ""),
        Row(say(note, "last_sign"), saying.days(last) if last else ""),
    ]


def _clock(note: Note) -> list[Block]:
    start = note.subject.last_sign
    if start is None:
        return []
    clock = clock_of(start.first, note.made_on)
    key = "over" if clock.over else "left"
    until = say(note, key, day=saying.day(clock.last_day), number=clock.left)
    return [facts(Row(say(note, "silent"), str(clock.silent)), Row(say(note, "urgent_until"), until))]


def _asks(note: Note) -> Row:
    kin = kinship(note.subject, note.recipient, note.scope, note.language)
    return Row(say(note, "reporter"), kin)


def _steps(done: Sequence[Done]) -> list[Done]:
    return sorted({one for one in done if one.kind in STEPS}, key=lambda one: (one.day, one.kind))
