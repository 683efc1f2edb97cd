"""Three bands, and what is asked first."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from himoya.linkage.pure import bands
from himoya.linkage.pure.ask import MOST, Answered, questions, to_judge
from himoya.linkage.pure.cluster import Union
from himoya.linkage.pure.columns import columns
from himoya.linkage.pure.link import link, weighed
from himoya.linkage.pure.records import Record
from tests.linkage.pure.registers import register


def union(probability: float, left: int = 0, right: int = 1) -> Union:
    return Union(math.log(probability / (1 - probability)), left, right)


@pytest.mark.parametrize(
    ("probability", "same", "asked"),
    [(0.999, True, False), (0.981, True, False), (0.979, False, True), (0.5, False, True),
     (0.26, False, True), (0.19, False, False), (0.01, False, False)],
)  # fmt: skip
def test_every_union_is_in_one_band(probability: float, same: bool, asked: bool) -> None:
    assert (bands.is_same(union(probability)), bands.is_asked(union(probability))) == (same, asked)


def test_groups_are_named_by_their_smallest_row() -> None:
    assert bands.joined(4, [union(0.99, 3, 1)]).tolist() == [0, 1, 2, 1]
    assert bands.joined(2, []).tolist() == [0, 1]


def asked(
    copies: list[int], made: list[Union], placed: list[Union], refused: list[Union]
) -> list[tuple[int, int]]:
    return [(u.left, u.right) for u in questions(np.array(copies), made, placed, refused)]


def test_what_moves_most_reports_is_asked_first() -> None:
    made = [union(0.999, 0, 1), union(0.999, 2, 3)]
    assert asked([0, 1, 2, 3, 4, 5], made, [], [union(0.5, 4, 5), union(0.4, 0, 2)]) == [(0, 2), (4, 5)]


def test_copies_count_as_reports() -> None:
    assert asked([0, 1, 2, 3, 0, 1], [], [], [union(0.5, 2, 3), union(0.4, 0, 1)]) == [(0, 1), (2, 3)]


def test_a_union_made_is_asked_by_how_probably_it_is_wrong() -> None:
    made, refused = [union(0.9, 0, 1), union(0.6, 2, 3)], [union(0.3, 4, 5)]
    assert asked(list(range(6)), made, [], refused) == [(2, 3), (4, 5), (0, 1)]


def test_what_a_reporter_said_of_her_own_is_not_asked_but_weighs() -> None:
    said = [union(0.95, 0, 1), union(0.95, 2, 3)]
    assert asked(list(range(6)), [], said, [union(0.5, 4, 5), union(0.4, 0, 2)]) == [(0, 2), (4, 5)]


def test_what_is_called_same_is_hardly_ever_wrong() -> None:
    records, truth = register(1000, 31)
    said = weighed(records)
    of = bands.joined(len(records), filter(bands.is_same, said.made)).tolist()
    people = [truth[one] for one in said.ids]
    together = [(a, b) for a in range(len(of)) for b in range(a) if of[a] == of[b]]
    assert sum(people[a] != people[b] for a, b in together) <= 0.01 * len(together)
    assert len(together) >= 0.6 * sum(people[a] == people[b] for a in range(len(of)) for b in range(a))
    assert len(said.linked.ask) <= 0.08 * len(records)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 5), st.integers(2, 40), st.integers(0, 100))
def test_an_exact_copy_never_changes_the_count(seed: int, count: int, which: int) -> None:
    records, _ = register(count, seed)
    records = [replace(record, reporter=f"voice {record.id}", relation="son") for record in records]
    before = link(records)
    after = link([*records, replace(records[which % count], id="W")])
    assert (after.low, after.point, after.high) == (before.low, before.point, before.high)
    assert before.low <= before.point <= before.high


def test_what_people_called_the_same_is_not_asked_again() -> None:
    """Their word on 0 and 3 settles the union of the two groups they stand in, whoever stands for each."""
    made, refused = [union(0.999, 0, 1), union(0.999, 2, 3), union(0.7, 1, 2)], [union(0.4, 4, 5)]
    kept = np.arange(6)
    assert [(u.left, u.right) for u in questions(kept, made, [], refused)] == [(1, 2), (4, 5)]
    assert [(u.left, u.right) for u in questions(kept, made, [], refused, same=[(0, 3)])] == [(4, 5)]
    through = [(4, 3), (0, 5)]  # with what the matcher joined: 4-3-0-5
    assert [(u.left, u.right) for u in questions(kept, made, [], refused, same=through)] == [(1, 2)]


def test_an_answer_frees_its_place_for_another_question() -> None:
    refused = [union(0.5, 2 * one, 2 * one + 1) for one in range(600)]
    ids = [f"{row:04}" for row in range(1200)]
    rows = columns([Record(id=one, name="Sherzod Karimov") for one in ids])
    told = [(ids[2 * one], ids[2 * one + 1]) for one in range(100)]
    answered = Answered(same=told[:50], different=[(right, left) for left, right in told[50:]])
    found = to_judge(ids, rows, np.arange(1200), [], [], refused, answered)
    assert len(found) == MOST
    assert found[0].left == ids[200]
    about = to_judge(ids, rows, np.arange(1200), [], [], refused, Answered(about=frozenset({ids[1199]})))
    assert [pair.right for pair in about] == [ids[1199]]
