"""WhatsApp's exports: two systems, many languages, any form of date; the same message on every phone."""

from datetime import UTC, datetime

import pytest

from himoya.common.errors import BadInput
from himoya.intake.channels.incoming import Asked
from tests.intake.channels.files import NOW, export, given, read, read_all, sample, zipped

ANDROID = """15/09/26, 16:40 - Ona: {0}
15/09/26, 16:40 - Gulnora: ha
15/09/26, 16:41 - Ona: ha
"""


def keys(content: str, name: str = "WhatsApp Chat with Onalar.txt") -> list[str]:
    return [row.key for row in read(given(name, content))]


@pytest.mark.parametrize(
    ("file", "name", "title", "said"),
    [
        ("wa_android_en_us.txt", "WhatsApp Chat with Onalar.txt", "Onalar", [("", "file"), ("", "voice")]),
        (
            "wa_android_ru.txt",
            "Чат WhatsApp с группой Оналар (2).txt",
            "Оналар",
            [
                ("Ўғлим ИК-75 да\nиккинчи қатор: 12:30 да қўнғироқ", ""),
                ("", "file"),
                ("ўғлим расми", "photo"),
                ("срок 10 лет", ""),
            ],
        ),
        ("wa_android_ru.txt", "chat.txt", "Оналар", None),  # from "created group"
        ("wa_android_ru_yyyy.txt", "x.txt", "x", [("birinchi", ""), ("ikkinchi", ""), ("uchinchi", "")]),
        (
            "wa_android_uz.txt",
            "Chat.txt",
            "Chat",
            [
                ("Oʻgʻlim IK-75 da\nikkinchi qator", ""),
                ("", "file"),
                ("", "photo"),
                ("https://maps.google.com/?q=41.31,69.24", "location"),
            ],
        ),
        ("wa_ios_en_us.txt", "_chat.txt", "Ona", [("", "photo"), ("hello\nsecond line", ""), ("edited", "")]),
        (
            "wa_ios_ru.txt",
            "_chat.txt",
            "Оналар",
            [("", "photo"), ("Салом: ҳаммага\nиккинчи", ""), ("", "voice")],
        ),
        ("wa_region_gb_lang_ru.txt", "_chat.txt", "_chat", [("Ok", ""), ("", "photo")]),
    ],
)
def test_every_kind_of_phone_is_read(
    file: str, name: str, title: str, said: list[tuple[str, str]] | None
) -> None:
    found = export(sample(file, name))
    assert (found.channel, found.title) == ("whatsapp", title)
    if said is not None:
        assert [(row.text, row.media) for row in read(sample(file, name))] == said


def test_who_wrote_is_shown_clean_and_keyed() -> None:
    rows = read(sample("wa_ios_ru.txt"))
    assert [(row.sender, row.sender_key) for row in rows] == [
        ("Айгерим", "айгерим"),
        ("Айгерим", "айгерим"),
        ("+998 00 123 45 67", "+998001234567"),
    ]


def test_edited_is_told_and_the_mark_taken_off() -> None:
    assert [row.edited for row in read(sample("wa_android_ru_yyyy.txt"))] == [False, True, False]


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("15.09.26, 16:40 -", "2026-09-15T11:40"),
        ("15.09.2026, 16:40 -", "2026-09-15T11:40"),
        ("15/09/2026, 16:40 -", "2026-09-15T11:40"),
        ("5/9/26, 16:40 -", "2026-09-05T11:40"),
        ("9/15/26, 4:40\u202fPM -", "2026-09-15T11:40"),
        ("9/15/26, 12:05 AM -", "2026-09-14T19:05"),
        ("9/15/26, 12:05 pm -", "2026-09-15T07:05"),
        ("15/09/2026, 4:40 p.m. -", "2026-09-15T11:40"),
        ("2026-09-15, 16:40 -", "2026-09-15T11:40"),
        ("2026/09/15, 16:40 -", "2026-09-15T11:40"),
        ("15-09-2026 16:40 -", "2026-09-15T11:40"),
        ("15.09.2026 г., 16:40 -", "2026-09-15T11:40"),
        ("[15.09.26, 16:40:59]", "2026-09-15T11:40"),
        ("\u200e[15/09/2026, 4:40:59\u202fPM]", "2026-09-15T11:40"),
        ("\ufeff[2026-09-15, 16:40:07]", "2026-09-15T11:40"),
    ],
)
def test_every_form_of_date(date: str, expected: str) -> None:
    row = read(given("WhatsApp Chat with Ona.txt", f"{date} Ona: salom"))[0]
    assert (f"{row.sent_at:%Y-%m-%dT%H:%M}", row.sent_at.tzinfo, row.text) == (expected, UTC, "salom")


