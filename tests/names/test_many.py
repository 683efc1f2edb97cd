import pytest
from hypothesis import given
from hypothesis import strategies as st

from himoya.names.distance import alike
from himoya.names.many import likenesses

SKELETONS = st.text("abdghijkmnrstuvzçş", max_size=12)


@given(st.lists(st.tuples(SKELETONS, SKELETONS), max_size=8))
def test_many_pairs_at_once_are_weighed_as_one_by_one(pairs: list[tuple[str, str]]) -> None:
    firsts, seconds = [first for first, _second in pairs], [second for _first, second in pairs]
    alone = [alike(first, second) for first, second in pairs]
    assert likenesses(firsts, seconds).tolist() == pytest.approx(alone)
    assert likenesses(seconds, firsts).tolist() == pytest.approx(alone)


def test_of_no_pairs_there_are_no_likenesses() -> None:
    assert not len(likenesses([], []))
