"""Whatever is given: the right reader, or one plain sentence."""

import io
from contextlib import suppress

import pytest
from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st

from himoya.common.errors import BadInput
from himoya.intake.channels.incoming import Incoming, Source
from himoya.intake.channels.recognise import CHANNELS
from tests.intake.channels.files import Endless, export, given, read, sample, zipped


def test_every_channel_has_its_own_name() -> None:
    assert sorted(channel.name for channel in CHANNELS) == [
        "csv", "json-lines", "spreadsheet", "telegram-html", "telegram-json", "whatsapp",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("chat.txt", b"", "is empty"),
        ("chat.json", b"", "is empty"),
        ("a.pdf", b"%PDF-1.7 ...", "is a PDF"),
        ("chat.txt", b"%PDF-1.7 ...", "is a PDF"),  # by content, whatever the name says
        ("a.jpg", b"\xff\xd8\xff\xe0 JFIF", "is a picture"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "is a picture"),
        ("a.webp", b"RIFF\0\0\0\0WEBPVP8 ", "is a picture"),
        ("a.heic", b"\0\0\0\x18ftypheic", "is a picture"),
        ("a.opus", b"OggS\0\2", "is a recording"),
        ("a.mp4", b"\0\0\0\x18ftypmp42", "is a recording"),
        ("setup.exe", b"MZ\x90\0\3\0\0\0", "is a program"),
        ("a.rar", b"Rar!\x1a\7", "is an archive"),
        ("msgstore.db.crypt15", b"\x12\x34", "WhatsApp's own backup"),
        ("a.db", b"SQLite format 3\0", "is a database"),
        ("a.rtf", b"{\\rtf1 text}", "is a Word document"),
        ("notes.txt", b"just some words\nand more", "does not recognise notes.txt"),
        ("a.json", b'{"name": "x"}', "does not recognise a.json"),
        ("a.json", b"{", "does not recognise a.json"),
        ("a.html", b"<html><body>hello</body></html>", "does not recognise a.html"),
        ("a.bin", bytes(range(256)) * 20, "does not recognise a.bin"),
    ],
)
def test_what_nobody_reads_is_told_in_one_sentence(name: str, content: bytes, sentence: str) -> None:
    with pytest.raises(BadInput, match=sentence):
        export(given(name, content))


def test_a_word_document_is_told() -> None:
    with pytest.raises(BadInput, match="is a Word document"):
        export(zipped({"[Content_Types].xml": "x", "word/document.xml": "x"}, "a.docx"))


def test_nothing_at_all_is_told() -> None:
    with pytest.raises(BadInput, match="no file"):
        export()


def test_in_a_folder_the_chat_is_found_and_the_rest_is_named() -> None:
    found = export(
        given("photos/a.jpg", b"\xff\xd8\xff"),
        sample("wa_android_uz.txt", "WhatsApp Chat with A.txt"),
        sample("tg_result.json", "x/result.json"),
    )
    assert found.channel == "telegram-json"
    assert "WhatsApp Chat with A.txt" in found.notes[-1].said("en")


def test_a_folder_without_a_chat_is_told() -> None:
    with pytest.raises(BadInput, match="None of the 2 files"):
        export(given("a.jpg", b"\xff\xd8\xff"), given("b.txt", b""))


@pytest.mark.parametrize("name", ["chat.txt", "list.csv", "m.jsonl"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_line_of_a_gigabyte_is_refused_early(name: str, encoding: str) -> None:
    beginning = {
        "chat.txt": "15.09.26, 16:40 - Ona: ",
        "list.csv": "F.I.O;Telefon;Koloniya\n",
        "m.jsonl": '{"text": "x", "sent_at": "2026-10-03T08:00"}\n',
    }[name]
    raw = Endless(beginning.encode(encoding), "a".encode(encoding)[-2:], 1 << 30)
    with pytest.raises(BadInput, match="longer than any message"):
        read(Source(name, io.BufferedReader(raw), 1 << 30))
    assert raw.most_read < 8 << 20


def test_messages_before_a_line_of_a_gigabyte_are_kept() -> None:
    beginning = "15.09.26, 16:40 - Ona: birinchi\n15.09.26, 16:41 - Ona: ikkinchi\n"
    raw = Endless(beginning.encode(), b"a", 1 << 30)
    found = export(Source("WhatsApp Chat with A.txt", io.BufferedReader(raw), 1 << 30))
    rows, refused = [], None
    try:
        for row in found.read():
            rows.append(row)
    except BadInput as error:
        refused = error

    assert [row.text for row in rows if isinstance(row, Incoming)] == ["birinchi", "ikkinchi"]
    assert "longer than any message" in str(refused)
    assert raw.most_read < 8 << 20


@settings(max_examples=200)
@for_all(st.binary(max_size=400), st.sampled_from(["a.txt", "a.json", "a.csv", "a.zip", "a.html", "a.jsonl"]))
def test_random_bytes_never_break_anything(content: bytes, name: str) -> None:
    only_bad_input(name, content)


BEGINNINGS = [
    b'{"messages": [',
    b'{"chats": {"list": [{"id": 1, "messages": [',
    b"PK\x03\x04",
    b"15.09.26, 16:40 - Ona: x\n",
]
BEGINNINGS += [
    b"F.I.O;Telefon\n",
    b'{"text": "x", "sent_at": "2026-10-03"}\n',
    b'<div class="page_wrap"><div class="history">',
]


@settings(max_examples=200)
@for_all(
    st.sampled_from(BEGINNINGS),
    st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode()),
)
def test_a_good_beginning_with_random_bytes_never_breaks_anything(beginning: bytes, rest: bytes) -> None:
    only_bad_input("a.txt", beginning + rest)


def only_bad_input(name: str, content: bytes) -> None:
    with suppress(BadInput):
        assert all(row.place for row in export(given(name, content)).read())


@pytest.mark.parametrize(
    "name", ["o\udcff.txt", "a\nb.txt", "a\x1b[31m.txt", "a\u202egpj.txt", "o\udcff.zip"]
)
def test_a_name_that_is_no_text_harms_neither_the_terminal_nor_the_database(name: str) -> None:
    chat = "20.11.2026, 10:00 - Ona: salom\n"
    source = zipped({"c.txt": chat}, name=name) if name.endswith("zip") else given(name, chat)
    found = export(source)
    row = next(iter(found.read()))
    assert isinstance(row, Incoming)
    sentences = [note.said("en") for note in found.notes]
    with pytest.raises(BadInput) as refused:
        export(given(name, b"%PDF-1.7"))
    for told in [found.title, row.chat, row.chat_title, str(refused.value), *sentences]:
        assert told.encode()
        assert told.isprintable()
