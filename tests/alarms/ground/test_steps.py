"""What a case shows by itself becomes an alarm on its day, whenever somebody looks."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from himoya.alarms.ground import (
    Around,
    Due,
    Ground,
    Held,
    Said,
    Stated,
    Step,
    next_look,
    standing,
    steps,
    watched,
)
from himoya.alarms.ground.words import WHY
from himoya.urgency import RULES, Level

DAY = timedelta(days=1)
START = datetime(2026, 6, 1, 9, tzinfo=UTC)
SUNDAYS = tuple(START + 7 * week * DAY for week in range(12))
LAST = SUNDAYS[-1]
WEEKLY = Ground(opened_at=START, heard=SUNDAYS, last_heard=LAST, last_sign=LAST, place="IK-71 Tomsk oblast")


def of(ground: Ground) -> list[Step]:
    return list(steps(ground, watched(ground)))


def codes(ground: Ground, now: datetime) -> set[tuple[str, str, str]]:
    return {(step.rule, step.level.value, step.why) for step in standing(of(ground), now)}


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (7, set()),
        (9, {("U06", "T2", "overdue")}),
        (28, {("U06", "T1", "two_missed")}),
        (31, {("U06", "T1", "two_missed"), ("U09", "T2", "no_contact")}),
        (81, {("U06", "T1", "two_missed"), ("U09", "T1", "no_contact")}),
        (500, {("U06", "T1", "two_missed"), ("U09", "T1", "no_contact")}),
    ],
)
def test_silence_of_a_son_who_calls_each_week_grows_worse(
    days: int, expected: set[tuple[str, str, str]]
) -> None:
    assert codes(WEEKLY, LAST + days * DAY) == expected


def test_where_nobody_knows_how_often_he_calls_the_sentence_says_so() -> None:
    once = Ground(opened_at=START, heard=(LAST,), last_heard=LAST, last_sign=LAST)
    assert codes(once, LAST + 20 * DAY) == {("U06", "T2", "overdue_assumed")}
    told = Ground(opened_at=START, heard=(LAST,), last_heard=LAST, last_sign=LAST, told_days=7)
    assert codes(told, LAST + 10 * DAY) == {("U06", "T2", "overdue")}


def test_who_was_never_heard_of_is_asked_about_after_a_month() -> None:
    asked = ("U06", "T2", "never_called_assumed")
    assert codes(Ground(opened_at=START), START + 17 * DAY) == set()
    assert codes(Ground(opened_at=START), START + 18 * DAY) == {asked}  # 1.25 times fourteen days
    assert codes(Ground(opened_at=START), START + 30 * DAY) == {asked, ("U09", "T2", "never_heard")}
    assert codes(Ground(opened_at=START), START + 80 * DAY) == {asked, ("U09", "T1", "never_heard")}


def test_of_whom_the_family_says_how_often_he_calls_two_calls_can_be_missed() -> None:
    weekly = Ground(opened_at=START, told_days=7)
    assert codes(weekly, START + 8 * DAY) == set()
    assert codes(weekly, START + 9 * DAY) == {("U06", "T2", "never_called")}
    assert codes(weekly, START + 29 * DAY) == {("U06", "T1", "never_called_twice")}


def test_who_was_never_heard_of_at_the_front_is_silent_after_a_week() -> None:
    ground = Ground(opened_at=START, status="at_front", status_since=START)
    assert codes(ground, START + 6 * DAY) == set()
    assert codes(ground, START + 7 * DAY) == {("U10", "T1", "front")}
    assert codes(ground, START + 30 * DAY) == {("U10", "T1", "front"), ("U09", "T2", "never_heard")}


def test_the_road_explains_that_nobody_has_called_yet() -> None:
    ground = Ground(opened_at=START, left=START.date())
    rules = {step.rule for step in standing(of(ground), START + 40 * DAY)}
    assert rules == {"U07", "U09"}


@pytest.mark.parametrize("status", ["dead", "released"])
def test_nobody_waits_for_a_call_of_the_dead_or_of_one_who_is_free(status: str) -> None:
    ground = Ground(opened_at=START, heard=SUNDAYS, last_heard=LAST, last_sign=LAST, status=status)
    assert codes(ground, LAST + 60 * DAY) == set()


@pytest.mark.parametrize(
    ("kind", "day", "expected"),
    [
        ("appeal", date(2026, 6, 16), set()),
        ("appeal", date(2026, 6, 17), {("U16", "T2", "day_near_between")}),
        ("appeal", date(2026, 7, 31), {("U16", "T2", "day_near_between")}),
        ("appeal", date(2026, 8, 1), {("U16", "T2", "day_past_between")}),
        ("release", date(2026, 6, 1), {("U17", "T3", "release_between")}),
        ("release", date(2026, 6, 28), {("U17", "T1", "release_between")}),
        ("release", date(2026, 7, 31), {("U17", "T1", "release_day_between")}),
    ],
)
def test_of_a_day_known_to_the_month_the_first_is_near_and_only_the_last_is_past(
    kind: str, day: date, expected: set[tuple[str, str, str]]
) -> None:
    month = Due("verdict", kind, date(2026, 7, 1), date(2026, 7, 31))
    ground = Ground(opened_at=START, due=(month,), status="released")
    assert codes(ground, ground.morning(day)) == expected


def test_nobody_is_called_to_a_gate_for_half_a_year() -> None:
    half = Due("term", "release", date(2026, 7, 1), date(2026, 12, 31))
    ground = Ground(opened_at=START, due=(half,))
    levels = [(step.since.date(), step.level.value) for step in of(ground) if step.rule == "U17"]
    assert levels == [(date(2026, 6, 1), "T3"), (date(2026, 12, 28), "T1"), (date(2026, 12, 31), "T1")]


def test_at_the_front_a_week_of_silence_is_enough() -> None:
    ground = Ground(opened_at=START, last_heard=LAST, last_sign=LAST, status="at_front", status_since=START)
    assert codes(ground, LAST + 6 * DAY) == set()
    assert codes(ground, LAST + 7 * DAY) == {("U10", "T1", "front")}


def test_a_known_transfer_explains_the_silence_but_is_asked_about_by_itself() -> None:
    left = (LAST + DAY).date()
    ground = Ground(opened_at=START, heard=SUNDAYS, last_heard=LAST, last_sign=LAST, left=left, place="IK-71")
    assert codes(ground, LAST + 12 * DAY) == {("U07", "T1", "left")}
    final = Ground(opened_at=START, heard=SUNDAYS, last_heard=LAST, last_sign=LAST, left=left, in_force=left)
    assert codes(final, LAST + 12 * DAY) == {("U07", "T2", "left_just_final")}


@pytest.mark.parametrize(
    ("days", "day"), [(1, 0), (10, 0), (11, 10), (21, 20), (31, 30), (46, 45), (200, 45)]
)
def test_who_left_is_looked_for_on_days_10_20_30_and_45(days: int, day: int) -> None:
    ground = Ground(opened_at=START, left=date(2026, 6, 2))
    since_left = datetime(2026, 6, 2, tzinfo=UTC) + (days - 1) * DAY
    (step,) = [step for step in standing(of(ground), since_left) if step.rule == "U07"]
    assert step.because["day"] == day


@pytest.mark.parametrize(
    ("kind", "value", "rule", "level"),
    [
        ("contract", "signed", "U01", "T0"),
        ("status", "dead", "U14", "T0"),
        ("status", "prisoner_of_war", "U12", "T1"),
        ("status", "missing", "U10", "T1"),
    ],
)
def test_what_a_helper_hears_by_telephone_rings_like_a_message(
    kind: str, value: str, rule: str, level: str
) -> None:
    ground = Ground(opened_at=START, stated=(Stated(3, kind, value, LAST),))
    rung = {
        (step.rule, step.level.value) for step in standing(of(ground), LAST) if step.episode == "statement 3"
    }
    assert rung == {(rule, level)}


def test_a_refusal_written_down_rings_nothing() -> None:
    ground = Ground(opened_at=LAST, stated=(Stated(3, "contract", "refused", LAST),))
    assert codes(ground, LAST) == set()


@pytest.mark.parametrize(
    ("question", "answer", "expected"),
    [
        ("signed", "yes", {("U01", "T0")}),
        ("signed", "no", set()),
        ("guests", "yes", {("U03", "T1")}),
        ("health", "danger", {("U15", "T1")}),
        ("health", "despair", {("U05", "T0")}),
        ("health", "ill", {("U15", "T2")}),
        ("place", "other", {("U07", "T2")}),
        ("place", "same", set()),
    ],
)
def test_what_he_says_in_a_call_rings(question: str, answer: str, expected: set[tuple[str, str]]) -> None:
    ground = Ground(opened_at=LAST, said=(Said(5, LAST, {question: answer}),))
    assert {(step.rule, step.level.value) for step in standing(of(ground), LAST)} == expected


@pytest.mark.parametrize(
    ("kind", "before", "expected"),
    [
        ("appeal", 15, set()),
        ("appeal", 14, {("U16", "T2", "day_near")}),
        ("appeal", -1, {("U16", "T2", "day_past")}),
        ("release", 31, set()),
        ("release", 30, {("U17", "T3", "release")}),
        ("release", 3, {("U17", "T1", "release")}),
        ("release", 0, {("U17", "T1", "release_day")}),
        ("answer", 0, set()),
        ("answer", -1, {("U18", "T4", "no_answer")}),
    ],
)
def test_days_that_run_out_ring_by_themselves(
    kind: str, before: int, expected: set[tuple[str, str, str]]
) -> None:
    on = date(2026, 7, 1)
    ground = Ground(opened_at=datetime(2026, 6, 20, tzinfo=UTC), due=(Due("deadline 1", kind, on),))
    assert codes(ground, datetime(2026, 7, 1, tzinfo=UTC) - before * DAY) == expected


def test_recruiters_in_his_colony_concern_him_once_however_many_tell_of_them() -> None:
    near = (Around("U03", LAST), Around("U03", LAST + 2 * DAY), Around("U02", LAST + 3 * DAY))
    ground = Ground(opened_at=LAST, around=near, place="IK-71")
    (step,) = standing(of(ground), LAST + 4 * DAY)
    assert (step.rule, step.why, step.because["times"]) == ("U03", "taken_around", 3)


def test_recruiters_who_come_again_next_winter_ring_again() -> None:
    ground = Ground(opened_at=LAST, around=(Around("U03", LAST), Around("U03", LAST + 100 * DAY)))
    rung = [step for step in standing(of(ground), LAST + 101 * DAY) if step.rule == "U03"]
    assert len({step.key for step in rung}) == 2


@pytest.mark.parametrize(
    ("place", "status", "expected"),
    [
        ("Poligon, Voronej", "", {("U08", "T1", "army_place")}),
        ("Poligon, Voronej", "at_front", set()),
        ("IK-5 Donetsk", "", set()),
        ("Госпиталь, Ростов", "", {("U11", "T1", "army_hospital")}),
        ("Госпиталь, Ростов", "at_front", {("U11", "T1", "army_hospital")}),
        ("Namuna kasalxonasi", "at_front", {("U11", "T1", "ward_after_front")}),
        ("Namuna kasalxonasi", "held", set()),
        ("Poligon, Voronej", "released", set()),
    ],
)
def test_a_place_of_the_army_that_a_helper_wrote_down_rings(
    place: str, status: str, expected: set[tuple[str, str, str]]
) -> None:
    ground = Ground(opened_at=LAST, place=place, status=status, held=Held("stay 3", place, LAST))
    assert codes(ground, LAST) == expected


def test_consent_that_is_taken_back_cannot_wait() -> None:
    ground = Ground(opened_at=LAST, taken_back=((4, LAST),))
    assert codes(ground, LAST) == {("U20", "T0", "consent")}


def test_a_closed_case_rings_nothing() -> None:
    ground = Ground(
        opened_at=START,
        watched=False,
        heard=SUNDAYS,
        last_heard=LAST,
        stated=(Stated(1, "contract", "signed", LAST),),
    )
    assert of(ground) == []


moments = st.integers(0, 400).map(lambda days: START + days * DAY)
grounds = st.builds(
    Ground,
    opened_at=moments,
    status=st.sampled_from(["", "held", "at_front", "dead"]),
    heard=st.lists(moments, max_size=8).map(lambda days: tuple(sorted(days))),
    last_heard=st.none() | moments,
    last_sign=st.none() | moments,
    left=st.none() | moments.map(datetime.date),
    due=st.lists(
        st.builds(
            Due,
            st.just("deadline 1"),
            st.sampled_from(["appeal", "release", "answer", "transfer"]),
            moments.map(datetime.date),
        ),
        max_size=2,
    ).map(tuple),
    around=st.lists(st.builds(Around, st.sampled_from(["U02", "U03"]), moments), max_size=4).map(tuple),
    held=st.none()
    | st.builds(Held, st.just("stay 3"), st.sampled_from(["Poligon", "Gospital", "Kasalxona"]), moments),
)


@given(grounds, moments)
def test_nothing_changes_before_the_moment_to_look_again(ground: Ground, now: datetime) -> None:
    """Whoever sleeps until then misses nothing, and whoever wakes earlier does nothing."""
    found = of(ground)
    then = next_look(found, now)
    assert now < then <= now + 7 * DAY
    keys = {(step.rule, step.key) for step in standing(found, now)}
    just_before = then - timedelta(microseconds=1)
    assert {(step.rule, step.key) for step in standing(found, just_before)} == keys


@given(grounds)
def test_every_step_has_its_sentence_and_a_level_of_its_rule(ground: Ground) -> None:
    for step in of(ground):
        sentence = WHY[step.why].why
        assert sentence % {**step.because, "place": ground.place}
        assert step.level in (*RULES[step.rule].levels, Level.T0)
        assert len(step.key) <= 100
