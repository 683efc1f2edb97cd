"""The table of the twenty rules is whole and readable."""

from datetime import timedelta

import pytest

from himoya.urgency import RULES, Level, most_urgent, rule

CODES = [f"U{number:02}" for number in range(1, 21)]


def test_the_table_holds_twenty_rules_in_order() -> None:
    assert list(RULES) == CODES


@pytest.mark.parametrize("code", CODES)
def test_a_rule_says_everything_an_alarm_prints(code: str) -> None:
    row = rule(code)
    assert row.level == row.levels[0]
    assert row.why.startswith("The message says that ")
    sentences = (row.why, row.other_explanation, row.settles)
    assert all(sentence.endswith(".") and len(sentence) < 160 for sentence in sentences)
    assert 3 <= len(row.first_actions) <= 4
    assert all(len(action) < 60 and not action.endswith(".") for action in row.first_actions)
    assert row.window > timedelta(0)


@pytest.mark.parametrize(
    ("code", "levels"),
    [("U01", ["T0"]), ("U06", ["T2", "T1"]), ("U14", ["T0", "T2"]), ("U17", ["T3", "T1"]), ("U18", ["T4"])],
)
def test_levels_of_a_rule(code: str, levels: list[str]) -> None:
    assert [str(level) for level in rule(code).levels] == levels


def test_the_most_urgent_level_wins_and_nothing_is_none() -> None:
    assert most_urgent([Level.T2, Level.T0, Level.T4]) is Level.T0
    assert most_urgent([]) is Level.NONE
