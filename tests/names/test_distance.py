"""What it costs to turn one word into another, with short cuts and without."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from himoya.names.distance import distance
from himoya.names.many import distances

# Few letters, so that beginnings and ends are often equal; h is cheap to miss and to change.
WORDS = st.text("ahkgiujvdt", max_size=9)


@given(WORDS, WORDS, WORDS, WORDS)
@example("", "h", "hk", "")
@example("kar", "im", "mi", "av")
@example("şirza", "d", "t", "")
def test_equal_beginnings_and_ends_change_no_distance(begin: str, one: str, other: str, end: str) -> None:
    first, second = begin + one + end, begin + other + end
    in_columns = distances([first] * 64, [second] * 64)[0]  # so many are weighed letter by letter
    assert distance(first, second) == pytest.approx(in_columns)
    assert distance(second, first) == distance(first, second)
