"""Who stands on tonight's list, in which order, and who is never cut from it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from himoya.alarms.rules import Denial, Signal, tonight
from himoya.urgency import RULES, Level

NOW = datetime(2026, 11, 20, 16, 40, tzinfo=UTC)


def signal(person: str, rule: str, level: Level, hours_ago: float = 1, message: str = "") -> Signal:
    told_at = NOW - timedelta(hours=hours_ago)
    return Signal(person, rule, level, f"words of {rule}", message or f"{person} {rule} {hours_ago}", told_at)


def people(signals: list[Signal], *, places: int | None = 15) -> list[str]:
    return [entry.person for entry in tonight(signals, [], NOW, places=places).entries]


def test_the_most_urgent_stands_first_and_within_a_level_the_newest() -> None:
    assert people(
        [
            signal("beaten", "U04", Level.T1),
            signal("signed this morning", "U01", Level.T0, 10),
            signal("late call", "U06", Level.T2),
            signal("signed now", "U01", Level.T0, 1),
        ]
    ) == ["signed now", "signed this morning", "beaten", "late call"]


def test_nobody_at_t0_is_ever_cut() -> None:
    signals = [signal(f"signed {n}", "U01", Level.T0, n) for n in range(1, 41)]
    signals += [signal(f"beaten {n}", "U04", Level.T1, n) for n in range(1, 9)]

    found = tonight(signals, [], NOW)

    assert [entry.level for entry in found.entries] == [Level.T0] * 40 + [Level.T1] * 5
    assert found.rest == {Level.T1: 3}


def test_an_old_question_takes_nobodys_place() -> None:
    signals = [signal(f"signed in spring {n}", "U01", Level.T0, 24 * 200) for n in range(30)]
    signals += [signal(f"beaten {n}", "U04", Level.T1, n) for n in range(1, 13)]

    assert len(tonight(signals, [], NOW).entries) == 42


def test_t1_and_t2_fill_the_places_that_are_left_and_the_rest_is_counted() -> None:
    signals = [signal("signed", "U01", Level.T0)]
    signals += [signal(f"beaten {n}", "U04", Level.T1, n) for n in range(1, 21)]
    signals += [signal("release", "U17", Level.T3), signal("no answer", "U18", Level.T4)]

    found = tonight(signals, [], NOW)

    assert [entry.person for entry in found.entries] == ["signed", *[f"beaten {n}" for n in range(1, 15)]]
    assert found.rest == {Level.T1: 6, Level.T3: 1, Level.T4: 1}


def test_a_window_that_passed_makes_a_question_and_never_silence() -> None:
    (entry,) = tonight([signal("signed in spring", "U01", Level.T0, 24 * 200)], [], NOW).entries

    assert entry.past_window
    assert entry.reasons[0].past_window


def test_somebody_within_his_window_comes_before_an_old_question() -> None:
    assert people([signal("in spring", "U01", Level.T0, 24 * 200), signal("today", "U01", Level.T0)]) == [
        "today",
        "in spring",
    ]
    assert people(
        [signal("in spring", "U04", Level.T1, 24 * 200), signal("today", "U06", Level.T2)], places=1
    ) == ["today"]


def test_every_t0_message_keeps_its_place_among_the_reasons() -> None:
    """ "We buried him" must not swallow "the coffin came, it is not him"."""
    coffin = signal("farrukh", "U14", Level.T0, 60, message="coffin")
    buried = signal("farrukh", "U14", Level.T2, 2, message="buried")

    (entry,) = tonight([buried, coffin], [], NOW).entries

    assert entry.level == Level.T0
    assert [reason.signal.message for reason in entry.reasons] == ["coffin", "buried"]


def test_of_a_lesser_rule_only_the_newest_message_stands() -> None:
    (entry,) = tonight(
        [signal("b", "U04", Level.T1, 30, "old"), signal("b", "U04", Level.T1, 3, "new")], [], NOW
    ).entries

    assert [reason.signal.message for reason in entry.reasons] == ["new"]


def test_what_ranks_somebody_stands_on_his_card_though_something_milder_came_later() -> None:
    told = [signal("beaten", "U04", Level.T1, 10), signal("beaten", "U04", Level.T2, 1)]
    (entry,) = tonight(told, [], NOW).entries
    assert [reason.signal.level for reason in entry.reasons] == [Level.T1, Level.T2]


def test_two_readings_of_one_message_stand_once() -> None:
    told = [signal("beaten", "U04", level, 10, "one message") for level in (Level.T1, Level.T2)]
    (entry,) = tonight(told, [], NOW).entries
    assert [reason.signal.level for reason in entry.reasons] == [Level.T1]


@pytest.mark.parametrize(("hours_ago", "shown"), [(1, True), (3, False)])
def test_a_later_denial_is_shown_beside_a_signature_and_never_instead(hours_ago: float, shown: bool) -> None:
    denial = Denial("f", "imzolamadi", "m", NOW - timedelta(hours=hours_ago))

    (entry,) = tonight([signal("f", "U01", Level.T0, 2)], [denial], NOW).entries

    assert (entry.reasons[0].denied == denial) is shown


def test_the_list_of_an_evening_knows_nothing_of_the_next_day() -> None:
    assert people([signal("tomorrow", "U01", Level.T0, -5)]) == []


@pytest.mark.parametrize(
    ("level", "hours"), [(Level.T0, 2), (Level.T1, 24), (Level.T2, 72), (Level.T3, 168), (Level.T4, None)]
)
def test_each_level_says_by_when_to_act(level: Level, hours: int | None) -> None:
    (entry,) = tonight([signal("p", "U14", level, 0)], [], NOW, places=None).entries

    assert entry.reasons[0].act_by == (NOW + timedelta(hours=hours) if hours else None)


SIGNALS = st.lists(
    st.builds(
        signal,
        person=st.sampled_from("abcdefgh"),
        rule=st.sampled_from(sorted(RULES)),
        level=st.sampled_from([level for level in Level if level != Level.NONE]),
        hours_ago=st.integers(0, 3000),
    ),
    max_size=60,
)


def test_whom_all_were_told_of_in_vain_stands_first_among_his_equals() -> None:
    late = replace(signal("late", "U04", Level.T1, 40), late=True)
    newer = signal("late", "U04", Level.T1, 2)
    past = replace(signal("past", "U04", Level.T1, 24 * 200), late=True)
    fresh, first = signal("fresh", "U04", Level.T1), signal("first", "U01", Level.T0)
    assert people([past, fresh, late, newer, first]) == ["first", "late", "fresh", "past"]


@given(SIGNALS, st.randoms(use_true_random=False))
def test_the_order_in_which_messages_came_changes_nothing(signals: list[Signal], chance: Random) -> None:
    mixed = signals[:]
    chance.shuffle(mixed)
    assert tonight(mixed, [], NOW) == tonight(signals, [], NOW)


@given(SIGNALS)
def test_everybody_is_on_the_list_or_counted_below_it(signals: list[Signal]) -> None:
    found = tonight(signals, [], NOW)
    listed = [entry.person for entry in found.entries]
    assert len(listed) == len(set(listed))
    assert len(listed) + sum(found.rest.values()) == len({one.person for one in signals})
    assert {one.person for one in signals if one.level == Level.T0} <= set(listed)
