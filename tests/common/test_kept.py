"""What is worked out once is not worked out again, and never fills the memory."""

import pytest

from himoya.common.kept import kept_by


def test_a_word_that_comes_back_is_not_worked_out_again() -> None:
    asked: list[str] = []

    @kept_by(10)
    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    assert [length(word) for word in ("imzo", "zona", "imzo")] == [4, 4, 4]
    assert asked == ["imzo", "zona"]


def test_no_more_answers_are_kept_than_there_is_room_for() -> None:
    asked: list[int] = []

    @kept_by(3)
    def double(number: int) -> int:
        asked.append(number)
        return 2 * number

    assert [double(number) for number in (1, 2, 3, 4, 4, 1)] == [2, 4, 6, 8, 8, 2]
    assert asked == [1, 2, 3, 4, 1]  # the fourth pushed all others out


def test_what_cannot_be_worked_out_is_not_kept() -> None:
    asked: list[str] = []

    @kept_by(3)
    def number(word: str) -> int:
        asked.append(word)
        return int(word)

    for _ in range(2):
        with pytest.raises(ValueError, match="to'qson"):
            number("to'qson")
    assert asked == ["to'qson", "to'qson"]
