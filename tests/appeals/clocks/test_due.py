"""Cases a lawyer would ask about, each with its answer written out."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from himoya.appeals.clocks import Calendar, Extension, Moved, due, said_step
from himoya.common.errors import BadInput
from tests.appeals.clocks.terms import ATerm

HOME = {"UZ": Calendar("UZ", known_to=2026)}
BOTH = {**HOME, "RU": Calendar("RU", known_to=2026)}
FIFTEEN = ATerm()
MONTH = ATerm(amount=1, unit="month", extensions=(Extension("by", 1, "month"),))
CHECK = ATerm(amount=3, roll="none", extensions=(Extension("to", 10, "day"), Extension("to", 30, "day")))


def test_fifteen_days_begin_the_day_after() -> None:
    found = due(FIFTEEN, date(2026, 2, 11), HOME)
    assert (found.earliest, found.usual, found.latest) == (date(2026, 2, 26),) * 3
    assert found.open == ()


def test_a_last_day_on_a_holiday_may_move_and_says_so() -> None:
    found = due(FIFTEEN, date(2026, 4, 24), HOME)
    assert (found.earliest, found.usual, found.latest) == (
        date(2026, 5, 9),  # a holiday, and a Saturday
        date(2026, 5, 12),
        date(2026, 5, 12),
    )
    assert found.open == ("roll",)
    why = {step.day: step.why for step in found.steps}
    assert why[date(2026, 5, 10)] == "end_weekend"
    assert why[date(2026, 5, 11)] == "end_holiday"


def test_the_familys_own_time_is_not_stretched() -> None:
    found = due(ATerm(side="applicant"), date(2026, 4, 24), HOME)
    assert (found.earliest, found.usual) == (date(2026, 5, 9),) * 2


@pytest.mark.parametrize(
    ("start", "amount", "unit", "end"),
    [
        (date(2026, 1, 31), 1, "month", date(2026, 2, 28)),
        (date(2024, 1, 31), 1, "month", date(2024, 2, 29)),
        (date(2026, 1, 31), 2, "month", date(2026, 3, 31)),
        (date(2026, 8, 31), 1, "month", date(2026, 9, 30)),
        (date(2025, 11, 30), 3, "month", date(2026, 2, 28)),
        (date(2024, 2, 29), 1, "year", date(2025, 2, 28)),
        (date(2024, 2, 29), 4, "year", date(2028, 2, 29)),
        (date(2025, 12, 31), 1, "day", date(2026, 1, 1)),
        (date(2024, 2, 28), 1, "day", date(2024, 2, 29)),
    ],
)
def test_months_and_years_end_where_the_calendar_does(start: date, amount: int, unit: str, end: date) -> None:
    assert due(ATerm(amount=amount, unit=unit, roll="none"), start, HOME).usual == end


def test_an_extension_runs_from_the_same_start() -> None:
    found = due(MONTH, date(2026, 1, 31), HOME, extended=1)
    assert found.earliest == date(2026, 3, 31)
    assert due(MONTH, date(2026, 1, 31), HOME).if_extended == date(2026, 3, 31)


def test_an_extension_to_ten_days_is_ten_days_in_all() -> None:
    ends = [due(CHECK, date(2026, 2, 11), HOME, extended=times).usual for times in (0, 1, 2)]
    assert ends == [date(2026, 2, 14), date(2026, 2, 21), date(2026, 3, 13)]
    with pytest.raises(BadInput, match="at most"):
        due(CHECK, date(2026, 2, 11), HOME, extended=3)


def test_days_of_another_kind_follow_the_first_end() -> None:
    term = ATerm(amount=1, unit="month", roll="none", extensions=(Extension("by", 5, "working_day"),))
    assert due(term, date(2026, 1, 14), HOME, extended=1).usual == date(2026, 2, 20)


def test_time_nobody_tells_of_counts_as_taken_in_the_latest_date() -> None:
    quiet = ATerm(roll="none", extensions=(Extension("by", 10, "day"),), extension_needs_notice=False)
    found = due(quiet, date(2026, 2, 11), HOME)
    assert (found.usual, found.latest) == (date(2026, 2, 26), date(2026, 3, 8))


def test_working_days_skip_feasts_of_both_countries_and_take_decreed_saturdays() -> None:
    one = ATerm(amount=1, unit="working_day", roll="none")
    assert due(one, date(2026, 12, 11), HOME).usual == date(2026, 12, 12)
    both = ATerm(amount=1, unit="working_day", roll="none", calendar=("UZ", "RU"))
    assert due(both, date(2026, 6, 11), BOTH).usual == date(2026, 6, 15)
    assert due(one, date(2026, 6, 11), BOTH).usual == date(2026, 6, 12)


def test_a_table_of_moved_days_wins_over_the_package() -> None:
    one = ATerm(amount=1, unit="working_day", roll="none")
    moved = {date(2026, 3, 21): Moved(works=True), date(2026, 3, 24): Moved(works=False)}
    found = due(one, date(2026, 3, 20), {"UZ": Calendar("UZ", moved=moved)})
    assert found.usual == date(2026, 3, 21)
    found = due(one, date(2026, 3, 22), {"UZ": Calendar("UZ", moved=moved)})
    assert found.usual == date(2026, 3, 25)


def test_friday_and_saturday_can_be_the_weekend() -> None:
    one = ATerm(amount=1, unit="working_day", roll="none", calendar=("EG",))
    assert due(one, date(2026, 2, 12), {"EG": Calendar("EG", weekend=(4, 5))}).usual == date(2026, 2, 15)


def test_hours_run_by_the_clock_and_move_to_the_midnight_after_a_day_off() -> None:
    term = ATerm(amount=24, unit="hour", roll="next_working_day")
    assert due(term, datetime(2026, 2, 11, 22, 30), HOME).usual == datetime(2026, 2, 12, 22, 30)  # noqa: DTZ001
    assert due(term, datetime(2026, 2, 13, 9), HOME).usual == datetime(2026, 2, 16)  # noqa: DTZ001


def test_hours_from_a_mere_date_leave_the_hour_open() -> None:
    found = due(ATerm(amount=12, unit="hour", roll="none"), date(2026, 2, 11), HOME)
    assert [str(found.earliest), str(found.usual)] == ["2026-02-11 12:00:00", "2026-02-12 12:00:00"]
    assert sum(step.amount for step in found.steps) == 12


def test_hours_keep_their_zone() -> None:
    start = datetime(2026, 2, 11, 22, tzinfo=timezone(timedelta(hours=5)))
    end = due(ATerm(amount=4, unit="hour", roll="none"), start, HOME).usual
    assert isinstance(end, datetime)
    assert (end - start, end.astimezone(UTC).hour) == (timedelta(hours=4), 21)


def test_what_is_open_is_said() -> None:
    found = due(ATerm(day_kind="unverified"), date(2027, 3, 1), HOME)
    assert set(found.open) == {"day_kind", "moves_unknown"}
    assert found.if_working_days == date(2027, 3, 25)
    assert "holiday_guessed" in due(ATerm(amount=1, unit="working_day"), date(2027, 3, 8), HOME).open


def test_a_thousand_years_are_too_many() -> None:
    with pytest.raises(BadInput, match="Check the year"):
        due(ATerm(amount=9000, unit="year"), date(2026, 1, 1), HOME)


@pytest.mark.parametrize("year", [1066, 1991, 2091, 9999])
def test_years_out_of_reach_are_refused(year: int) -> None:
    with pytest.raises(BadInput, match="Check the year"):
        due(FIFTEEN, date(year, 1, 1), HOME)


@pytest.mark.parametrize("language", ["uz", "uz-cyrl", "ru", "en"])
def test_every_step_can_be_said(language: str) -> None:
    term = ATerm(amount=20, unit="working_day")
    moved = {date(2026, 3, 4): Moved(works=False), date(2026, 3, 7): Moved(works=True)}
    calendars = {"UZ": Calendar("UZ", moved=moved, language=language)}
    steps = due(term, date(2026, 2, 27), calendars).steps
    assert {step.why for step in steps} >= {
        "first_day",
        "working",
        "moved_on",
        "moved_off",
        "weekend",
        "holiday",
    }
    assert all(said_step(step, language) for step in steps)