@pytest.mark.parametrize(
    ("dates", "asked", "month"),
    [
        (["03/10/26"], Asked(now=NOW), 10),  # nothing tells: day first
        (["03/10/26", "25/10/26"], Asked(day_first=False), 10),  # the numbers themselves prove it
        (["03/10/26", "10/25/26"], Asked(), 3),
        (["03/10/26"], Asked(day_first=False), 3),
        (["01/02/26", "01/03/26", "02/01/26"], Asked(), 1),  # time runs backwards otherwise
        (["01/02/26", "02/02/26", "01/03/26"], Asked(), 2),
        (["03/12/26"], Asked(now=NOW), 3),  # December has not come yet
    ],
)
def test_the_order_of_day_and_month_is_found_over_the_whole_file(
    dates: list[str], asked: Asked, month: int
) -> None:
    content = "\n".join(f"{date}, 10:00 - Ona: {n}" for n, date in enumerate(dates))
    assert read(given("chat.txt", content), asked=asked)[0].sent_at.month == month


def test_guesses_are_shown_with_one_date() -> None:
    notes = [
        note.said("en") for note in export(sample("wa_android_uz.txt", "WhatsApp Chat with A.txt")).notes
    ]
    assert notes == [
        "The file does not name a time zone: times are read as Asia/Tashkent.",
        "The date 03/10/26 on line 8 is read as day 3, month 10, year 2026.",
    ]


def test_the_zone_asked_for_counts() -> None:
    row = read(given("chat.txt", "15.09.26, 16:40 - Ona: x"), asked=Asked("Europe/Moscow"))[0]
    assert row.sent_at == datetime(2026, 9, 15, 13, 40, tzinfo=UTC)


def test_an_unknown_zone_is_told() -> None:
    with pytest.raises(BadInput, match="no time zone Mars"):
        export(given("chat.txt", "15.09.26, 16:40 - Ona: x"), asked=Asked("Mars/Phobos"))


def test_two_phones_of_one_group_give_the_same_keys() -> None:
    android = """15/09/26, 16:40 - Ona Mavluda: O‘g‘lim IK-75 da
ikkinchi qator
15/09/26, 16:41 - Ona Mavluda: PTT-20260915-WA0003.opus (fayl biriktirildi)
15/09/26, 16:42 - +998 00 123 45 67: @\u2068Mavluda\u2069 rahmat <Ushbu xabar tahrirlandi>
15/09/26, 16:43 - Siz: IMG-20260915-WA0001.jpg (fayl biriktirildi)
o‘g‘limning rasmi
15/09/26, 16:44 - Ona Mavluda: joylashuv: https://maps.google.com/?q=41.31,69.24
"""
    iphone = """[15.09.2026, 16:40:31] Мавлуда опа: O‘g‘lim IK-75 da\r
ikkinchi qator\r
\u200e[15.09.2026, 16:41:02] Мавлуда опа: \u200eаудиофайл отсутствует\r
[15.09.2026, 16:42:59] ~\u202fLola: @\u2068Она Мавлуда\u2069 rahmat \u200e<Сообщение изменено>\r
\u200e[15.09.2026, 16:43:00] Gulnora: o‘g‘limning rasmi \u200e<прикреплено: 00000012-PHOTO-2026-09-15.jpg>\r
[15.09.2026, 16:44:10] Мавлуда опа: \u200eМестоположение: https://maps.google.com/?q=41.31,69.24\r
"""
    assert len(keys(android)) == 5
    assert keys(android) == keys(iphone)


def test_the_same_text_later_is_another_message_and_twice_in_a_minute_too() -> None:
    twice = keys(ANDROID.format("ha"))
    assert len(set(twice)) == 3
    assert twice[0][:-1] == twice[1][:-1]
    assert twice[1].endswith("-2")


def test_reading_again_gives_the_same_keys() -> None:
    found = export(given("chat.txt", ANDROID.format("ha")))
    assert list(found.read()) == list(found.read())


@pytest.mark.parametrize(
    "line",
    [
        '15/09/26, 16:50 - Ona created group "A: B"',
        "15/09/26, 16:50 - Ona changed the subject from “A: x” to “B”",
        "15/09/26, 16:50 - Ali Sinovov left",
        "15/09/26, 16:50 - Gulnora: This message was deleted.",
        "15/09/26, 16:50 - Gulnora: Siz ushbu xabarni o‘chirdingiz",
        "15/09/26, 16:50 - Gulnora: null",
        "15/09/26, 16:50 - Gulnora: ",
        "15/09/26, 16:50 - Gulnora:",
    ],
)
def test_what_the_app_says_by_itself_is_no_message(line: str) -> None:
    assert [row.text for row in read(given("chat.txt", f"15/09/26, 16:40 - Ona: bor\n{line}"))] == ["bor"]


def test_a_sentence_about_the_app_by_a_person_stays() -> None:
    content = "15/09/26, 16:40 - Ona: WhatsApp is end-to-end encrypted, yozavering"
    assert len(read(given("chat.txt", content))) == 1


