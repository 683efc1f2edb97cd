"""Telegram's HTML export: pages, joined messages, forwards."""

from datetime import UTC, datetime

import pytest

from himoya.intake.channels.incoming import Asked, Source
from tests.intake.channels.files import export, given, read, read_all, sample, zipped

PAGE = """<!DOCTYPE html><html><body><div class="page_wrap"><div class="page_header"><div class="content">
<div class="text bold">
Onalar </div></div></div><div class="page_body chat_page"><div class="history">{messages}</div></div></div>
</body></html>"""


def block(
    number: int, name: str = "", text: str = "", date: str = "03.10.2026 08:00:00 UTC+05:00", inner: str = ""
) -> str:
    joined = "" if name else " joined"
    writer = f'<div class="from_name">\n{name} </div>' if name else ""
    said = f'<div class="text">\n{text}\n</div>' if text else ""
    return (
        f'<div class="message default clearfix{joined}" id="message{number}"><div class="body">'
        f'<div class="pull_right date details" title="{date}">\n08:00 </div>'
        f"{writer}{inner}{said}</div></div>\n"
    )


def page(*blocks: str, name: str = "messages.html") -> Source:
    return given(name, PAGE.format(messages="".join(blocks)))


def test_a_page_is_read_with_joined_and_forwarded_messages() -> None:
    rows = read(sample("tg_messages.html"))
    assert [(row.key, row.sender, row.text, row.forwarded) for row in rows] == [
        ("3", "Mavluda", "Oʻgʻlim IK-75 da\ntel +998001234567", False),
        ("4", "Mavluda", "qo‘shilgan xabar", False),
        ("5", "Gulnora", "forward matni", True),
    ]
    assert {row.chat for row in rows} == {"telegram:оналар"}


def test_a_date_without_a_zone_is_in_the_zone_asked_for() -> None:
    rows = read(
        page(block(1, "A", "x"), block(2, "A", "y", date="03.10.2026 08:00:00")), asked=Asked("Europe/Moscow")
    )
    assert [row.sent_at for row in rows] == [
        datetime(2026, 10, 3, 3, tzinfo=UTC),
        datetime(2026, 10, 3, 5, tzinfo=UTC),
    ]


def test_pages_are_read_in_the_order_of_their_numbers_and_the_writer_goes_on() -> None:
    pages = [
        page(block(10, text="o‘n"), name="messages10.html"),
        page(block(1, "Ona", "bir"), name="messages.html"),
    ]
    pages.append(page(block(2, "Gulnora", "ikki"), name="messages2.html"))
    assert [(row.key, row.sender) for row in read(*pages)] == [
        ("1", "Ona"),
        ("2", "Gulnora"),
        ("10", "Gulnora"),
    ]


def test_pages_in_a_zip_are_read_too() -> None:
    content: dict[str, bytes | str] = {
        "ChatExport/messages.html": PAGE.format(messages=block(1, "Ona", "bir")),
        "ChatExport/photos/a.jpg": b"\xff\xd8",
    }
    assert [row.text for row in read(zipped(content))] == ["bir"]


def test_keys_are_those_of_the_json_export() -> None:
    json_keys = {row.key for row in read(sample("tg_result.json"))}
    assert {row.key for row in read(sample("tg_messages.html"))} <= json_keys


@pytest.mark.parametrize(
    ("inner", "media", "text"),
    [
        (
            '<div class="media_wrap clearfix"><div class="media clearfix media_photo"></div></div>',
            "photo",
            "",
        ),
        (
            '<div class="media_wrap clearfix"><a class="media media_voice_message"></a></div>',
            "voice",
            "",
        ),
        (
            '<div class="media_wrap clearfix"><div class="media clearfix media_contact">'
            '<div class="body"><div class="title bold">\nAdvokat </div>'
            '<div class="status details">\n+998 00 1 </div></div></div></div>',
            "contact",
            "Advokat +998 00 1",
        ),
    ],
)
def test_media_is_told_apart(inner: str, media: str, text: str) -> None:
    row = read(page(block(1, "Ona", inner=inner)))[0]
    assert (row.media, row.text) == (media, text)


def test_a_deleted_account_has_no_name() -> None:
    assert read(page(block(1, "Deleted Account", "x")))[0].sender == ""


def test_a_message_with_a_strange_date_is_rejected_alone() -> None:
    good, bad = read_all(
        page(
            block(1, "A", "x", date="yesterday"),
            block(2, "A", "y", date="31.02.2026 08:00:00"),
            block(3, "A", "z"),
        )
    )
    assert [row.key for row in good] == ["3"]
    assert [row.place for row in bad] == ["message 1", "message 2"]


def test_the_title_is_the_chats_name() -> None:
    assert export(page(block(1, "A", "x"))).title == "Onalar"


@pytest.mark.parametrize("text", ["<b>" * 1_000, "<div>" * 1_000, "a" * 11_000_000])
def test_a_page_that_the_parser_gives_up_says_so(text: str) -> None:
    good, bad = read_all(page(block(1, "A", "x"), block(2, "A", text), block(3, "A", "y")))
    assert [row.key for row in good] == ["1"]
    assert "damaged at line" in str(bad[-1].reason)


def test_a_page_that_the_parser_gives_up_does_not_end_the_others() -> None:
    broken = page(block(1, "A", "x"), block(2, "A", "<b>" * 1_000), name="messages.html")
    good, _bad = read_all(broken, page(block(9, "A", "y"), name="messages2.html"))
    assert [row.key for row in good] == ["1", "9"]
