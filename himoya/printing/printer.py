"""From data to a PDF. Typst gets what is printed as data, never as source, so nothing in it is a command.

The fonts are those inside Typst (Libertinus Serif has the Uzbek letters in both scripts): no font of the
machine is asked for, and the same paper looks the same everywhere.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import as_file, files
from typing import Any

import typst

from himoya.printing.paper import Paper

ARCHIVAL = "a-2a"  # PDF/A-2a: kept and read aloud for decades, every font inside
_LANGUAGES = {"uz-cyrl": "uz"}  # for hyphenation and screen readers


@dataclass(frozen=True, slots=True)
class Sheet:
    """A Typst template: `name` in the package of data files `package`. It reads sys.inputs.paper as JSON."""

    package: str
    name: str


PAPER = Sheet("himoya.printing.sheets", "paper.typ")


def pdf(paper: Paper, at: datetime) -> bytes:
    """The paper as PDF/A-2a; `at` is the moment it says it was made."""
    return printed(PAPER, paper.as_data(), at)


def printed(sheet: Sheet, data: Mapping[str, Any], at: datetime) -> bytes:
    """`data` on `sheet` as PDF/A-2a; it holds `language`. The same data and moment give the same bytes.

    A sign that none of the fonts has (an emoji in a name) cannot stand in an archival file: the paper then
    is a plain PDF with an empty box for it, rather than none.
    """
    at = at.replace(microsecond=0)  # Typst refuses a moment with parts of a second
    try:
        return bytes(_compile(sheet, data, format="pdf", pdf_standards=[ARCHIVAL], timestamp=at))
    except typst.TypstError:
        return bytes(_compile(sheet, data, format="pdf", timestamp=at))


def pictures(paper: Paper, dots: float = 60) -> list[bytes]:
    """Its pages as PNG, `dots` an inch."""
    return drawn(PAPER, paper.as_data(), dots)


def drawn(sheet: Sheet, data: Mapping[str, Any], dots: float = 60) -> list[bytes]:
    """The pages of `data` on `sheet` as PNG, `dots` an inch."""
    made = _compile(sheet, data, format="png", ppi=dots)
    return list(made) if isinstance(made, list) else [made]


def _compile(sheet: Sheet, data: Mapping[str, Any], **more: Any) -> Any:
    spoken = {**data, "language": _LANGUAGES.get(data["language"], data["language"])}
    # Its root holds our own templates and nothing else, whatever a template would try to read. One compiler
    # kept for all calls measured no faster, and threads could not share it.
    with as_file(files(sheet.package)) as root:
        compiler = typst.Compiler(str(root / sheet.name), root=str(root), font_paths=_fonts())
        return compiler.compile(sys_inputs={"paper": _text(json.dumps(spoken, ensure_ascii=False))}, **more)


def _text(data: str) -> str:
    """Without halves of signs, which no encoding holds; JSON itself has written control signs as words."""
    return data.encode("utf-8", "replace").decode()


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False)
