"""How often he calls, as sentences about lives."""

from datetime import UTC, datetime, timedelta
from itertools import accumulate
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from himoya.contact.rhythm import Rhythm, learn
from tests.make import MONDAY

lives = st.lists(st.floats(0.6, 70), min_size=1, max_size=15)  # gaps, oldest first


def calls(gaps: list[float]) -> list[datetime]:
    return [MONDAY + timedelta(days=days) for days in accumulate(gaps, initial=0)]


def rhythm(*gaps: float, told: int | None = None) -> Rhythm:
    return learn(calls(list(gaps)), told_days=told)


@pytest.mark.parametrize(
    ("life", "gaps", "days"),
    [
        ("he calls on Mondays", [7] * 6, 7),
        ("every other Monday", [14] * 6, 14),
        ("each evening", [1] * 6, 1),
        ("once a month", [30] * 5, 30),
        ("every tenth day", [10] * 6, 10),
        ("one turn was lost", [7, 7, 14, 7, 7], 7),
        ("two turns in a row were lost", [7, 7, 7, 21, 7], 7),
        ("the last turn was lost", [7, 7, 7, 7, 14], 7),
        ("he was moved and arrived", [7, 7, 7, 7, 41, 7, 7], 7),
        ("he was moved just now", [7, 7, 7, 7, 41], 7),
        ("two months in a cell without telephone", [14, 14, 14, 75, 14], 14),
        ("after a year it is every other week", [7] * 50 + [14] * 5, 14),
        ("in the new colony he may call weekly", [14] * 25 + [7] * 3, 7),
        ("some days early, some late", [6, 8.5, 5.5, 7, 9, 6], 7),
        ("found after ten years", [3650, 7, 7, 7], 7),
    ],
)
def test_his_life_tells_his_rhythm(life: str, gaps: list[float], days: float) -> None:
    found = rhythm(*gaps)
    assert found.days == pytest.approx(days, rel=0.1), life
    assert (found.gaps, found.learned) == (len(gaps), True)


def test_nothing_known_is_a_fortnight_and_very_unsure() -> None:
    nothing = learn([])
    assert (nothing.days, nothing.gaps, nothing.learned) == (14, 0, False)
    assert nothing.low < 7
    assert nothing.high > 28
    assert learn([MONDAY]) == nothing


def test_one_gap_is_no_habit_yet_but_tells_something() -> None:
    one = rhythm(7)
    assert not one.learned
    assert one.days == pytest.approx(7, rel=0.1)
    assert one.high - one.low > rhythm(7, 7, 7, 7).high - rhythm(7, 7, 7, 7).low


@pytest.mark.parametrize("told", [1, 3, 7, 10, 30, 60])
def test_what_the_family_says_holds_until_calls_say_otherwise(told: int) -> None:
    said = learn([], told_days=told)
    assert (said.days, said.learned) == (told, False)
    assert rhythm(*[14] * 8, told=told).days == pytest.approx(14, rel=0.1)


@pytest.mark.parametrize("told", [-5, 0, 365, 100_000])
def test_what_nobody_can_mean_stays_within_a_day_and_two_months(told: int) -> None:
    assert 1 <= learn([MONDAY], told_days=told).days <= 60


def test_two_relatives_who_write_down_one_call_change_nothing() -> None:
    heard = calls([7.0] * 5)
    twice = [at + timedelta(hours=3) for at in heard]
    assert learn([*heard, *twice, *heard]) == learn(heard)


def test_all_calls_at_one_minute_are_one_contact() -> None:
    assert learn([MONDAY] * 9) == learn([MONDAY])


def test_tashkent_and_kamchatka_hear_the_same_call() -> None:
    heard = calls([7.0] * 5)
    east, west = (
        [at.astimezone(ZoneInfo(zone)) for at in heard] for zone in ("Asia/Kamchatka", "Asia/Tashkent")
    )
    assert learn(east) == learn(west) == learn([*east, *west])


def test_an_hour_that_the_clock_is_put_back_is_no_hour_of_silence() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    heard = [datetime(2026, 10, day, 12, tzinfo=berlin) for day in (11, 18, 25)]
    assert learn(heard) == learn([at.astimezone(UTC) for at in heard])


def test_a_steady_caller_is_known_more_closely_than_a_loose_one() -> None:
    steady, loose = rhythm(*[7] * 9), rhythm(3, 12, 7, 5, 9, 14, 4, 8, 6)
    assert steady.high / steady.low < loose.high / loose.low


@given(lives, st.data())
def test_the_order_of_entries_does_not_matter(gaps: list[float], data: st.DataObject) -> None:
    heard = calls(gaps)
    assert learn(data.draw(st.permutations(heard))) == learn(heard)


@given(lives)
def test_writing_a_call_down_twice_changes_nothing(gaps: list[float]) -> None:
    heard = calls(gaps)
    assert learn([*heard, heard[-1], heard[0]]) == learn(heard)


@given(lives, st.integers(-20_000, 20_000))
def test_it_is_the_same_life_in_another_year(gaps: list[float], days: int) -> None:
    moved = [at + timedelta(days=days) for at in calls(gaps)]
    assert learn(moved) == learn(calls(gaps))


@given(st.floats(2, 28), st.integers(4, 12), st.data())
def test_one_skipped_call_does_not_double_the_rhythm(days: float, count: int, data: st.DataObject) -> None:
    gaps = [days] * count
    gaps[data.draw(st.integers(2, count - 1))] *= 2
    assert rhythm(*gaps).days < 1.3 * days


@given(st.floats(1.2, 28), st.integers(5, 15))
def test_calls_twice_as_far_apart_are_twice_the_rhythm(days: float, count: int) -> None:
    assert rhythm(*[2 * days] * count).days == pytest.approx(2 * rhythm(*[days] * count).days, rel=0.15)


@given(lives)
def test_the_band_holds_the_rhythm(gaps: list[float]) -> None:
    found = rhythm(*gaps)
    assert 0 < found.low < found.days < found.high
    assert 1 <= found.days <= 60
    assert found.high / found.days > 1.16
