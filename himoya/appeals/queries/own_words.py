"""What an office would write instead of a shipped text, looked at before it counts."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from himoya.appeals.letters.own import Looked, TextProblem, look_at
from himoya.appeals.letters.own.lines import lines
from himoya.appeals.letters.texts import body_of, source_of
from himoya.appeals.queries.betrayed import pairs
from himoya.appeals.queries.law import brought, own_words
from himoya.common.say import N_
from himoya.people.models import OtherName, Person, Relative, Reporter

NAMED = N_(
    "the name of somebody in the register stands here. This text is for all letters: write a field instead."
)


def words_looked_at(name: str, given: str, today: date) -> Looked:
    """The same as the pure look, and nobody of the register may be named. BadInput: there is no such text."""
    looked = look_at(brought(name), given, today)
    if looked.problems:
        return looked
    named = tuple(_named(looked.words))
    return replace(looked, problems=named, text=None) if named else looked


def words_brought(name: str) -> str:
    """The shipped words of a text, without its header."""
    text = brought(name)
    return body_of(source_of(text.pack, text.id, text.language))


def words_standing(name: str) -> str:
    """The office's own words as they are stored, or the shipped ones."""
    return own_words().get(name) or words_brought(name)


def _named(words: str) -> Iterator[TextProblem]:
    found = {line: _names(line.words) for line in lines(words)}
    every = {name for names in found.values() for name in names}
    if not every:
        return
    known = {
        name
        for model, column in (
            (Person, "name"), (OtherName, "name"), (Relative, "name"), (Reporter, "shown_name")
        )
        for name in model.objects.filter(**{f"{column}__in": every}).values_list(column, flat=True)
    }  # fmt: skip
    for line, names in found.items():
        if names & known:
            yield TextProblem("", line.number, "", NAMED, {}, line.words[:80])


def _names(line: str) -> set[str]:
    return {name for two in pairs(line) for name in (" ".join(two), " ".join(reversed(two)))}
