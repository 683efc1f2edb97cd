"""A verdict is seen at once, and exactly as the next whole run would have it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from himoya.linkage.actions import leave_grouping, part, regroup, settle, switch_to, unsettle
from himoya.linkage.models import Grouped, Grouping
from himoya.linkage.queries import current, group_of
from himoya.linkage.rules import judged
from himoya.people.models import Person, SamePerson
from tests import make

SAME, DIFFERENT = SamePerson.Verdict.SAME, SamePerson.Verdict.DIFFERENT
PEOPLE = st.integers(1, 8)
PAIRS = st.lists(st.tuples(PEOPLE, PEOPLE).filter(lambda pair: pair[0] != pair[1]), max_size=6)


def grouped(*groups: tuple[Person, ...]) -> None:
    """As the matcher believes."""
    Grouping.objects.all().delete()
    run = Grouping.objects.create(
        made_at=make.MONDAY, current=True, low=len(groups), point=len(groups), high=len(groups)
    )
    for members in groups:
        for person in members:
            root = members[0].pk
            Grouped.objects.create(grouping=run, person=person, group=root, believed=root)


def partition() -> set[frozenset[int]]:
    found = group_of(current())
    return {frozenset(one for one, name in found.items() if name == group) for group in found.values()}


def people(count: int) -> list[Person]:
    return [make.person("Sherzod Karimov", voice=f"voice {number}") for number in range(count)]


def sets(*groups: tuple[Person, ...]) -> set[frozenset[int]]:
    return {frozenset(person.pk for person in group) for group in groups}


@pytest.mark.django_db
def test_the_first_of_a_group_can_be_parted_from_it() -> None:
    a, b, c = people(3)
    grouped((a, b, c))
    assert part(a, [b, c], by=make.account()) == 2
    assert partition() == sets((a,), (b, c))
    assert group_of(current())[c.pk] == b.pk  # a group is named by its smallest member


@pytest.mark.django_db
def test_verdicts_undone_in_any_order_leave_what_the_matcher_believed() -> None:
    a, b, c, d = people(4)
    grouped((a, b), (c,), (d,))
    nodira = make.account()
    given = [settle(b, c, SAME, by=nodira), settle(a, b, DIFFERENT, by=nodira), settle(c, d, SAME, by=nodira)]
    assert partition() == sets((a,), (b, c, d))
    for verdict in (given[0], given[2], given[1]):
        assert unsettle(verdict, by=nodira)
    assert partition() == sets((a, b), (c,), (d,))
    run = current()
    assert run is not None
    assert run.point == 3


@pytest.mark.django_db
def test_whoever_leaves_the_group_leaves_the_others_together() -> None:
    a, b, c, d = people(4)
    grouped((a, b, c), (d,))
    leave_grouping([a.pk, d.pk])
    assert partition() == sets((b, c))
    assert group_of(current())[c.pk] == b.pk
    run = current()
    assert run is not None
    assert run.point == 1


@pytest.mark.django_db
def test_a_verdict_given_while_everybody_is_grouped_anew_is_not_lost() -> None:
    a, b = people(2)
    for person in (a, b):
        make.a_fact(make.message("85 zona"), person, "home", "Andijon" if person is a else "Buxoro")
    switch_to(regroup())
    running = regroup()
    settle(a, b, SAME, by=make.account())
    switch_to(running)
    assert partition() == sets((a, b))


@pytest.mark.django_db
def test_without_any_grouping_a_verdict_waits_for_the_first() -> None:
    a, b = people(2)
    settle(a, b, SAME, by=make.account())
    assert current() is None


@given(PAIRS, PAIRS, PAIRS)
def test_a_verdict_settles_only_whom_it_touches(
    believed: list[tuple[int, int]], same: list[tuple[int, int]], different: list[tuple[int, int]]
) -> None:
    """Groups that no verdict names stay as they were believed; nobody is lost; names are the smallest."""
    thought = {person: person for person in range(1, 9)}
    for left, right in believed:
        old, new = thought[left], thought[right]
        thought = {person: new if group == old else group for person, group in thought.items()}
    found = judged(thought, same, different)
    assert set(found) == set(thought)
    for group in set(found.values()):
        assert group == min(person for person, name in found.items() if name == group)
    named = {person for pair in (*same, *different) for person in pair}
    touched = {thought[person] for person in named}
    for person, group in thought.items():
        mates = {other for other, name in thought.items() if name == group}
        if group not in touched:
            assert {other for other, name in found.items() if name == found[person]} == mates


@given(PAIRS)
def test_whoever_is_called_different_stands_apart_unless_somebody_joins_them(
    different: list[tuple[int, int]],
) -> None:
    found = judged(dict.fromkeys(range(1, 9), 1), [], different)
    assert all(found[left] != found[right] for left, right in different)
