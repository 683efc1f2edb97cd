"""Counts name nobody, and no small one can be worked out."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.cache import cache
from hypothesis import given
from hypothesis import strategies as st

from himoya.cases.models import Case
from himoya.common import clock
from himoya.common.roles import Role
from himoya.handover.figures.rules import SMALLEST, cells, newest_of_groups, shown
from himoya.linkage.models import Grouped, Grouping
from himoya.security.models import Account
from himoya.worker.loop import count_for_figures
from tests import make
from tests.desk.conftest import NAME, NOW
from tests.desk.out.conftest import browser, staff


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    cache.clear()


@pytest.mark.parametrize(
    ("count", "said"), [(0, None), (9, None), (10, 10), (14, 10), (15, 15), (1234, 1230)]
)
def test_small_counts_are_hidden_and_others_rounded_down(count: int, said: int | None) -> None:
    assert shown(count) == said


@given(st.lists(st.integers(0, 60), min_size=2, max_size=8))
def test_a_hidden_count_does_not_follow_from_the_others(parts: list[int]) -> None:
    """For a hidden part more than one value fits everything that is shown."""
    total, seen = shown(sum(parts)), [shown(part) for part in parts]
    if total is None or seen.count(None) != 1:
        return
    known = [part for part in seen if part is not None]
    fits = {
        hidden
        for hidden in range(SMALLEST)
        if total - sum(known) - 4 * len(known) <= hidden <= total + 4 - sum(known)
    }
    assert len(fits) > 1


def test_a_person_counts_once_by_the_last_word() -> None:
    told = [(1, "offered"), (2, "signed"), (3, "refused"), (1, "signed")]
    assert newest_of_groups(told, {1: 1, 2: 1, 3: 3}) == {"signed": 1, "refused": 1}


def test_every_state_has_a_cell_whether_somebody_is_in_it_or_not() -> None:
    assert [cell.about for cell in cells({"a": 12, "z": 99}, {"a": "A", "b": "B"})] == [10, None]


def persons(count: int, contract: str = "signed") -> None:
    brought_by = make.an_import()
    grouping = Grouping.objects.create(
        made_at=NOW, current=True, low=max(0, count - 5), point=count, high=count + 3
    )
    for number in range(count):
        person = make.person(f"{NAME} {number}", f"voice {number}")
        told = make.message("imzo", brought_by, key=f"p{number}")
        make.a_fact(told, person, "contract", contract)
        Grouped.objects.create(grouping=grouping, person=person, group=person.pk)
        Case.objects.create(person=person, opened_at=NOW, next_check_at=NOW)


def test_an_analyst_sees_counts_and_no_name(db: None) -> None:
    persons(27)
    page = browser(staff("lola", Role.ANALYST)).get("/figures/").content.decode()
    assert "<b>25</b>" in page
    assert "between 20 and 30" in page
    assert page.count("fewer than 10") >= 8
    assert NAME not in page
    assert "imzo" not in page


def test_an_empty_instance_says_what_to_do(nodira: Account) -> None:
    assert "Nothing to count yet" in browser(nodira).get("/figures/").content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_number_of_queries_does_not_grow(
    nodira: Account, count: int, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    persons(count)
    client = browser(nodira)
    with django_assert_max_num_queries(22):  # type: ignore[attr-defined]  # a context manager
        client.get("/figures/")


def test_a_page_shows_what_was_counted_before_and_the_worker_counts_again(
    nodira: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    persons(12)
    client = browser(nodira)
    assert "<b>10</b>" in client.get("/figures/").content.decode()
    Grouping.objects.update(point=50)
    assert not count_for_figures(), "counted just now"
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(minutes=10))
    assert "<b>10</b>" in browser(nodira).get("/figures/").content.decode()
    assert count_for_figures()
    assert "<b>50</b>" in browser(nodira).get("/figures/").content.decode()
