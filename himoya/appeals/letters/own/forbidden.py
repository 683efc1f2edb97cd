"""What must not stand in words that are printed for everybody: facts that convict him at home, telephones,
who told of it."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from himoya.appeals.letters.checks import PLACE
from himoya.appeals.letters.own.lines import Line
from himoya.appeals.letters.own.signs import Found
from himoya.appeals.letters.texts import Text
from himoya.common import packaged
from himoya.common.say import N_
from himoya.language.army import military_tags
from himoya.language.betraying import betraying_tags
from himoya.language.folding import fold_text

CONVICTS = N_(
    "these words tell of a signature, the army or a second citizenship. At home that can convict him, and "
    "this letter leaves without a lawyer. Leave them out."
)
BETRAYS = N_(
    "these words give away a telephone or a flight, or hold a long number. They would stand in every such "
    "letter. Leave them out."
)
INFORMANT = N_("these words say who told of it. Nobody must be found by a letter: write “it was reported”.")


def forbidden(written: Sequence[Line], shipped: Text) -> Iterator[Found]:
    """Line by line; a line that stands in the shipped text as well was weighed there."""
    brought = {_plain(line) for _kind, sources in shipped.blocks for s in sources for line in s.lines}
    allowed = _tags_by_part(shipped)
    for line in written:
        said = line.said
        if line.words.startswith("# ") or _plain(_without_mark(line.words)) in brought:
            continue
        if _matches("informant", said):
            yield line.number, INFORMANT, {}
        elif betraying_tags(said):
            yield line.number, BETRAYS, {}
        elif shipped.neutral and (_convicting(said, allowed.get(line.part, frozenset()))):
            yield line.number, CONVICTS, {}


def told_tags(written: Sequence[Line]) -> frozenset[str]:
    """What the words themselves may give away, for the gate of a letter that a lawyer reads first."""
    tags = {tag for line in written for tag in military_tags(line.said)}
    if any(_matches("second_citizenship", line.said) for line in written):
        tags.add("second_citizenship")
    return frozenset(tags)


def _convicting(said: str, allowed: frozenset[str]) -> bool:
    """A contract may be named where the shipped text names it, as something asked for; never as done."""
    tags = military_tags(said)
    done = bool(tags) and _matches("done", fold_text(said))
    return bool(tags - allowed) or done or _matches("second_citizenship", said)


def _tags_by_part(shipped: Text) -> dict[str, frozenset[str]]:
    return {
        kind: frozenset(
            tag for s in sources for line in s.lines for tag in military_tags(PLACE.sub(" ", line))
        )
        for kind, sources in shipped.blocks
    }


def _without_mark(line: str) -> str:
    return re.sub(r"^(?:## |1\. |- |___|\.\.\.)", "", line)


def _plain(line: str) -> str:
    return " ".join(line.split()).casefold()


def _matches(kind: str, said: str) -> bool:
    return _pattern(kind).search(said) is not None


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    return re.compile(packaged.toml("himoya.appeals.letters.own", "forbidden.toml")[kind], re.IGNORECASE)
