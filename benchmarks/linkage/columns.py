"""A report as columns, for peers that compare column by column.

"plain": what a good engineer does in an hour, anyascii and a few endings. "skeleton": Himoya's own folding
and parsing, to show what is owed to it and what to the matching.
"""

import re
from dataclasses import asdict, dataclass

from benchmarks.linkage.data import Row
from himoya.names.parse import parse

_WORD = re.compile(r"[a-z]+")
_KINSHIP = re.compile(r"[ou]?g+l[iyu]|u?ulu|[qk][iy]zi")
_FATHER = re.compile(r"(.+?)(?:ovich|evich|ich|ovna|evna)")
_SURNAME = re.compile(r"(.+?)(?:ov|ev|off|eff|ova|eva|skiy|skij|skaya)")


@dataclass(slots=True)
class Columns:
    """Empty where not told. `birth` is the full day, `phone` its last nine digits."""

    id: str
    given: str = ""
    surname: str = ""
    father: str = ""
    year: str = ""
    birth: str = ""
    phone: str = ""
    home: str = ""


def columns(row: Row, kind: str) -> dict[str, str]:
    """`kind`: "plain" or "skeleton"."""
    made = Columns(row["id"])
    words = _skeletons(row["name"]) if kind == "skeleton" else _plain_words(row["name"])
    for word, role in words:
        free = [
            part for part in ((role,) if role else ("given", "surname", "father")) if not getattr(made, part)
        ]
        if free:
            setattr(made, free[0], word)
    made.year, made.birth = row["birth_date"][:4], row["birth_date"] if len(row["birth_date"]) == 10 else ""
    made.phone = re.sub(r"\D", "", row["phone"])[-9:]
    made.home = row["home"].lower()
    return asdict(made)


def plain(name: str) -> str:
    from anyascii import anyascii  # noqa: PLC0415 -- only in the peers' environment

    return " ".join(_WORD.findall(re.sub(r"['`]", "", str(anyascii(name)).lower())))


def skeleton(name: str) -> str:
    return " ".join(word.root for word in parse(name).words)


def _plain_words(name: str) -> list[tuple[str, str]]:
    """Words with what their ending tells; those come first, the bare ones fill what is left."""
    words: list[tuple[str, str]] = []
    for word in plain(name).split():
        if words and _KINSHIP.fullmatch(word):
            words[-1] = (words[-1][0], "father")
        elif found := _FATHER.fullmatch(word):
            words.append((found[1], "father"))
        elif found := _SURNAME.fullmatch(word):
            words.append((found[1], "surname"))
        else:
            words.append((word, ""))
    return sorted(words, key=lambda word: not word[1])


def _skeletons(name: str) -> list[tuple[str, str]]:
    roles = {"given": "given", "surname": "surname", "father": "father", "either": ""}
    words = [(word.core or word.root, roles[word.role]) for word in parse(name).words]
    return sorted(words, key=lambda word: not word[1])
