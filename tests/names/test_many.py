import pytest
from hypothesis import given
from hypothesis import strategies as st

from himoya.names import distance
from himoya.names.many import distances, prepare

SKELETONS = st.text("abdghijkmnrstuvzçş", max_size=12)


@given(st.lists(st.tuples(SKELETONS, SKELETONS), max_size=8))
def test_many_pairs_at_once_are_weighed_as_one_by_one(pairs: list[tuple[str, str]]) -> None:
    together = distances([first for first, _second in pairs], [second for _first, second in pairs])
    alone = [distance._distance(first, second) for first, second in pairs]
    assert together.tolist() == pytest.approx(alone)


@given(st.lists(st.tuples(SKELETONS, SKELETONS), max_size=8))
def test_likenesses_are_the_same_whether_prepared_or_not(pairs: list[tuple[str, str]]) -> None:
    distance.remember({})
    alone = [distance.alike(first, second) for first, second in pairs]
    prepare(pairs)
    assert [distance.alike(first, second) for first, second in pairs] == pytest.approx(alone)
    assert [distance.alike(second, first) for first, second in pairs] == pytest.approx(alone)


def test_what_was_prepared_before_is_forgotten() -> None:
    prepare([("namunai", "namunau")])
    prepare([("sinav", "sinau")])
    assert ("namunai", "namunau") not in distance._told
