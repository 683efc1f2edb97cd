"""What a statement is worth."""

from datetime import date, timedelta

import pytest

from himoya.cases.kinds import KINDS
from himoya.cases.rules import (
    CRITICAL,
    NOBODY_YET,
    Standing,
    Weighed,
    ask_again_from,
    fuller,
    is_stale,
    needs_second_key,
    same_words,
    standing,
    strongest_first,
)

DAY = date(2026, 11, 1)
YEAR, SPRING = "2025-01-01/2025-12-31", "2025-03-01/2025-05-31"
STATED, REPORTED, PRESUMED, CONFIRMED = (
    Standing.STATED,
    Standing.REPORTED,
    Standing.PRESUMED_DEAD,
    Standing.CONFIRMED,
)


@pytest.mark.parametrize(
    ("kind", "value", "grade", "second", "expected"),
    [
        ("contract", "refused", "V0", False, STATED),
        ("contract", "signed", "V0", False, REPORTED),
        ("contract", "signed", "V2", False, REPORTED),
        ("contract", "signed", "V1", True, CONFIRMED),
        ("contract", "signed", "V3", False, CONFIRMED),
        ("status", "held", "V0", False, STATED),
        ("status", "at_front", "V2", False, REPORTED),
        ("status", "missing", "V1", True, CONFIRMED),
        ("status", "prisoner_of_war", "V2", False, REPORTED),
        ("status", "released", "V1", False, REPORTED),
        ("status", "released", "V4", False, CONFIRMED),
        ("status", "dead", "V0", False, PRESUMED),
        ("status", "dead", "V2", True, PRESUMED),
        ("status", "dead", "V3", False, CONFIRMED),
        ("name", "signed", "V0", False, STATED),
    ],
)
def test_how_far_it_is_taken_for_true(
    kind: str, value: str, grade: str, second: bool, expected: Standing
) -> None:
    assert standing(kind, value, grade, second_key=second) is expected


def test_a_second_person_is_asked_only_where_it_makes_a_difference() -> None:
    assert needs_second_key("contract", "signed", "V1", confirmed=False)
    assert not needs_second_key("contract", "signed", "V1", confirmed=True)
    assert not needs_second_key("status", "dead", "V1", confirmed=False)
    assert not needs_second_key("contract", "signed", "V3", confirmed=False)


def test_every_critical_value_can_be_written() -> None:
    assert all(values <= set(KINDS[kind].codes) for kind, values in CRITICAL.items())


def test_the_grade_counts_before_the_day_and_what_nobody_accepted_comes_last() -> None:
    told = Weighed(NOBODY_YET, DAY + timedelta(days=9))
    rumour = Weighed("V0", DAY)
    old_paper, new_paper = Weighed("V3", DAY), Weighed("V3", DAY + timedelta(days=1))

    assert strongest_first([told, rumour, old_paper, new_paper]) == [new_paper, old_paper, rumour, told]


@pytest.mark.parametrize(("days", "stale"), [(44, False), (45, True), (400, True)])
def test_a_place_grows_old(days: int, stale: bool) -> None:
    assert is_stale("facility", DAY, DAY + timedelta(days=days)) is stale


def test_a_name_never_grows_old() -> None:
    assert ask_again_from("name", DAY) is None
    assert not is_stale("unheard of", DAY, DAY + timedelta(days=9999))


@pytest.mark.parametrize(
    ("kind", "one", "other", "same"),
    [
        ("name", "Farrux Namunayev", "Намунаев Фаррух", True),
        ("name", "Farrux Namunayev", "Sanjar Namunayev", False),
        ("facility", "IK-71  tomsk oblast", "IK-71 Tomsk oblast", True),
        ("facility", "IK-71", "IK-72", False),
        ("name", "???", "!!!", False),
    ],
)
def test_values_that_say_the_same_meet(kind: str, one: str, other: str, same: bool) -> None:
    assert (same_words(kind, one) == same_words(kind, other)) is same


@pytest.mark.parametrize(
    ("kind", "told", "folded"),
    [
        ("name", ["farruh", "ali farruh", "ali farruh namunai"], {"farruh": 2, "ali farruh": 2}),
        ("name", ["farruh", "ali farruh", "bek farruh"], {}),
        ("facility", ["ik-71", "ik-71 tomsk oblast", "ik-72"], {"ik-71": 1}),
        ("birth_date", ["1999", "1999-03-12"], {"1999": 1}),
        ("birth_date", ["1999-12-03", "1999-03-12"], {}),
        ("contract", ["offered", "offered twice"], {}),
        ("verdict_on", [YEAR, SPRING, "2025-04-12"], {YEAR: 2, SPRING: 2}),
        ("verdict_on", [SPRING, "2025-06-01"], {}),
    ],
)
def test_a_shorter_answer_stands_below_the_fuller_one(
    kind: str, told: list[str], folded: dict[str, int]
) -> None:
    assert fuller(kind, told) == {short: told[full] for short, full in folded.items()}
