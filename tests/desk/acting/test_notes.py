"""Notes from shift to shift: who wrote them, who has read them, and how long they wait."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from himoya.alarms.actions import read_note
from himoya.alarms.models import NoteRead, ShiftNote
from himoya.security.models import Account, AuditLine
from tests.desk.acting.conftest import Group
from tests.desk.conftest import NAME, NOW, alarm

DAY = timedelta(days=1)


def test_a_note_starts_from_counts_and_stands_on_the_next_one_s_page(group: Group) -> None:
    alarm("Sardor Misolov", hours_ago=24 * 30)  # a question by now
    form = group.page(group.anvar, "/shift-note/")
    assert "Two hours left: 1 open, 0 taken. Ended since the last note: 0." in form
    assert NAME not in form
    html = group.send(group.anvar, "/shift-note/", text="Onasi <b>ertalab</b>\nkutadi")
    assert "It stands on tonight" in html
    html = group.page(group.nodira)
    assert "Onasi &lt;b&gt;ertalab&lt;/b&gt;\nkutadi" in html
    assert "ertalab" not in html.partition("</title>")[0]
    assert "ertalab" not in group.page(group.oleg)  # a lawyer takes no shift


AGES = (1, 2, 3, 4, 49, 24 * 15)


@pytest.fixture
def notes(group: Group) -> list[ShiftNote]:
    return [
        ShiftNote.objects.create(text=f"eslatma {hours}", by=group.anvar, at=NOW - timedelta(hours=hours))
        for hours in AGES
    ]


def shown(group: Group, who: Account) -> list[int]:
    """Ages of the notes on her page, from the top."""
    return [int(hours) for hours in re.findall(r"eslatma (\d+)<", group.page(who))]


def test_a_note_waits_for_a_reader_and_goes_two_days_after_it_was_written(
    group: Group, notes: list[ShiftNote]
) -> None:
    assert shown(group, group.nodira) == [1, 2, 3, 4, 49]  # after two weeks it is told too late
    for note in notes:
        group.send(group.nodira, f"/shift-note/{note.pk}/read/")
    assert shown(group, group.nodira) == [1, 2, 3]
    assert shown(group, group.dilnoza) == [1, 2, 3, 4]


def test_unread_notes_stand_above_those_that_were_read(group: Group, notes: list[ShiftNote]) -> None:
    group.send(group.nodira, f"/shift-note/{notes[0].pk}/read/")
    html = group.page(group.nodira)
    assert shown(group, group.nodira) == [2, 3, 4, 49, 1]
    assert html.index("eslatma 49") < html.index("Earlier notes") < html.index("eslatma 1<")
    assert html.count("I have read it") == 4


def test_staff_see_who_has_read_a_note_and_when(group: Group) -> None:
    note = ShiftNote.objects.create(text="eslatma", by=group.anvar, at=NOW - DAY)
    assert "Nobody has said yet that it is read." in group.page(group.anvar)
    assert "Written down: you have read it." in group.send(group.nodira, f"/shift-note/{note.pk}/read/")
    assert "Written down" not in group.send(group.nodira, f"/shift-note/{note.pk}/read/")
    group.send(group.anvar, f"/shift-note/{note.pk}/read/")  # his own
    assert list(NoteRead.objects.values_list("by", "at")) == [(group.nodira.pk, NOW)]
    assert AuditLine.objects.filter(verb="shift.note_read", subject=f"shift note {note.pk}").count() == 1
    for who in (group.anvar, group.nodira, group.dilnoza):
        html = " ".join(group.page(who).split())
        assert re.search(r"Read by: Nodira \(today, \d\d:00\)", html)
        assert ("I have read it" in html) is (who == group.dilnoza)


def test_a_lawyer_and_a_getting_browser_mark_nothing(group: Group) -> None:
    note = ShiftNote.objects.create(text="eslatma", by=group.anvar, at=NOW - DAY)
    group.send(group.oleg, f"/shift-note/{note.pk}/read/")
    assert group.code(group.nodira, f"/shift-note/{note.pk}/read/") == 405
    assert group.code(group.nodira, "/shift-note/99/read/") == 405
    group.page(group.nodira)
    assert not NoteRead.objects.exists()


def test_many_notes_cost_no_more_questions_than_one(group: Group) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            group.page(group.nodira)
        return len(queries)

    ShiftNote.objects.create(text="eslatma", by=group.anvar, at=NOW - DAY)
    group.page(group.nodira)
    one = asked()
    for hours in AGES:
        note = ShiftNote.objects.create(text="eslatma", by=group.anvar, at=NOW - timedelta(hours=hours))
        read_note(note, by=group.dilnoza)
    assert asked() <= one + 1  # the names of who read


@pytest.mark.parametrize("text", ["", " ", "\x00", "a" * 20_001])
def test_no_empty_or_endless_note(group: Group, text: str) -> None:
    group.send(group.anvar, "/shift-note/", text=text)
    assert not ShiftNote.objects.exists()
