"""How a text of a letter is written: blocks under `# <block>`, and paragraphs of sentences in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from himoya.appeals.letters.letter import ORDER
from himoya.common.errors import BadInput
from himoya.common.say import N_

_FORMS = {"1. ": "number", "- ": "bullet", "## ": "heading", "___": "sign", "...": "row", "|": "table"}
_LINES = {"addressee", "applicant", "person", "signature"}  # each line stands by itself


@dataclass(frozen=True, slots=True)
class Source:
    """A paragraph as written: its sentences, or the rows of a table."""

    form: str
    lines: tuple[str, ...]


def blocks(body: str, file: str) -> Iterator[tuple[str, tuple[Source, ...]]]:
    """Block by block; BadInput for one that is unknown or stands in the wrong place."""
    place = -1
    for piece in re.split(r"^# ", body, flags=re.MULTILINE)[1:]:
        kind, _, rest = piece.partition("\n")
        kind = kind.strip()
        if kind not in ORDER or ORDER.index(kind) <= place:
            raise BadInput(
                N_("%(file)s: the block “%(block)s” is unknown or out of order."), file=file, block=kind
            )
        place = ORDER.index(kind)
        yield kind, tuple(_sources(kind, rest))


def _sources(kind: str, body: str) -> Iterator[Source]:
    kept: list[str] = []
    form = ""
    for line in [*body.splitlines(), ""]:
        start = next((start for start in _FORMS if line.startswith(start)), "")
        here = _FORMS.get(start, "line" if kind in _LINES else "text")
        alone = here not in ("text", "table")
        if kept and (not line.strip() or alone or here != form):
            yield Source(form, tuple(kept))
            kept = []
        if line.strip():
            form = here
            kept.append(line if here in ("text", "table", "line") else line[len(start) :].strip())
        if kept and alone:
            yield Source(form, tuple(kept))
            kept = []
