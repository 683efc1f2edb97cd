"""Files that somebody gives for the text of a letter, and for which text they are."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document

from himoya.appeals.letters.own import given
from himoya.appeals.letters.own.naming import text_meant
from himoya.common.errors import BadInput


def _docx(*paragraphs: tuple[str, str]) -> bytes:
    document, file = Document(), BytesIO()
    for style, words in paragraphs:
        document.add_paragraph(words, style=style or None)
    document.save(file)
    return file.getvalue()


def test_a_docx_is_its_paragraphs_and_gets_its_list_marks_back() -> None:
    data = _docx(("", "# request"), ("List Bullet", "javob berish"), ("List Number", "Qachon?"))
    assert given(data) == "# request\n- javob berish\n1. Qachon?"


def _bomb() -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as book:
        book.writestr("word/document.xml", "a" * 20_000_000)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "This file is empty"),
        (b"x" * 1_000_001, "larger than 1 MB"),
        (_bomb(), "larger than 1 MB"),
        (b"PK\x03\x04 broken", "This DOCX cannot be read"),
        (b"%PDF-1.7", "This file is no text"),
        (b"\xd0\xcf\x11\xe0", "This file is no text"),
        (b"{\\rtf1 a}", "This file is no text"),
        ("Салом".encode("cp1251"), "This file is no text"),
        (b"a\0b", "This file is no text"),
        (b"\xff\xfe\x00", "This file is no text"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_a_file_that_is_no_text(data: bytes, sentence: str) -> None:
    with pytest.raises(BadInput, match=sentence):
        given(data)


def test_a_file_of_an_old_editor_is_read() -> None:
    assert given("Салом".encode("utf-16")) == "Салом"
    assert given("Salom".encode("utf-8-sig")) == "Salom"


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        ("coercion_neutral.md", "no text of this name"),
        ("../uz.uz.md", "no text of this name"),
        ("silence_certificate.ru.md", "for example intl-silence_certificate.ru.md"),
    ],
)
def test_a_file_says_for_which_text_it_is(file: str, sentence: str) -> None:
    with pytest.raises(BadInput, match=sentence):
        text_meant(file)
    assert text_meant("ru-silence_certificate.ru.docx").pack == "ru"
    assert text_meant("medical_request.uz.md").pack == "uz"
