"""Makes letter.docx anew: python -m himoya.appeals.letters.sheets.template

Groups may open that file in an office program and change fonts and margins; what stands between braces is
filled by docxtpl. Values are escaped, so none of them is a tag or markup.
"""

from datetime import datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from docx import Document
from docx.document import Document as Open
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt
from docx.styles.style import ParagraphStyle

from himoya.appeals.letters.packed import packed

FILE = Path(__file__).with_name("letter.docx")
LONG_AGO = datetime(2026, 1, 1)  # noqa: DTZ001 -- the format knows no zone; any fixed moment will do
# name -> (bold, centred, left indent cm, first line cm, space before pt)
_STYLES = {
    "Mark": (True, True, 0.0, 0.0, 0),
    "Head": (False, False, 7.0, 0.0, 0),
    "Head left": (False, False, 0.0, 0.0, 0),
    "Letter heading": (True, True, 0.0, 0.0, 12),
    "Subject": (False, True, 0.0, 0.0, 0),
    "Letter": (False, False, 0.0, 0.0, 6),
    "Letter list": (False, False, 0.8, -0.8, 3),
    "Sign": (False, False, 0.0, 0.0, 18),
}
_KINDS = {  # item.style -> style
    "head": "Head", "left": "Head left", "heading": "Letter heading", "subject": "Subject", "text": "Letter",
    "list": "Letter list", "sign": "Sign",
}  # fmt: skip


def made() -> bytes:
    document = Document()
    _page(document)
    for name in _STYLES:
        _style(document, name)
    _tags(document, "{%p if mark %}")
    document.add_paragraph("{{ mark }}", style="Mark")
    _tags(document, "{%p endif %}", "{%p for item in items %}")
    for at, (kind, style) in enumerate(_KINDS.items()):
        _tags(document, f'{{%p {"elif" if at else "if"} item.style == "{kind}" %}}')
        document.add_paragraph("{{ item.text }}", style=style)
    _tags(document, '{%p elif item.style == "table" %}')
    _table(document)
    _tags(document, "{%p endif %}", "{%p endfor %}")
    written = BytesIO()
    document.save(written)
    with ZipFile(written) as saved:
        return packed({name: saved.read(name) for name in saved.namelist()})


def _page(document: Open) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(2.5), Cm(1.6)
    section.top_margin = section.bottom_margin = Cm(2)
    about = document.core_properties
    about.author = about.comments = about.last_modified_by = ""
    about.title = "{{ title }}"
    about.created = about.modified = LONG_AGO


def _style(document: Open, name: str) -> None:
    bold, centred, left, first, before = _STYLES[name]
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)  # noqa: S101 -- add_style says less than it knows
    style.font.name, style.font.size, style.font.bold = "Times New Roman", Pt(12), bold
    style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.LEFT
    style.paragraph_format.left_indent, style.paragraph_format.first_line_indent = Cm(left), Cm(first)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(0)


def _tags(document: Open, *tags: str) -> None:
    for tag in tags:
        document.add_paragraph(tag)


def _table(document: Open) -> None:
    rows = ("{%tr for row in item.rows %}",), ("{%tc for cell in row %}", "{{ cell }}", "{%tc endfor %}")
    table = document.add_table(rows=3, cols=3, style="Table Grid")
    table.cell(0, 0).text = rows[0][0]
    for at, tag in enumerate(rows[1]):
        table.cell(1, at).text = tag
    table.cell(2, 0).text = "{%tr endfor %}"


if __name__ == "__main__":
    FILE.write_bytes(made())
