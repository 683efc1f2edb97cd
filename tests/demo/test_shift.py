"""In the demo somebody can be asked: a caseworker with a few cases, who has left a note."""

from datetime import timedelta

import pytest

from himoya.alarms.models import Alarm, ShiftNote
from himoya.alarms.queries import tonight_order
from himoya.cases.actions import open_case
from himoya.cases.models import Case, Given
from himoya.cases.queries import cases_visible_to
from himoya.common.roles import Role
from himoya.demo.cast import STAFF
from himoya.demo.shift import GIVEN, OWNED, begin_shift
from tests import make
from tests.make import MONDAY


def test_the_cast_has_everybody_the_desk_knows() -> None:
    assert {one.role for one in STAFF.values() if one.team == "ours"} == {role.value for role in Role}


@pytest.mark.django_db
@pytest.mark.parametrize("people", [0, 2, 12])
def test_she_has_a_few_cases_and_leaves_a_note_that_names_nobody(people: int) -> None:
    nodira, munira = make.account("nodira"), make.account("munira", Role.CASEWORKER)
    for number in range(people):
        person = make.person(f"Sinov {number}")
        since = MONDAY - timedelta(hours=number)
        Alarm.objects.create(person=person, rule="U01", level="T0", since=since, fired_at=since, episode="1")
        open_case(person, next_check_at=MONDAY, owner=None, by=nodira)
    begin_shift(nodira, munira, MONDAY)
    seen = min(people - 1, len(OWNED + GIVEN)) if people else 0
    assert cases_visible_to(munira).count() == max(0, seen)
    assert Given.objects.count() <= len(GIVEN)
    first = tonight_order(nodira, MONDAY)[0][:1]
    assert not Case.objects.filter(person__in=first, owner=munira).exists()
    notes = list(ShiftNote.objects.values_list("text", "by"))
    assert len(notes) == bool(people)
    assert all("Sinov" not in text and by == munira.pk for text, by in notes)
