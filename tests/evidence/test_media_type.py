"""What a file is follows from what is inside; its name harms nobody."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from himoya.evidence.rules import EXCEL, OPAQUE, SHOWN, WORD, download_name, media_type

JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"


def office(*parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for part in parts:
            made.writestr(part, "<x/>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (JPEG, "image/jpeg"),
        (PNG, "image/png"),
        (b"GIF89a\x01\x00", "image/gif"),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", "image/webp"),
        (b"RIFF\x10\x00\x00\x00WAVEfmt ", OPAQUE),
        (b"%PDF-1.7\n", "application/pdf"),
        (b"OggS\x00\x02" + bytes(22) + b"OpusHead", "audio/ogg"),
        (b"ID3\x04\x00", "audio/mpeg"),
        (b"\xff\xfb\x90\x00", "audio/mpeg"),
        (b"\xff\xfe\x3c\x00", OPAQUE),  # a text in UTF-16, not a sound
        (b"\x00\x00\x00\x20ftypM4A ", "audio/mp4"),
        (b"\x00\x00\x00\x20ftypisom", "video/mp4"),
        (b"\x00\x00\x00\x20ftypheic", OPAQUE),
        (office("[Content_Types].xml", "word/document.xml"), WORD),
        (office("[Content_Types].xml", "xl/workbook.xml"), EXCEL),
        (office("word.txt"), OPAQUE),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", OPAQUE),
        (b"<!doctype html><script>alert(1)</script>", OPAQUE),
        (b"MZ\x90\x00", OPAQUE),
        (b"", OPAQUE),
    ],
)
def test_the_content_tells_the_type(content: bytes, kind: str) -> None:
    assert media_type(content) == kind


@given(st.binary(max_size=64))
def test_any_bytes_have_a_type(content: bytes) -> None:
    assert "/" in media_type(content)


@given(st.text(alphabet="<>svghtml !docype\n", max_size=64))
def test_markup_is_never_opened_on_a_page(text: str) -> None:
    assert media_type(text.encode()) not in SHOWN


@pytest.mark.parametrize(
    ("told", "kind", "name"),
    [
        ("hukm.pdf", "application/pdf", "hukm.pdf"),
        ("Хукм 1-бет.JPG", "image/jpeg", "Хукм 1-бет.jpg"),
        ("../../x", OPAQUE, "x.bin"),
        ("..\\..\\windows\\x.exe", OPAQUE, "windows_x.exe.bin"),
        ("photo\u202egpj.exe", OPAQUE, "photogpj.exe.bin"),
        ('a"; filename="b.html\r\nSet-Cookie: x', "image/png", "a_ filename=_b.htmlSet-Cookie_ x.png"),
        ("page.html", OPAQUE, "page.html.bin"),
        ("drawing.svg", OPAQUE, "drawing.svg.bin"),
        ("xat.jpg", "application/pdf", "xat.jpg.pdf"),
        ("royxat.csv", OPAQUE, "royxat.csv"),
        ("", "audio/ogg", "file-7.ogg"),
        (".htaccess", OPAQUE, "htaccess.bin"),
        ("-rf", OPAQUE, "rf.bin"),
        ("\x00\n\t", "image/gif", "file-7.gif"),
        ("x" * 5000 + ".pdf", "application/pdf", "x" * 120 + ".pdf"),
        (".pdf", "application/pdf", "pdf.pdf"),
    ],
)
def test_the_name_it_is_handed_out_under(told: str, kind: str, name: str) -> None:
    assert download_name(told, kind, 7) == name


@given(st.text(max_size=200))
def test_no_name_leaves_its_line_or_its_folder(told: str) -> None:
    name = download_name(told, OPAQUE, 7)
    assert not set(name) & set('/\\"\r\n\0:;%\u202e\u2028')
    assert not name.startswith((".", "-", " "))
    assert "." in name
    assert len(name) <= 130