def test_a_line_that_only_looks_like_a_date_belongs_to_the_message_above() -> None:
    content = (
        "15/09/26, 16:40 - Ona: rejalar\n32/13/26, 10:00 - Ona: yo‘q\n[15/09/26, 10:00:00] Ali: ko‘chirilgan"
    )
    rows = read(given("chat.txt", content))
    assert [row.text.count("\n") for row in rows] == [2]


@pytest.mark.parametrize(
    ("lines", "date"),
    [
        (["15/09/2569, 16:40 - Ona: x"], "15/09/2569"),  # Buddhist
        (["15/09/69, 16:40 - Ona: x"], "15/09/69"),
        (["24/06/1405, 16:40 - Ona: x"], "24/06/1405"),  # Persian
        (["[3/18/2565 BE, 14:56:01] Ona: x"], "3/18/2565 BE"),
        (["[3/18/R4, 14:56:01] Ona: x"], "3/18/R4"),  # Japanese
        (["١٥/٠٩/٢٦, ١٦:٤٠ - Ona: x"], "١٥/٠٩/٢٦"),  # Arabic digits
        (["[\u200f١٨\u200f/٣\u200f/٢٠٢٢، ٢:٥٦:٠٠ م] Ona: x"], "١٨/٣/٢٠٢٢"),
    ],
)
def test_a_calendar_we_do_not_read_is_told_with_one_line(lines: list[str], date: str) -> None:
    with pytest.raises(BadInput, match="calendar") as told:
        export(given("chat.txt", "\n".join(lines)))
    assert told.value.values["line"] == 1
    assert told.value.values["date"] == date


@pytest.mark.parametrize(
    ("written", "media"),
    [
        ("<image omitted>", "photo"),
        ("Advokat.vcf (in a language unknown to us)", "contact"),
        ("\u200e<\u200eattached: PTT-20260915-WA0000.opus>", "voice"),
        ("<Сурат юборилмади>", "file"),  # whole body in brackets: words of a language we have none of
        ("hujjat.pdf (файл добавлен)", "file"),
        ("Onamga 5 ta savol (ha)", ""),
    ],
)
def test_what_was_left_out_is_told_apart(written: str, media: str) -> None:
    assert read(given("chat.txt", f"15.09.26, 16:40 - Ona: {written}"))[0].media == media


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251"])
def test_every_encoding_is_read(encoding: str) -> None:
    content = "15.09.26, 16:40 - Она: Сын в колонии ИК-75\nвторая строка\n15.09.26, 16:41 - Гуля: да\n"
    rows = read(given("Чат WhatsApp с Она.txt", content.encode(encoding)))
    assert [(row.sender, row.text) for row in rows] == [
        ("Она", "Сын в колонии ИК-75\nвторая строка"),
        ("Гуля", "да"),
    ]


def test_nul_bytes_and_halves_of_characters_do_no_harm() -> None:
    content = b"15.09.26, 16:40 - Ona: a\0b \xed\xa0\xbd c\n15.09.26, 16:41 - Ona: \xed\xa0\xbd\xed\xb8\x80\n"
    rows = read(given("chat.txt", content))
    assert [row.text for row in rows] == ["ab \ufffd c", "😀"]


def test_a_file_cut_in_the_middle_of_a_letter_is_read() -> None:
    content = "15.09.26, 16:40 - Она: Сын в ИК-75 да".encode()[:-1]
    assert read(given("chat.txt", content))[0].text.startswith("Сын в ИК-75")


def test_a_message_without_an_end_is_rejected_and_the_next_is_read() -> None:
    content = "15.09.26, 16:40 - Ona: x\n" + "qator\n" * 60_000 + "15.09.26, 16:41 - Ona: y\n"
    good, bad = read_all(given("chat.txt", content))
    assert [row.text for row in good] == ["y"]
    assert [row.place for row in bad] == ["line 1"]
    assert len(bad[0].excerpt) <= 200


def test_the_chats_name_comes_from_what_was_asked_then_from_the_zip() -> None:
    archive = zipped(
        {"_chat.txt": "[15.09.26, 16:40:00] Ona: x", "1.opus": b"OggS"}, "WhatsApp Chat - Onalar.zip"
    )
    assert export(archive).title == "Onalar"
    assert read(archive)[0].chat == "whatsapp:onalar"
    assert read(archive, asked=Asked(chat="Boshqa"))[0].chat == "whatsapp:boshqa"


def test_two_chats_of_one_folder_stay_apart() -> None:
    first = given("WhatsApp Chat with A.txt", "15.09.26, 16:40 - Ona: x")
    second = given("WhatsApp Chat with B.txt", "15.09.26, 16:40 - Ona: x")
    assert [row.chat for row in read(first, second)] == ["whatsapp:a", "whatsapp:b"]
