"""The clocks against a second count, made one day after another in another way; and laws that always hold."""

from datetime import date, timedelta

import holidays
from hypothesis import given, settings
from hypothesis import strategies as st

from himoya.appeals.clocks import Calendar, Due, Extension, Moved, due
from tests.appeals.clocks.slow import Off, last_day, rolled
from tests.appeals.clocks.terms import ATerm

FIRST, LAST = date(2023, 1, 1), date(2027, 12, 31)
WEEKENDS = {"UZ": {5, 6}, "RU": {5, 6}, "AE": {4, 5}}
BOOKS = {country: holidays.country_holidays(country, years=range(2022, 2043)) for country in WEEKENDS}

days = st.dates(FIRST, LAST)
decrees = st.dictionaries(days, st.builds(Moved, st.booleans()), max_size=12)
countries = st.lists(st.sampled_from(sorted(WEEKENDS)), max_size=2, unique=True).map(tuple)


@st.composite
def terms(draw: st.DrawFn) -> ATerm:
    unit = draw(st.sampled_from(["day", "working_day", "month", "year"]))
    most = {"day": 90, "working_day": 45, "month": 14, "year": 3}[unit]
    longer = st.builds(Extension, st.just("by"), st.integers(1, 30), st.just(unit))
    return ATerm(
        side=draw(st.sampled_from(["authority", "applicant", "none"])),
        amount=draw(st.integers(1, most)),
        unit=unit,
        count_first_day=draw(st.booleans()),
        roll=draw(st.sampled_from(["none", "next_working_day", "unverified"])),
        extensions=tuple(draw(st.lists(longer, max_size=1))) if unit == "day" else (),
        extension_needs_notice=draw(st.booleans()),
        calendar=draw(countries),
    )


def calendars(moved: dict[date, Moved]) -> dict[str, Calendar]:
    return {name: Calendar(name, weekend=tuple(days), moved=moved) for name, days in WEEKENDS.items()}


def off_days(term: ATerm, moved: dict[date, Moved]) -> Off:
    """What a wall calendar would show: red days of the country, unless a decree says otherwise."""

    def red(country: str, day: date) -> bool:
        if day in moved:
            return not moved[day].works
        if day.weekday() in WEEKENDS[country]:
            return day not in BOOKS[country].weekend_workdays
        return day in BOOKS[country]

    return lambda day: any(red(country, day) for country in term.calendar)


def counted_slowly(term: ATerm, start: date, moved: dict[date, Moved]) -> tuple[date, date, date]:
    off = off_days(term, moved)
    end = last_day(start, term.amount, term.unit, off, first=term.count_first_day)
    late = end
    if term.extensions and not term.extension_needs_notice:
        late = end + timedelta(days=term.extensions[0].amount)
    if term.roll == "none":
        return end, end, late
    if term.roll == "next_working_day":
        return rolled(end, off), rolled(end, off), rolled(late, off)
    usual = rolled(end, off) if term.side == "authority" else end
    return end, usual, rolled(late, off)


@settings(max_examples=700, deadline=None)
@given(terms(), days, decrees)
def test_a_second_count_finds_the_same_days(term: ATerm, start: date, moved: dict[date, Moved]) -> None:
    found = due(term, start, calendars(moved))
    assert (found.earliest, found.usual, found.latest) == counted_slowly(term, start, moved)


@settings(max_examples=200, deadline=None)
@given(terms(), days, st.integers(0, 40), decrees)
def test_a_later_start_never_ends_earlier(
    term: ATerm, start: date, later: int, moved: dict[date, Moved]
) -> None:
    first = due(term, start, calendars(moved))
    then = due(term, start + timedelta(days=later), calendars(moved))
    assert _dates(first) <= _dates(then)
    assert all(one <= other for one, other in zip(_dates(first), _dates(then), strict=True))


@settings(max_examples=200, deadline=None)
@given(terms(), days, decrees)
def test_usual_lies_between_and_steps_add_up(term: ATerm, start: date, moved: dict[date, Moved]) -> None:
    found = due(term, start, calendars(moved))
    assert found.earliest <= found.usual <= found.latest
    assert sum(step.amount for step in found.steps) == term.amount
    assert [step.day for step in found.steps] == sorted(step.day for step in found.steps)
    assert found.usual in {step.day for step in found.steps}


@settings(max_examples=200, deadline=None)
@given(terms(), days, decrees, days)
def test_one_more_day_off_never_makes_it_earlier(
    term: ATerm, start: date, moved: dict[date, Moved], feast: date
) -> None:
    before = due(term, start, calendars(moved))
    after = due(term, start, calendars({**moved, feast: Moved(works=False)}))
    assert all(one <= other for one, other in zip(_dates(before), _dates(after), strict=True))


@settings(max_examples=200, deadline=None)
@given(terms().filter(lambda term: term.extensions), days, decrees)
def test_longer_time_adds_up_and_is_never_earlier(term: ATerm, start: date, moved: dict[date, Moved]) -> None:
    short, long = due(term, start, calendars(moved)), due(term, start, calendars(moved), extended=1)
    assert sum(step.amount for step in long.steps) == term.amount + term.extensions[0].amount
    assert short.usual <= long.usual
    if term.extension_needs_notice:
        assert short.if_extended == long.latest


def _dates(found: Due) -> tuple[date, date, date]:
    return found.earliest, found.usual, found.latest
