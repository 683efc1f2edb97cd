"""One group that a person says holds two: brothers melted into one are parted, and each keeps his reports."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from himoya.linkage.rules import judged

MEN = range(1, 9)
PEOPLE = st.integers(1, 8)
PAIRS = st.lists(st.tuples(PEOPLE, PEOPLE).filter(lambda pair: pair[0] != pair[1]), max_size=6)
LIKE = st.dictionaries(
    st.tuples(PEOPLE, PEOPLE).filter(lambda pair: pair[0] < pair[1]), st.floats(-9, 9, width=16), max_size=28
)
GROUPS = st.lists(st.sampled_from([1, 2, 3]), min_size=8, max_size=8)
Odds = dict[tuple[int, int], float]


def sets(found: dict[int, int]) -> set[frozenset[int]]:
    return {frozenset(man for man, name in found.items() if name == group) for group in found.values()}


def melted(*alike: tuple[int, int], of: int = 4) -> tuple[dict[int, int], Odds]:
    """Reports 1 to `of` in one group, of which these pairs fit well and all others badly."""
    everybody = range(1, of + 1)
    odds = {(a, b): 4.0 if (a, b) in alike else -4.0 for a in everybody for b in everybody if a < b}
    return dict.fromkeys(everybody, 1), odds


def parted(
    group: dict[int, int], odds: Odds, *different: tuple[int, int], same: tuple[tuple[int, int], ...] = ()
) -> set[frozenset[int]]:
    return sets(judged(group, same, different, lambda members: odds))


def test_two_brothers_melted_into_one_take_each_his_own_reports() -> None:
    group, odds = melted((1, 3), (2, 4))
    assert parted(group, odds, (1, 2)) == {frozenset({1, 3}), frozenset({2, 4})}
    assert parted(group, odds, (3, 4)) == {frozenset({1, 3}), frozenset({2, 4})}


def test_who_fits_neither_of_the_two_well_stays_with_the_nearer() -> None:
    group, _ = melted(of=3)
    assert parted(group, {(1, 2): 3.0, (1, 3): -2.0, (2, 3): -1.0}, (1, 2)) == {
        frozenset({1}),
        frozenset({2, 3}),
    }


def test_what_people_called_the_same_stays_together_however_little_it_fits() -> None:
    group, odds = melted((1, 3), (2, 4))
    assert parted(group, odds, (1, 2), same=((1, 4),)) == {frozenset({1, 3, 4}), frozenset({2})}


def test_a_third_brother_needs_a_verdict_against_both() -> None:
    group, odds = melted((1, 4), (2, 5), (3, 6), of=6)
    assert parted(group, odds, (1, 2), (1, 3), (2, 3)) == {
        frozenset({1, 4}),
        frozenset({2, 5}),
        frozenset({3, 6}),
    }


def test_different_holds_against_a_stranger_whom_a_verdict_brought_into_the_group() -> None:
    """1 and 2 were one to the matcher; a person joined 3 with 2 and knows that 3 is not 1."""
    assert parted({1: 1, 2: 1, 3: 3}, {}, (1, 3), same=((2, 3),)) == {frozenset({1}), frozenset({2, 3})}


@given(GROUPS, PAIRS, PAIRS, LIKE, st.tuples(PEOPLE, PEOPLE).filter(lambda two: two[0] != two[1]))
def test_a_verdict_undone_leaves_the_groups_of_before(
    groups: list[int],
    same: list[tuple[int, int]],
    different: list[tuple[int, int]],
    odds: Odds,
    verdict: tuple[int, int],
) -> None:
    """Whatever was judged before and after it, in whatever order."""
    believed = dict(zip(MEN, groups, strict=True))
    before = judged(believed, same, different, lambda members: odds)
    assert judged(believed, same[::-1], different[::-1], lambda members: odds) == before
    during = judged(believed, same, [*different, verdict], lambda members: odds)
    assert all(during[left] == during[right] for left, right in same)
    assert judged(believed, same, different, lambda members: odds) == before


@given(GROUPS, PAIRS, PAIRS, LIKE)
def test_people_stand_above_the_matcher(
    groups: list[int], same: list[tuple[int, int]], different: list[tuple[int, int]], odds: Odds
) -> None:
    """Every "same" holds; every "different" does unless a chain of "same" says otherwise; and nobody is put
    together whom neither the matcher nor a person ever joined."""
    believed = dict(zip(MEN, groups, strict=True))
    found = judged(believed, same, different, lambda members: odds)
    called = judged({man: man for man in MEN}, same, [])
    linked = judged(believed, same, [])
    assert set(found) == set(MEN)
    assert all(found[left] == found[right] for left, right in same)
    assert all(found[a] != found[b] for a, b in different if called[a] != called[b])
    assert all(linked[man] == linked[name] for man, name in found.items())


@pytest.mark.parametrize("size", [60, 300])
def test_a_crowd_in_one_group_is_parted_too(size: int) -> None:
    group = dict.fromkeys(range(1, size + 1), 1)
    odds = {(a, b): 1.0 if a % 2 == b % 2 else -1.0 for a in group for b in group if a < b}
    halves = parted(group, odds, (1, 2))
    assert sorted(len(side) for side in halves) == [size // 2, size // 2]
