"""The texts of letters: Markdown files that a lawyer can edit, read and checked word by word.

A file is `<id>.<language>.md`: a TOML header between +++ lines, then blocks in the order of letter.ORDER,
each under `# <block>`. A line is a sentence; lines follow each other until an empty line. `1. ` numbers
through the letter, `- ` is a list, `## ` a heading, `___ ` a line to sign on, `... ` one to be
filled by hand, `|` a table. {field} is a value
of fields.py. A sentence with an optional field that nobody knows is left out; any other is a blank line.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from himoya.appeals.letters import checks
from himoya.appeals.letters.spelling import in_cyrillic
from himoya.appeals.letters.written import Source, blocks
from himoya.appeals.packs.checked import mark_of_text
from himoya.common.errors import BadInput
from himoya.common.say import N_

PACKS = "himoya.appeals.packs"
LANGUAGES = ("uz", "ru", "en")
_HEADER = re.compile(r"\A\+\+\+\n(.*?)\n\+\+\+\n(.*)\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Text:
    """`lawyer`: who checked it, "" as long as nobody has; `note`: language -> words for the family; `own`:
    these are the words of an office; `mark`: by which a lawyer's check finds these very words."""

    id: str
    file: str
    language: str
    title: str
    basis: tuple[str, ...]
    uses: tuple[str, ...]
    optional: frozenset[str]
    risk_tags: frozenset[str]
    neutral: bool
    lawyer: str
    written: date
    note: Mapping[str, str] = field(hash=False)
    blocks: tuple[tuple[str, tuple[Source, ...]], ...]
    pack: str = ""
    own: bool = False
    mark: str = ""

    def in_cyrillic(self) -> "Text":
        spelled = tuple(
            (kind, tuple(Source(one.form, tuple(map(in_cyrillic, one.lines))) for one in sources))
            for kind, sources in self.blocks
        )
        return replace(self, language="uz-cyrl", title=in_cyrillic(self.title), blocks=spelled)


@cache
def load(pack: str, letter: str, language: str) -> Text:
    """The text of a letter; uz-cyrl is made from uz. BadInput if the pack has none in this language."""
    if language == "uz-cyrl":
        return load(pack, letter, "uz").in_cyrillic()
    name = f"{letter}.{language}.md"
    written = source_of(pack, letter, language)
    return replace(parse(written, file=name), pack=pack, mark=mark_of_text(f"{pack}/{name}", written))


def source_of(pack: str, letter: str, language: str) -> str:
    """The file of a text as Himoya brings it. BadInput if the pack has none in this language."""
    name = f"{letter}.{language}.md"
    stored = files(PACKS).joinpath(pack, "letters", name)
    if not re.fullmatch(r"[a-z_]+", letter) or language not in LANGUAGES or not stored.is_file():
        raise BadInput(N_("The pack %(pack)s has no letter %(file)s."), pack=pack, file=name)
    return stored.read_text(encoding="utf-8")


def body_of(source: str) -> str:
    """A text without its header."""
    parts = _HEADER.match(source)
    return parts[2].strip() + "\n" if parts else source


def listing() -> Iterator[tuple[str, str, str]]:
    """Every text there is: pack, id, language."""
    for pack in sorted(files(PACKS).iterdir(), key=lambda folder: folder.name):
        letters = pack.joinpath("letters")
        names = sorted(one.name for one in letters.iterdir()) if letters.is_dir() else []
        for name in names:
            if name.endswith(".md"):
                letter, language, _ending = name.split(".")
                yield pack.name, letter, language


def parse(source: str, *, file: str) -> Text:
    """A text from its file `<id>.<language>.md`. BadInput says in one sentence what is wrong with it."""
    parts = _HEADER.match(source)
    if parts is None:
        raise BadInput(N_("%(file)s does not begin with a header between two lines of +++."), file=file)
    try:
        header = tomllib.loads(parts[1])
    except tomllib.TOMLDecodeError as wrong:
        raise BadInput(N_("The header of %(file)s cannot be read: %(why)s"), file=file, why=wrong) from wrong
    found = tuple(blocks(parts[2], file))
    checks.header(header, file)
    text = _text(header, found, file)
    checks.fields(text.uses, [line for _kind, parts in found for one in parts for line in one.lines], file)
    checks.neutral(text.neutral, text.uses, file)
    return text


def _text(header: Mapping[str, Any], found: tuple[tuple[str, tuple[Source, ...]], ...], file: str) -> Text:
    return Text(
        id=header["id"],
        file=file,
        language=file.split(".")[1],
        title=header["title"],
        basis=tuple(header["basis"]),
        uses=tuple(header["uses"]),
        optional=frozenset(header["optional"]),
        risk_tags=frozenset(header["risk_tags"]),
        neutral=header["neutral"],
        lawyer=header["lawyer"],
        written=header["date"],
        note=header.get("note", {}),
        blocks=found,
    )
