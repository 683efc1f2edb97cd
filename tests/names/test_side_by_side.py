"""Many names laid side by side at once find what they find one by one."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from himoya.names.align import Match, align
from himoya.names.parse import Name, parse
from himoya.names.side_by_side import side_by_side
from himoya.names.words import ROLES, words_of

WRITTEN = """
    Намунаев Namunayeva Sherzod Шерзоджон Sherzodbek Abdu Rahmon Абдурахмон Ҳасан Husan Xurshid Xurshida
    Akmal o'g'li Акмалович Akmalovna qizi S. Ш. Ю A. Bulutboyev Булутбой Ali uulu
"""
PIECES = st.sampled_from(WRITTEN.split())
NAMES = st.lists(PIECES, max_size=6).map(" ".join)


@given(st.lists(st.tuples(NAMES, NAMES), min_size=1, max_size=6))
def test_names_side_by_side_match_as_one_by_one(pairs: list[tuple[str, str]]) -> None:
    names = [parse(name) for pair in pairs for name in pair]
    numbers = np.arange(len(pairs))
    together = _told(names, numbers * 2, numbers * 2 + 1)
    alone = [[_match(found) for found in align(*names[2 * i : 2 * i + 2])] for i in range(len(pairs))]
    assert together == alone


@pytest.mark.parametrize(("left", "right"), [("", ""), ("", "Sherzod"), ("😀", "А"), ("Sherzod", "Sherzod")])
def test_a_name_without_words_answers_nothing(left: str, right: str) -> None:
    names = [parse(left), parse(right)]
    told = _told(names, np.array([0]), np.array([1]))
    assert told == [[_match(found) for found in align(*names)]]


def _told(names: list[Name], left: np.ndarray, right: np.ndarray) -> list[list[object]]:
    words = words_of(names)
    found = side_by_side(words, left, right)
    return [
        [
            (
                words.words[found.left[pair, at]],
                words.words[found.right[pair, at]],
                ROLES[found.role[pair, at]],
                bool(found.initial[pair, at]),
                bool(found.crossed[pair, at]),
                pytest.approx(found.alike[pair, at]),
                pytest.approx(found.value[pair, at]),
            )
            for at in range(found.left.shape[1])
            if found.left[pair, at] >= 0
        ]
        for pair in range(len(left))
    ]


def _match(one: Match) -> object:
    return one.left, one.right, one.role, one.initial, one.crossed, one.alike, one.value
