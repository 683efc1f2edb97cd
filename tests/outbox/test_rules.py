"""What is said, and when it is said again."""

from datetime import timedelta

import pytest

from himoya.outbox.rules import due_at, is_hopeless, words
from tests.make import MONDAY


@pytest.mark.parametrize(
    ("fresh", "waiting", "said"),
    [
        (3, 0, "3 new T0. Please open the desk."),
        (0, 2, "2 past their time, and nobody acted. Please open the desk."),
        (1, 2, "1 new T0. 2 past their time, and nobody acted. Please open the desk."),
    ],
)
def test_only_counts_are_said(fresh: int, waiting: int, said: str) -> None:
    assert words(fresh, waiting, "en").text == words(fresh, waiting, "en").subject == said


def test_it_is_tried_again_ever_later_and_given_up_after_a_day() -> None:
    minutes = [(due_at(MONDAY, tries) - MONDAY) // timedelta(minutes=1) for tries in range(7)]
    assert minutes == [0, 1, 6, 21, 81, 141, 201]
    hopeless = [tries for tries in range(40) if is_hopeless(MONDAY, tries)]
    assert due_at(MONDAY, hopeless[0] - 1) <= MONDAY + timedelta(days=1) < due_at(MONDAY, hopeless[0])
