"""The parts of a letter: each known, once, in the order of the law, and none without words."""

from collections.abc import Iterator, Sequence

from himoya.appeals.letters.letter import ORDER
from himoya.appeals.letters.own.lines import Line
from himoya.appeals.letters.own.signs import Found
from himoya.appeals.letters.texts import Text
from himoya.common.say import N_

BEFORE = N_("these words stand before the first part. Begin with a line “# %(part)s”.")
UNKNOWN = N_("this letter has no part “# %(part)s”. Its parts are: %(parts)s.")
MISPLACED = N_("the part “# %(part)s” stands in the wrong place, or twice. The order is: %(parts)s.")
MISSING = N_("the part “# %(part)s” is missing. Add this line, and its words under it.")
EMPTY = N_("no words stand under “# %(part)s”. Write them there.")


def parts(written: Sequence[Line], shipped: Text) -> Iterator[Found]:
    kinds = [kind for kind, _sources in shipped.blocks]
    order = ", ".join(kinds)
    wrong = list(_misplaced(written, kinds, order))
    standing = {line.part for line in written}
    missing: list[Found] = [(0, MISSING, {"part": kind}) for kind in kinds if kind not in standing]
    yield from wrong or missing


def _misplaced(written: Sequence[Line], kinds: Sequence[str], order: str) -> Iterator[Found]:
    first = next((line for line in written if line.words.strip()), None)
    if first and not first.part:
        yield first.number, BEFORE, {"part": kinds[0]}
        return
    seen: list[str] = []
    for line in written:
        if not line.words.startswith("# "):
            continue
        if line.part not in kinds:
            yield line.number, UNKNOWN, {"part": line.part[:30], "parts": order}
        elif seen and ORDER.index(line.part) <= ORDER.index(seen[-1]):
            yield line.number, MISPLACED, {"part": line.part, "parts": order}
        else:
            seen.append(line.part)
            if not _has_words(written, line.part):
                yield line.number, EMPTY, {"part": line.part}


def _has_words(written: Sequence[Line], part: str) -> bool:
    return any(
        line.words.strip() for line in written if line.part == part and not line.words.startswith("# ")
    )
