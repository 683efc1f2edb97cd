"""A cell that holds one whole name and nothing else: its parts as the case keeps them."""

import re
from dataclasses import dataclass

from himoya.names.forms import child_of, pieces
from himoya.names.lexicon import is_given
from himoya.names.parse import MOST, Word, parse
from himoya.names.roles import Part, roles
from himoya.names.several import parsed
from himoya.reading.fullnames import FullName, full_names
from himoya.reading.message import Message
from himoya.reading.spelling import uzbek_latin

_SURE = 0.7  # every word of the cell must be surer than this, or it stays as it was read in running text
_LONGEST = 8  # words of a name that could not be taken apart


@dataclass(frozen=True, slots=True)
class CellName:
    """`name` as a case keeps it, "" when the cell holds no name: "o'g'lim", "гражданин", a sign."""

    name: str
    sex: str


def cell_name(raw: str, cell: Message) -> CellName:
    """The name in a cell. `cell` is the same text as a message, for what is known of running text."""
    if parsed(raw).several:
        return CellName(_as_written(raw), "")  # all of them: nobody is lost, and the matcher sees two
    found = next(iter(full_names(cell)), None)
    sex = (found.sex if found else "") or parse(raw).sex
    if found and (_whole(found, raw) or re.search("[0-9]", raw)):
        return CellName(found.name, found.sex)
    parts = roles(raw)
    if len(parts) <= MOST and parts and all(part.probability(part.role) > _SURE for part in parts):
        return CellName(_put_together(parts, sex), sex)
    told = parse(raw)
    if found and not all(map(_listed, told.words)):
        return CellName(found.name, found.sex)  # the rest may be a town, a nickname
    return CellName(_as_written(raw) if told.words or told.uncompared else "", sex)


def _as_written(raw: str) -> str:
    return " ".join(map(uzbek_latin, raw.split()[:_LONGEST]))


def _whole(found: FullName, raw: str) -> bool:
    """Whether no word of the cell was left aside, and a father's name is still one."""
    told = parse(raw).words
    has_father = any(word.role == "father" for word in told)
    return len(parse(found.name).words) >= len(told) and (bool(found.father) or not has_father)


def _listed(word: Word) -> bool:
    return word.role in ("surname", "father") or is_given(word.root) or is_given(word.core)


def _put_together(parts: tuple[Part, ...], sex: str) -> str:
    """Given name, father's name, surname; a second surname, by marriage or by birth, stands behind."""
    inside = sorted(parts, key=lambda part: ("given", "father", "surname").index(part.role))
    return " ".join(_spelled(part, "qizi" if sex == "f" else "o'g'li") for part in inside)


def _spelled(part: Part, child: str) -> str:
    """Whose child somebody is, is said only where the cell says so: a bare word may be a second name."""
    words = [child if child_of(one.folded) else uzbek_latin(one.written) for one in pieces(part.written)]
    return " ".join(words) + ("." if part.initial else "")
