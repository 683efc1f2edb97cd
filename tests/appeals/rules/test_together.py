"""For whom a letter of many families speaks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from himoya.appeals.rules.gate import Gate, Verdict, Why
from himoya.appeals.rules.together import FEWEST, WHY_NOT, Joining, Place, numbers, place

FREE = Gate(Verdict.ALLOWED)


@pytest.mark.parametrize(
    ("gate", "status", "where"),
    [
        (FREE, "", Place.NAMED),
        (FREE, "held", Place.NAMED),
        (FREE, "missing", Place.NAMED),
        (FREE, "released", Place.OUT),
        (FREE, "dead", Place.OUT),
        (FREE, "at_front", Place.OUT),
        (Gate(Verdict.WARNED, Why.WISH_UNKNOWN), "held", Place.NAMED),
        (Gate(Verdict.BLOCKED, Why.NO_CONSENT), "held", Place.NUMBER),
        (Gate(Verdict.BLOCKED, Why.ASK_AGAIN), "held", Place.NUMBER),
        (Gate(Verdict.BLOCKED, Why.BEYOND), "held", Place.NUMBER),
        (Gate(Verdict.BLOCKED, Why.SAID_NO), "held", Place.OUT),
        (Gate(Verdict.BLOCKED, Why.OWN_WISH), "held", Place.OUT),
        (Gate(Verdict.BLOCKED, Why.TAKEN_OUT), "held", Place.OUT),
    ],
)
def test_a_yes_gives_a_name_silence_a_number_and_a_no_nothing(gate: Gate, status: str, where: Place) -> None:
    assert place(gate, status)[0] is where


@pytest.mark.parametrize("why", [one for one in Why if one not in (Why.FINE, Why.WISH_UNKNOWN, Why.ANNEX)])
def test_whoever_is_not_named_has_a_reason(why: Why) -> None:
    where, words = place(Gate(Verdict.BLOCKED, why), "held")
    assert where is not Place.NAMED
    assert words in WHY_NOT.values()


def many(count: int, where: Place = Place.NUMBER) -> list[Joining]:
    return [Joining(number, (number,), where, yes=number % 2 == 0) for number in range(count)]


def test_among_few_nobody_learns_who_is_pressed() -> None:
    assert numbers(many(FEWEST - 1), {1}, {2}).pressed is None
    told = numbers(many(FEWEST), {1}, {2, 3})
    assert (told.pressed, told.silent) == (1, 2)


def test_a_zero_is_not_said() -> None:
    assert numbers(many(20), {99}, ()).pressed is None


@given(st.lists(st.sampled_from(Place), max_size=30), st.sets(st.integers(0, 30)))
def test_whoever_is_out_is_in_no_number(places: list[Place], pressed: set[int]) -> None:
    everybody = [Joining(number, (number,), where, yes=True) for number, where in enumerate(places)]
    inside = [one for one in everybody if one.place is not Place.OUT]
    assert numbers(everybody, pressed, pressed) == numbers(inside, pressed, pressed)
    assert numbers(everybody, pressed, pressed).held == len(inside)
