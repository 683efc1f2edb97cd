"""Two editors never overwrite each other."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import OperationalError, connection, connections

from himoya.cases.actions import Overtaken, edit_case, open_case
from himoya.cases.models import Case, Change
from himoya.cases.queries import before_version
from himoya.security.models import Account
from tests.make import MONDAY, account, person

EDITORS, EDITS = 8, 10


@pytest.fixture
def nodira(db: None) -> Account:
    return account("nodira")


@pytest.fixture
def case(nodira: Account) -> Case:
    return open_case(person(), next_check_at=MONDAY, owner=nodira, by=nodira)


def test_an_edit_writes_each_changed_field_into_the_history(case: Case, nodira: Account) -> None:
    later = MONDAY + timedelta(days=3)
    after = edit_case(
        case, 1, {"summary": "He refused.", "status": "open", "next_check_at": later}, "called", by=nodira
    )

    assert (after.version, after.summary, after.next_check_at) == (2, "He refused.", later)
    assert [(row.field, row.old, row.new, row.why, row.version) for row in Change.objects.order_by("pk")] == [
        ("summary", "", "He refused.", "called", 2),
        ("next_check_at", MONDAY.isoformat(), later.isoformat(), "called", 2),
    ]


def test_nothing_changed_is_no_edit(case: Case, nodira: Account) -> None:
    assert edit_case(case, 1, {"status": "open"}, "", by=nodira).version == 1
    assert Change.objects.count() == 0


def test_an_edit_of_what_was_changed_meanwhile_writes_nothing(case: Case, nodira: Account) -> None:
    edit_case(case, 1, {"summary": "first"}, "", by=nodira)
    with pytest.raises(Overtaken) as overtaken:
        edit_case(case, 1, {"summary": "second", "risk": "high"}, "", by=nodira)

    assert (overtaken.value.standing.version, overtaken.value.standing.summary) == (2, "first")
    case.refresh_from_db()
    assert (case.summary, case.risk) == ("first", "")


def test_other_fields_cannot_be_smuggled_in(case: Case, nodira: Account) -> None:
    edit_case(case, 1, {"person_id": 999, "version": 77}, "", by=nodira)
    case.refresh_from_db()
    assert (case.person_id, case.version) == (case.person.pk, 1)


def test_what_stood_before_is_known_however_many_edits_lie_between(case: Case, nodira: Account) -> None:
    for version, text in enumerate(("one", "two", "three"), start=1):
        edit_case(case, version, {"summary": text}, "", by=nodira)
    assert before_version(case, 1) == {"summary": ""}
    assert before_version(case, 2) == {"summary": "one"}
    assert before_version(case, 4) == {}


@pytest.fixture
def closing() -> Iterator[None]:
    yield
    connections.close_all()


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("closing")
def test_of_many_edits_at_once_no_accepted_one_is_lost() -> None:
    editors = [account(f"editor{number}") for number in range(EDITORS)]
    case = open_case(person(), next_check_at=MONDAY, owner=None, by=editors[0])

    def work(editor: Account) -> list[str]:
        accepted: list[str] = []
        try:
            while len(accepted) < EDITS:
                read = Case.objects.get(pk=case.pk)
                mine = f"{editor.username} {len(accepted)}"
                try:
                    edit_case(read, read.version, {"summary": read.summary + mine + "\n"}, "", by=editor)
                except (Overtaken, OperationalError):
                    continue
                accepted.append(mine)
        finally:
            connection.close()
        return accepted

    with ThreadPoolExecutor(EDITORS) as pool:
        accepted = [line for lines in pool.map(work, editors) for line in lines]

    case.refresh_from_db()
    assert sorted(case.summary.splitlines()) == sorted(accepted)
    assert (len(accepted), case.version) == (EDITORS * EDITS, EDITORS * EDITS + 1)
    assert Change.objects.filter(case=case).count() == EDITORS * EDITS
