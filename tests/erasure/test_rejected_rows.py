"""Rows of lists that nobody could use are looked through, too, when somebody is deleted for good."""

import pytest

from himoya.common import clock
from himoya.erasure.actions import ALL, erase_person
from himoya.erasure.parts import parts_of_persons
from himoya.erasure.queries import counted
from himoya.erasure.rules import holds, marks_of
from himoya.intake.models import Upload
from himoya.messages.models import Rejection
from tests import make
from tests.erasure.conftest import Cast, told_by

KNOWN = marks_of(["Farrux Namunayev", "Sardor Alisher o‘g‘li", "Botir"], ["+998 00 123-45-67", "765 43 21"])

HIS = [
    ["1", "Namunayev Farrux", "31.31.1999"],
    ["Намунаев", "Фаррух", "Алишерович"],
    ["ФИО: Фаррух Алишер ўғли Намунаев; Тел: йўқ"],
    ["FARRUXJON NAMUNAYEV"],
    ["Сардор Алишер угли"],
    ["onasi", "998001234567"],
    ["12.03.1999 8 (00) 123 45 67, 998001234568"],
    ["765-43-21"],
]
OTHERS = [
    ["Botir Tamsilov", "998001234568"],
    ["Namunayev Sherzod", "Sinovov Farrux"],  # his words, but two other people's
    ["Namunayeva Malika akasi haqida so‘radi, eri Shavkat Sinovov, qo‘shnisi Farrux"],
    ["Farrux"],
    ["Namunayev F."],
    ["00176543219", "12.03.1999"],
    [""],
    [],
]


@pytest.mark.parametrize("cells", HIS)
def test_a_row_is_his_by_whole_name_or_number_in_any_script(cells: list[str]) -> None:
    assert holds(KNOWN, cells)


@pytest.mark.parametrize("cells", OTHERS)
def test_a_row_of_somebody_else_is_left_alone(cells: list[str]) -> None:
    assert not holds(KNOWN, cells)


def test_nobody_is_known_by_nothing() -> None:
    assert not marks_of(["", "Botir"], ["", "qo‘shnisi orqali", "12"])


def rejected(place: str, *cells: str, excerpt: str = "") -> Rejection:
    return Rejection.objects.create(
        brought_by=make.an_import(file_name="royxat.csv"),
        place=place,
        sentence="Row %(row)s has no readable date.",
        values={"row": 5},
        excerpt=excerpt,
        cells=[["F.I.Sh", cell] for cell in cells],
    )


def test_place_and_reason_stay_and_other_rows_stay_whole(cast: Cast) -> None:
    person = told_by("ona", "Farrux Namunayev")
    make.a_fact(make.message("tel"), person, "phone", "+998 00 123 45 67")
    case = cast.case
    case.person = person
    case.save()
    his = [
        rejected("row 5", "Фаррух Намунаев"),
        rejected("row 6", "onasi", "998001234567"),
        rejected("line 3", excerpt="Namunayev Farrux yordam bering"),
    ]
    hers = rejected("row 7", "Tamsilova Ra’no")
    words = "Rows of lists that could not be used"
    said = {one.words: one.count for one in counted(parts_of_persons([person.pk]))}
    assert said[words] == 3

    assert erase_person(case, which=ALL, chosen=(), reason="law", by=cast.nodira)

    for row in his:
        before = (row.place, row.sentence, row.values)
        row.refresh_from_db()
        assert (row.place, row.sentence, row.values) == before
        assert (row.excerpt, row.cells) == ("", [])
    hers.refresh_from_db()
    assert hers.cells == [["F.I.Sh", "Tamsilova Ra’no"]]


def test_a_file_that_waits_goes_when_its_preview_shows_him_and_not_while_it_is_imported(cast: Cast) -> None:
    shown = {"first": [{"sender": "Zamira", "text": "Botirjon Kanareyka haqida"}], "tables": []}
    other = {"first": [{"sender": "Zamira", "text": "Ra’no Tamsilova haqida"}], "tables": []}
    files = {"by": cast.nodira, "at": clock.now(), "content": b"x"}
    Upload.objects.create(file_name="his", preview=shown, **files)
    Upload.objects.create(file_name="running", preview=shown, state=Upload.State.IMPORTING, **files)
    Upload.objects.create(file_name="other", preview=other, **files)

    assert erase_person(cast.case, which=ALL, chosen=(), reason="law", by=cast.nodira)

    assert set(Upload.objects.values_list("file_name", flat=True)) == {"running", "other"}
