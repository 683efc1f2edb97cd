"""Guessing by machine is slowed before anything expensive happens; a slip of the finger is not."""

import threading
from dataclasses import dataclass

import pytest

from himoya.desk.opening.tries import FREE, LONGEST, TooSoon, Tries


@dataclass
class Clock:
    now: float = 0.0

    def __call__(self) -> float:
        return self.now


def looked_at(tries: Tries) -> bool:
    try:
        with tries.one():
            return True
    except TooSoon:
        return False


def test_three_slips_cost_nothing() -> None:
    tries = Tries(Clock())
    assert [looked_at(tries) for _ in range(FREE + 1)] == [True, True, True, False]


def test_waits_grow_and_never_pass_half_a_minute() -> None:
    clock = Clock()
    tries = Tries(clock)
    waits: list[float] = []
    for _ in range(20):
        before = clock.now
        while not looked_at(tries):
            clock.now += 0.5
        waits.append(clock.now - before)
    assert waits[:3] == [0, 0, 0]
    assert waits[3:] == sorted(waits[3:])
    assert waits[-1] == LONGEST


def test_a_thousand_tries_within_a_minute_are_hardly_looked_at() -> None:
    clock = Clock()
    tries = Tries(clock)
    seen = 0
    for _ in range(1000):
        clock.now += 0.06
        seen += looked_at(tries)
    assert seen <= 9


def test_only_one_is_looked_at_at_a_time_and_each_is_counted() -> None:
    tries = Tries(Clock())
    began, end = threading.Event(), threading.Event()

    def slow() -> None:
        with tries.one():
            began.set()
            end.wait(5)

    first = threading.Thread(target=slow)
    first.start()
    assert began.wait(5)
    assert [looked_at(tries) for _ in range(50)] == [False] * 50
    end.set()
    first.join()
    assert [looked_at(tries) for _ in range(3)] == [True, True, False]


def test_the_right_one_forgets_the_wrong_ones() -> None:
    tries = Tries(Clock())
    for _ in range(FREE):
        looked_at(tries)
    tries.forget()
    assert looked_at(tries)


def test_the_wait_is_said_in_seconds() -> None:
    tries = Tries(Clock())
    for _ in range(FREE):
        looked_at(tries)
    with pytest.raises(TooSoon, match="Wait 2 s"), tries.one():
        pass
