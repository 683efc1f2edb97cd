"""On paper: PDF and DOCX say what the letter says, the same way every time, and name nobody outside it."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from himoya.appeals.letters import Event, Letter, Text, load, make
from himoya.appeals.letters.cover import Unsure, Way, cover
from himoya.appeals.letters.letter import BLANK
from himoya.appeals.letters.pdf import mark, pdf
from himoya.appeals.letters.posting import Sending, posting
from himoya.appeals.letters.sheets.template import FILE, made
from himoya.appeals.letters.spelling import of_tables
from himoya.appeals.letters.word import docx
from himoya.appeals.packs import load as load_pack
from himoya.appeals.packs.rows import Channel
from himoya.printing import printer
from tests.appeals.letters.invented import AT, FACTS, called, every_text, opened, paragraphs, words

TEXTS = list(every_text())
HOSTILE = [
    '#read("/etc/passwd")', "$x$", "*bold* _soft_ = heading", "<script>alert(1)</script>", "{{7*7}}",
    "{name}", "{% for x in y %}", "a & b < c", "#panic(1) @label // gone", "]) #import sys: inputs",
    "&lt;b&gt;",
]  # fmt: skip


def seen(letter: Letter) -> list[str]:
    """What a DOCX of the letter has to read, paragraph by paragraph."""
    lines = [mark(letter)] if mark(letter) else []
    for part in letter.blocks:
        for item in part.items:
            text = "".join(BLANK if run.blank else run.text for run in item.runs)
            shown = {"sign": f"{BLANK} {text}", "row": f"{text} {BLANK * 3}", "table": item.text()}
            lines.append(f"{item.mark} {shown.get(item.form, text)}".strip())
    return lines


@pytest.mark.parametrize("text", TEXTS, ids=called)
def test_pdf_and_docx_say_what_the_letter_says(text: Text) -> None:
    letter = make(text, FACTS)
    printed = words(pdf(letter, AT))
    for line in letter.texts():
        for piece in line.split("\t"):
            assert "".join(piece.split()).replace("-", "") in printed.replace("-", "")
    assert paragraphs(docx(letter)) == seen(letter)


@pytest.mark.parametrize("value", HOSTILE)
def test_markup_prints_as_text(value: str) -> None:
    facts = {**FACTS, "name": value, "facility": value, "own_words": value, "attachments": [value]}
    letter = make(load("uz", "coercion_full", "uz"), facts)
    printed = words(pdf(letter, AT))
    assert printed.count("".join(value.split())) >= 4
    assert "root:" not in printed
    assert paragraphs(docx(letter)) == seen(letter)


def test_uzbek_letters_are_found_again() -> None:
    latin = words(pdf(make(load("uz", "coercion_neutral", "uz"), FACTS), AT))
    assert "so‘rayman" in latin
    assert "to‘g‘risida" in latin
    cyrillic = words(pdf(make(load("uz", "coercion_neutral", "uz-cyrl"), FACTS), AT))
    for letters in ("Ўзбекистон", "тўғрисида", "ҳақида", "қуйидаги", "Қонун"):
        assert letters.casefold() in cyrillic.casefold()


def test_a_draft_is_marked_and_has_blanks() -> None:
    letter = make(load("ru", "where_is_he", "ru"), {})
    assert words(pdf(letter, AT)).startswith("ЧЕРНОВИК")
    first, *rest = paragraphs(docx(letter))
    assert first.startswith("ЧЕРНОВИК")
    assert any(BLANK in line for line in rest)


def test_the_same_letter_gives_the_same_bytes() -> None:
    letter = make(load("uz", "collective", "uz"), FACTS)
    assert pdf(letter, AT) == pdf(letter, AT)
    assert docx(letter) == docx(letter)


def test_the_template_is_what_the_script_makes() -> None:
    assert FILE.read_bytes() == made(), "run: python -m himoya.appeals.letters.sheets.template"


def test_metadata_and_file_names_name_nobody() -> None:
    letter = make(load("uz", "coercion_neutral", "uz"), FACTS)
    reader = PdfReader(BytesIO(pdf(letter, AT)))
    xmp = reader.trailer["/Root"]["/Metadata"].get_data().decode()  # type: ignore[index]
    assert "<pdfaid:part>2</pdfaid:part>" in xmp
    about = opened(docx(letter)).core_properties
    assert (about.author, about.last_modified_by, about.title) == ("", "", letter.title)
    with ZipFile(BytesIO(docx(letter))) as parts:
        outside = "".join(
            parts.read(name).decode("utf-8", "ignore")
            for name in parts.namelist()
            if "core" in name or "app" in name
        )
    for where in (xmp, str(reader.metadata), outside, letter.file_stem(3)):
        assert "Namunayev" not in where
        assert "Akmal" not in where
    assert letter.file_stem(3) == "03-coercion_neutral.uz"


def test_a_sign_without_a_letter_in_the_font_stops_no_letter() -> None:
    letter = make(load("uz", "coercion_neutral", "uz"), {**FACTS, "name": "Akmal 🙏"})
    assert "Akmal" in words(pdf(letter, AT))
    assert any("🙏" in line for line in paragraphs(docx(letter)))


@pytest.mark.parametrize("language", ["uz", "uz-cyrl", "ru", "en"])
def test_the_cover_sheet_tells_which_way_counts(language: str) -> None:
    text = load("uz", "transfer_home", "uz")
    letter = make(text, {**FACTS, "birth_date": "", "facility": "в/ч 1"})
    ways = [Way("email", "courtesy", "no"), Way("registered_post", "yes", "on_registration", "x", "y")]
    sheet = cover(letter, text, addressee="Idora", ways=ways, language=language, made_on=date(2026, 11, 29))
    said = list(sheet.texts())
    unchecked = {
        "uz": "tekshirmagan",
        "uz-cyrl": "текширмаган",
        "ru": "не проверял",
        "en": "not yet been checked",
    }
    assert any(unchecked[language] in line for line in said)
    legal = [row.value for block in sheet.groups[0].blocks for row in block.rows if ";" in row.value]
    assert len(legal) == 2
    assert "x" in legal[0]
    assert "Namunayev" not in sheet.title
    assert printer.pdf(sheet, AT).startswith(b"%PDF")


def test_the_cover_sheet_of_a_full_letter_warns() -> None:
    text = load("uz", "coercion_full", "uz")
    sheet = cover(
        make(text, FACTS), text, addressee="Idora", ways=(), language="en", made_on=date(2026, 11, 29)
    )
    assert any("without a lawyer’s written agreement" in line for line in sheet.texts())
    checked = replace(text, lawyer="Namunaviy Advokat")
    said = list(
        cover(make(text, FACTS), checked, addressee="", ways=(), language="en", made_on=AT.date()).texts()
    )
    assert "The text was checked by a lawyer: Namunaviy Advokat." in said


def test_a_set_has_one_list_and_an_address_for_each_letter() -> None:
    one = Sending(
        "Ariza", "Idora #1", "100000\n*Toshkent*", "Mavluda Namunayeva", "Namuna shahri", "registered_post"
    )
    made_ = posting([one] * 5, "uz", AT)
    assert words(made_).count("Idora#1") == 10
    assert words(made_).count("*Toshkent*") == 10
    assert made_ == posting([one] * 5, "uz", AT)
    assert "Namunayeva" not in str(PdfReader(BytesIO(made_)).metadata)


def test_the_cover_sheet_says_what_is_not_confirmed_and_how_it_is_known() -> None:
    text = load("ru", "where_is_he", "ru")
    ways = [Way("registered_post", "yes", "on_arrival"), Way("email", "yes", "no", confidence="unverified")]
    unsure = [Unsure("The authority", "secondary"), Unsure("A ground", "confirmed")]
    sheet = cover(
        make(text, FACTS), text, addressee="x", ways=ways, language="en", made_on=AT.date(), unsure=unsure
    )
    said = list(sheet.texts())
    assert "known from what others explain; the law itself was not read – The authority" in said
    assert "nobody has checked it – e-mail" in said
    assert not any("A ground" in line for line in said)


def test_without_doubts_the_cover_sheet_raises_none() -> None:
    text = load("ru", "where_is_he", "ru")
    ways = [Way("registered_post", "yes", "on_arrival")]
    sheet = cover(make(text, FACTS), text, addressee="x", ways=ways, language="en", made_on=AT.date())
    assert not any("Not confirmed" in line for line in sheet.texts())


def test_an_address_has_its_day_and_source_and_an_unknown_one_its_lines() -> None:
    known = Sending(
        "Ariza", "Idora", "100000 Toshkent", "", "", seen_on=date(2026, 11, 1), source="Qonun 445"
    )
    said = words(posting([known, Sending("Ariza", "Boshqa idora", "", "", "", number="2026-0007")], "en", AT))
    assert "addressasof1November2026:Qonun445" in said
    assert said.count("2026-0007") == 2
    assert said.count("asktheaddress") + said.count("askfortheaddress") == 1


@pytest.mark.parametrize("pack", ["uz", "ru", "intl", "uz-ru"])
def test_what_a_way_needs_is_said_in_the_familys_language(pack: str) -> None:
    for way in load_pack(pack).every(Channel):
        for english in filter(None, (way.needs, way.proof)):
            assert of_tables(english, "en") == english
            for language in ("uz", "uz-cyrl", "ru"):
                assert of_tables(english, language) != english, english


def test_an_offices_own_words_stay_as_they_are() -> None:
    assert of_tables("ko‘k daftarga yozdirish", "ru") == "ko‘k daftarga yozdirish"


def test_events_stand_in_the_order_of_their_days() -> None:
    facts = {**FACTS, "events": [Event("gone", date(2026, 11, 3)), Event("call_missed", date(2026, 11, 1))]}
    printed = words(pdf(make(load("ru", "where_is_he", "ru"), facts), AT))
    assert printed.index("01.11.2026") < printed.index("03.11.2026")
