"""A file that somebody gives for the text of a letter: plain text, Markdown, or the paragraphs of a DOCX."""

from io import BytesIO
from zipfile import BadZipFile, ZipFile

from himoya.common.errors import BadInput
from himoya.common.say import N_

MOST_BYTES = 1_000_000
MOST_UNPACKED = 8_000_000  # bytes of all parts of a DOCX: a small file may unpack to a very large one
TOO_LARGE = N_("This file is larger than 1 MB. A letter’s text is a few pages: give only the text.")
EMPTY = N_("This file is empty. Choose the text that you wrote.")
NO_TEXT = N_("This file is no text. Save it as plain text (UTF-8) or as DOCX, and give it again.")
DAMAGED = N_("This DOCX cannot be read. Open it in your office program, save it anew, and give it again.")
_ZIP, _OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


def given(data: bytes) -> str:
    """The words of a file. Raises BadInput with one sentence for what is none."""
    if len(data) > MOST_BYTES:
        raise BadInput(TOO_LARGE)
    if not data.strip():
        raise BadInput(EMPTY)
    if data.startswith(_ZIP):
        return _paragraphs(data)
    if data.startswith((_OLD, b"%PDF", b"{\\rtf")):
        raise BadInput(NO_TEXT)
    try:
        words = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput(NO_TEXT) from None
    if "\0" in words:
        raise BadInput(NO_TEXT)
    return words


def _paragraphs(data: bytes) -> str:
    from docx import Document  # noqa: PLC0415 -- the office format is heavy, and seldom given

    try:
        with ZipFile(BytesIO(data)) as book:
            if sum(one.file_size for one in book.infolist()) > MOST_UNPACKED:
                raise BadInput(TOO_LARGE)
        found = Document(BytesIO(data)).paragraphs
    except BadInput:
        raise
    except (BadZipFile, KeyError, ValueError, OSError, SyntaxError):  # whatever lxml and docx make of rubbish
        raise BadInput(DAMAGED) from None
    return "\n".join(_marked(one.text, one.style.name if one.style else "", one) for one in found)


def _marked(words: str, style: str | None, paragraph: object) -> str:
    """An office program makes lists of its own out of “- ” and “1. ” and takes the marks away."""
    numbered = getattr(getattr(paragraph, "_p", None), "pPr", None)
    listed = numbered is not None and numbered.numPr is not None
    name = style or ""
    if name.startswith("List Number"):
        return f"1. {words}"
    return f"- {words}" if listed or name.startswith("List") else words
