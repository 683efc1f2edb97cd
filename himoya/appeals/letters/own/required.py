"""What a letter must hold whoever writes it: its needed fields, questions, what is asked, two promises asked
for, and a line to sign on."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from himoya.appeals.letters.checks import PLACE
from himoya.appeals.letters.fields import FIELDS
from himoya.appeals.letters.own.lines import QUESTIONS, Line
from himoya.appeals.letters.own.signs import Found
from himoya.appeals.letters.texts import Text
from himoya.common import packaged
from himoya.common.say import N_

FIELD = N_("the part “# %(part)s” lacks {%(field)s}: %(label)s. Add it there, as Himoya’s text does.")
NO_QUESTION = N_(
    "there is no question under “# questions”. Write each on its own line that begins with “1. ”."
)
NO_REQUEST = N_(
    "under “# request” nothing is asked. Write each request on its own line that begins with “- ”."
)
NO_SIGN = N_("there is no line to sign on. Add under “# signature”: ___ {applicant}")
SILENCE = N_("nothing asks to keep secret who writes. Add under “# safety” a sentence such as: %(example)s")
NO_HARM = N_(
    "nothing asks that nobody is harmed for it. Add under “# safety” a sentence such as: %(example)s"
)
_FORMS = ((QUESTIONS, "1. ", NO_QUESTION), ("request", "- ", NO_REQUEST), ("signature", "___", NO_SIGN))
_PROMISES = {"silence": SILENCE, "no_harm": NO_HARM}


def required(written: Sequence[Line], shipped: Text) -> Iterator[Found]:
    heads = {line.part: line.number for line in written if line.words.startswith("# ")}
    for part, needed in needed_fields(shipped).items():
        there = {name for line in written if line.part == part for name in line.fields}
        for name in needed:
            if name not in there:
                label = FIELDS[name].label
                yield heads[part], FIELD, {"part": part, "field": name, "label": label}
    for part, mark, sentence in _FORMS:
        if part in heads and not any(one.part == part and one.words.startswith(mark) for one in written):
            yield heads[part], sentence, {}
    yield from _promises(written, shipped, heads.get("safety", 0))


def needed_fields(shipped: Text) -> dict[str, list[str]]:
    """part -> fields that the shipped text never leaves out."""
    return {
        kind: sorted(
            {name for one in sources for line in one.lines for name in PLACE.findall(line)} - shipped.optional
        )
        for kind, sources in shipped.blocks
    }


def _promises(written: Sequence[Line], shipped: Text, at: int) -> Iterator[Found]:
    """What the shipped text asks for, the office's words must ask for, too."""
    brought = [
        line for kind, sources in shipped.blocks if kind == "safety" for s in sources for line in s.lines
    ]
    said = " ".join(line.words for line in written if line.part == "safety")
    for promise, sentence in _PROMISES.items():
        asks = _pattern(promise, shipped.language)
        example = next((line for line in brought if asks.search(line)), "")
        if example and not asks.search(said):
            yield at, sentence, {"example": example}


@cache
def _pattern(promise: str, language: str) -> re.Pattern[str]:
    found = packaged.toml("himoya.appeals.letters.own", "promises.toml")[promise][language]
    return re.compile(found, re.IGNORECASE)
