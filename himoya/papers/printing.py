"""From a paper to a PDF. Typst gets the paper as data, never as source, so nothing in it is a command.

The fonts are those inside Typst (Libertinus Serif has the Uzbek letters in both scripts): no font of the
machine is asked for, and the same paper looks the same everywhere.
"""

import json
from datetime import datetime
from functools import cache
from importlib.resources import as_file, files
from typing import Any

import typst

from himoya.common import packaged
from himoya.papers.paper import Paper

ARCHIVAL = "a-2a"  # PDF/A-2a: kept and read aloud for decades, every font inside
_LANGUAGES = {"uz-cyrl": "uz"}  # for hyphenation and screen readers


def pdf(paper: Paper, at: datetime) -> bytes:
    """The paper as PDF/A-2a; `at` is the moment it says it was made.

    A sign that none of the fonts has (an emoji in a name) cannot stand in an archival file: the paper then
    is a plain PDF with an empty box for it, rather than none.
    """
    try:
        return bytes(_compile(paper, format="pdf", pdf_standards=[ARCHIVAL], timestamp=at))
    except typst.TypstError:
        return bytes(_compile(paper, format="pdf", timestamp=at))


def pictures(paper: Paper, dots: float = 60) -> list[bytes]:
    """Its pages as PNG, `dots` an inch."""
    made = _compile(paper, format="png", ppi=dots)
    return list(made) if isinstance(made, list) else [made]


def _compile(paper: Paper, **more: Any) -> Any:
    data = paper.as_data() | {"language": _LANGUAGES.get(paper.language, paper.language)}
    # Its root holds our own template and nothing else, whatever the template would try to read.
    with as_file(files("himoya.papers").joinpath("sheets")) as root:
        compiler = typst.Compiler(_template(), root=str(root), font_paths=_fonts())
        return compiler.compile(sys_inputs={"paper": _text(json.dumps(data, ensure_ascii=False))}, **more)


def _text(data: str) -> str:
    """Without halves of signs, which no encoding holds; JSON itself has written control signs as words."""
    return data.encode("utf-8", "replace").decode()


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False)


@cache
def _template() -> bytes:
    return packaged.text("himoya.papers.sheets", "paper.typ").encode()
