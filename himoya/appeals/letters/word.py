"""A letter as DOCX, to be opened and changed in an office program. No name stands in its metadata.

docxtpl turns the template into Jinja once; each letter then only fills it. Opening the template anew for
every letter took five times as long, and memory grew with each one.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from docxtpl import DocxTemplate
from jinja2 import Environment, StrictUndefined, Template
from lxml import etree

from himoya.appeals.letters.letter import BLANK, Item, Letter
from himoya.appeals.letters.packed import packed
from himoya.appeals.letters.pdf import mark

_DOCUMENT, _ABOUT = "word/document.xml", "docProps/core.xml"
_STYLES = {"number": "list", "bullet": "list", "line": "text", "row": "sign"}


def docx(letter: Letter) -> bytes:
    """The letter as DOCX; the same letter gives the same bytes."""
    form = _form()
    items = [_item(part.kind, item, letter.language) for part in letter.blocks for item in part.items]
    body = form.document.render(mark=mark(letter), items=items)
    tree = form.source.fix_tables(body)  # as many columns in a table's grid as its rows have
    document = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
    about = form.about.render(title=letter.title).encode()
    return packed({**form.parts, _DOCUMENT: document, _ABOUT: about})


@dataclass(frozen=True, slots=True)
class _Form:
    """The template, ready to be filled; `parts` are the files of a DOCX that stay as they are."""

    source: Any
    parts: dict[str, bytes]
    document: Template
    about: Template


@cache
def _form() -> _Form:
    stored = files("himoya.appeals.letters.sheets").joinpath("letter.docx").read_bytes()
    with ZipFile(BytesIO(stored)) as given:
        parts = {name: given.read(name) for name in given.namelist()}
    source = DocxTemplate(BytesIO(stored))
    source.init_docx()
    tags = Environment(autoescape=True, undefined=StrictUndefined)
    document = source.patch_xml(source.xml_to_string(source.docx.element))
    return _Form(source, parts, tags.from_string(document), tags.from_string(parts[_ABOUT].decode()))


def _item(part: str, item: Item, language: str) -> dict[str, Any]:
    text = "".join(BLANK if run.blank else run.text for run in item.runs)
    if item.form == "sign":
        text = f"{BLANK} {text}"
    if item.form == "row":
        text += f" {BLANK * 3}"
    style = _style(part, item.form, language)
    return {"style": style, "text": f"{item.mark} {text}".strip(), "rows": item.rows}


def _style(part: str, form: str, language: str) -> str:
    if part in ("addressee", "applicant"):
        return "left" if language == "en" else "head"
    if part == "title" and form == "text":
        return "subject"
    return _STYLES.get(form, form)
