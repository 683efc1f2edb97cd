"""PDFs: their text, their archival form, and that a name is never a command."""

import io
import json
from datetime import UTC, datetime

import pytest
from pypdf import PdfReader

from himoya.papers.card.making import paper_of
from himoya.papers.card.rules import USUAL
from himoya.printing.paper import Block, Group, Paper, Row, facts, listed
from himoya.printing.printer import pdf, pictures

AT = datetime(2026, 11, 22, 16, 0, tzinfo=UTC)
HOSTILE = [
    '#read("/etc/passwd")',
    "$x^2$",
    "*bold* _soft_ = heading",
    "<script>alert(1)</script>",
    "#panic(1) @label <label> // gone /* gone */",
    "\\u{41} `raw` ~ -- ... \"quotes\" 'one'",
    "]) #import sys: inputs",
    "٠١٢ \u202egnip",
]


def of(*blocks: Block, kind: str = "note") -> Paper:
    return Paper(kind, "uz", "№ 12", ("Oilalar guruhi tuzgan.",), (Group(blocks),))  # type: ignore[arg-type]


def words(made: bytes) -> str:
    return "".join("".join(page.extract_text() for page in PdfReader(io.BytesIO(made)).pages).split())


@pytest.mark.parametrize("text", HOSTILE[:-1])
def test_markup_prints_as_text(text: str) -> None:
    made = pdf(of(Block("heading", text), Block("strong", text), facts(Row(text, text)), listed(text)), AT)
    assert words(made).count("".join(text.split())) == 5
    assert "root:" not in words(made)


@pytest.mark.parametrize(
    "text", ["🙏 Farrux", "中文 Farrux", "a\x00b Farrux", "\ud83d Farrux", "\ufffe Farrux"]
)
def test_a_sign_without_a_letter_in_the_font_stops_no_paper(text: str) -> None:
    assert "Farrux" in words(pdf(of(facts(Row("x", text))), AT))


def test_a_turned_direction_prints_too() -> None:
    assert pdf(of(facts(Row("x", HOSTILE[-1]))), AT).startswith(b"%PDF")


@pytest.mark.parametrize("letters", ["ўқғҳЎҚҒҲ", "o‘g‘O‘G‘ma’no", "ёйщъыэ№«»", "Ўткир", "Яна ҳеч ким"])
def test_uzbek_letters_are_found_again(letters: str) -> None:
    blocks = (
        Block("heading", letters),
        Block("strong", letters),
        Block("text", letters),
        Block("quiet", letters),
    )
    assert words(pdf(of(*blocks), AT)).count("".join(letters.split())) == 4


def test_the_metadata_names_nobody() -> None:
    made = pdf(of(facts(Row("Ism", "Farrux Namunayev"))), AT)
    reader = PdfReader(io.BytesIO(made))
    kept = json.dumps({key: str(value) for key, value in (reader.metadata or {}).items()}, ensure_ascii=False)
    assert "№ 12" in kept
    xmp = reader.trailer["/Root"]["/Metadata"].get_data().decode()  # type: ignore[index]
    for where in (kept, xmp):
        assert "Farrux" not in where
        assert "/work" not in where
        assert ".typ" not in where
    assert "<pdfaid:part>2</pdfaid:part>" in xmp
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in xmp


def test_every_font_is_inside() -> None:
    reader = PdfReader(io.BytesIO(pdf(of(Block("text", "Ўзбекча o‘zbekcha № « »")), AT)))
    names = {font.get_object()["/BaseFont"] for font in reader.pages[0]["/Resources"]["/Font"].values()}  # type: ignore[index]
    assert {name.split("+")[-1].split("-")[0] for name in names} == {"LibertinusSerif"}


@pytest.mark.parametrize("script", ["uz", "uz-cyrl", "ru"])
def test_a_card_is_one_page(script: str) -> None:
    assert len(pictures(paper_of(USUAL, script, "Abdurahmonjon" * 3))) == 1


def test_a_long_paper_goes_on_over_the_page() -> None:
    assert len(pictures(of(*(facts(Row("x" * 90, "y" * 300)) for _n in range(60)), kind="visit"))) > 1


def test_it_prints_at_any_moment_of_a_second() -> None:
    """The real clock has parts of seconds, which the printer refuses."""
    assert pdf(of(), AT.replace(microsecond=123_456)) == pdf(of(), AT)
