"""A letter as DOCX, to be opened and changed in an office program. No name stands in its metadata."""

from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Any

from docxtpl import DocxTemplate

from himoya.appeals.letters.letter import BLANK, Item, Letter
from himoya.appeals.letters.packed import packed
from himoya.appeals.letters.pdf import mark

_STYLES = {"number": "list", "bullet": "list", "line": "text", "row": "sign"}


def docx(letter: Letter) -> bytes:
    """The letter as DOCX; the same letter gives the same bytes."""
    document = DocxTemplate(BytesIO(_template()))
    items = [_item(part.kind, item, letter.language) for part in letter.blocks for item in part.items]
    document.render({"mark": mark(letter), "items": items}, autoescape=True)
    document.docx.core_properties.title = letter.title
    written = BytesIO()
    document.save(written)
    return packed(written.getvalue())


def _item(part: str, item: Item, language: str) -> dict[str, Any]:
    text = "".join(BLANK if run.blank else run.text for run in item.runs)
    if item.form == "sign":
        text = f"{BLANK} {text}"
    if item.form == "row":
        text += f" {BLANK * 3}"
    return {
        "style": _style(part, item.form, language),
        "text": f"{item.mark} {text}".strip(),
        "rows": item.rows,
    }


def _style(part: str, form: str, language: str) -> str:
    if part in ("addressee", "applicant"):
        return "left" if language == "en" else "head"
    if part == "title" and form == "text":
        return "subject"
    return _STYLES.get(form, form)


@cache
def _template() -> bytes:
    return files("himoya.appeals.letters.sheets").joinpath("letter.docx").read_bytes()
