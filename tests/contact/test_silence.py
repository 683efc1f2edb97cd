"""When silence begins to mean something, as sentences about lives."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from himoya.contact.rhythm import Rhythm, learn
from himoya.contact.silence import Marks, Silence, chances, marks, next_change, state
from tests.make import MONDAY

DAY = timedelta(days=1)


def known(days: float, often: int = 10) -> Rhythm:
    return learn([MONDAY - number * days * DAY for number in range(often + 1)])


def after(found: Marks, since: datetime = MONDAY) -> list[float]:
    moments = (found.expected_at, found.late_at, found.overdue_at, found.silent_at)
    return [(at - since) / DAY for at in moments]


@st.composite
def rhythms(draw: st.DrawFn) -> Rhythm:
    days, times = draw(st.floats(1, 60)), draw(st.floats(1.17, 3))  # no band learned is narrower
    return Rhythm(days, days / times, days * times, draw(st.integers(0, 30)), draw(st.booleans()))


@pytest.mark.parametrize(
    ("life", "rhythm", "days"),
    [
        ("weekly", known(7), [7, 7.4, 8.75, 18]),
        ("every other week", known(14), [14, 14.8, 17.5, 30.5]),
        ("monthly", known(30), [30, 31.9, 37.4, 60]),
        ("each evening: one missed evening is little", known(1), [1, 1.1, 1.25, 4]),
        ("nothing is known: a fortnight, and a month is long", learn([]), [14, 17.5, 17.5, 31.5]),
    ],
)
def test_the_marks_of_a_life(life: str, rhythm: Rhythm, days: list[float]) -> None:
    assert after(marks(MONDAY, rhythm)) == pytest.approx(days, rel=0.03), life


@pytest.mark.parametrize(
    ("days", "is_now"),
    [
        (0, Silence.HEARD),
        (6.9, Silence.HEARD),
        (7.2, Silence.HEARD),
        (8, Silence.LATE),
        (9, Silence.OVERDUE),
        (14, Silence.OVERDUE),
        (19, Silence.SILENT),
        (4000, Silence.SILENT),
        (-3, Silence.HEARD),
    ],
)
def test_a_weekly_caller_falls_silent(days: float, is_now: Silence) -> None:
    assert state(marks(MONDAY, known(7)), MONDAY + days * DAY) == is_now


def test_who_was_never_heard_is_unknown_and_stays_so() -> None:
    assert state(None, MONDAY) == Silence.UNKNOWN
    assert next_change(None, MONDAY) is None


def test_two_calls_are_missed_before_he_is_silent() -> None:
    for days in (1, 3, 7, 10, 14, 21):
        assert after(marks(MONDAY, known(days)))[3] >= 2 * known(days).days


def test_an_unsure_rhythm_waits_longer_than_a_known_one() -> None:
    assert after(marks(MONDAY, known(7, often=1)))[3] > after(marks(MONDAY, known(7)))[3]


def test_silence_says_more_the_longer_it_lasts_after_missed_calls() -> None:
    by_day = dict(chances(known(7)))
    assert by_day[7.0] < 0.003 < by_day[14.0] < 0.02 < by_day[21.0]


def test_a_known_transfer_moves_the_marks_by_its_days() -> None:
    plain, moved = marks(MONDAY, known(7)), marks(MONDAY, known(7), excused_until=MONDAY + 30 * DAY)
    assert after(moved, MONDAY + 30 * DAY) == pytest.approx(after(plain))


def test_an_excuse_that_ended_before_the_last_call_is_none() -> None:
    assert marks(MONDAY, known(7), excused_until=MONDAY - DAY) == marks(MONDAY, known(7))


def test_no_excuse_cancels_the_alarm() -> None:
    endless = marks(MONDAY, known(7), excused_until=datetime(9999, 1, 1, tzinfo=UTC))
    assert endless.silent_at < MONDAY + 100 * DAY


def test_kamchatka_and_tashkent_see_the_same_moment() -> None:
    there, here = (MONDAY.astimezone(ZoneInfo(zone)) for zone in ("Asia/Kamchatka", "Asia/Tashkent"))
    assert marks(there, known(7)) == marks(here, known(7))
    assert state(marks(there, known(7)), here) == Silence.HEARD


def test_a_call_of_the_last_century_is_silence() -> None:
    assert state(marks(datetime(1950, 1, 1, tzinfo=UTC), known(7)), MONDAY) == Silence.SILENT


@given(rhythms(), st.none() | st.integers(-100, 1000))
def test_the_marks_come_in_order(rhythm: Rhythm, excused: int | None) -> None:
    until = None if excused is None else MONDAY + excused * DAY
    days = after(marks(MONDAY, rhythm, excused_until=until))
    assert days == sorted(days)


@given(rhythms())
def test_no_mark_is_rash_and_none_never_comes(rhythm: Rhythm) -> None:
    expected, _, overdue, silent = after(marks(MONDAY, rhythm))
    assert expected >= rhythm.low
    assert overdue >= 1.25 * rhythm.low
    assert silent <= max(30, 2.25 * rhythm.days) + 1e-9


@given(rhythms(), st.integers(-20_000, 20_000))
def test_another_day_of_the_last_call_shifts_every_mark(rhythm: Rhythm, days: int) -> None:
    since = MONDAY + days * DAY
    assert after(marks(since, rhythm), since) == after(marks(MONDAY, rhythm))


@given(rhythms(), st.floats(1, 3))
def test_a_slower_rhythm_has_no_earlier_mark(rhythm: Rhythm, times: float) -> None:
    slower = Rhythm(times * rhythm.days, times * rhythm.low, times * rhythm.high, rhythm.gaps, rhythm.learned)
    quick, slow = after(marks(MONDAY, rhythm)), after(marks(MONDAY, slower))
    assert slow[:3] == pytest.approx([times * days for days in quick[:3]])
    assert slow[3] >= quick[3]


@given(rhythms())
def test_walking_from_change_to_change_meets_every_state_once(rhythm: Rhythm) -> None:
    found, now, seen = marks(MONDAY, rhythm), MONDAY, []
    while True:
        seen.append(state(found, now))
        at = next_change(found, now)
        if at is None:
            break
        assert state(found, at - timedelta(microseconds=1)) == seen[-1]
        now = at
    assert seen[0] == Silence.HEARD
    assert seen[-1] == Silence.SILENT
    assert len(seen) == len(set(seen))
