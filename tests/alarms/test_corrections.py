""" "Not 71, colony 77", writes his mother while the alarm runs that his aunt had raised."""

from datetime import timedelta

import pytest

from himoya.alarms.corrections import PlaceTold, with_corrections
from himoya.alarms.rules import Entry, tonight
from himoya.urgency import Level
from tests.alarms.test_rules import NOW, signal

NAMES = {"aunt's": "Sherzod Namunayev", "mother's": "Sherzod", "stranger's": "Botir", "namesake's": "Sherzod"}


def entry(hours_ago: float = 5) -> Entry:
    return tonight([signal("aunt's", "U01", Level.T0, hours_ago)], [], NOW).entries[0]


def told(person: str, place: str, hours_ago: float) -> PlaceTold:
    return PlaceTold(
        person, place, f"{place} dedi", f"{person} {hours_ago}", NOW - timedelta(hours=hours_ago)
    )


def corrections(*places: PlaceTold) -> list[str]:
    return [
        reason.signal.quote for reason in with_corrections(entry(), places, NAMES).reasons if reason.corrects
    ]


def test_another_place_told_by_the_same_voice_stands_beside_the_alarm() -> None:
    assert corrections(told("aunt's", "IK-71", 5), told("aunt's", "IK-77", 4)) == ["IK-77 dedi"]


def test_another_voice_counts_when_name_and_an_earlier_place_agree() -> None:
    assert corrections(
        told("mother's", "IK-71", 90), told("aunt's", "IK-71", 5), told("mother's", "IK-77", 3)
    ) == ["IK-77 dedi"]


@pytest.mark.parametrize(
    "others",
    [
        [told("stranger's", "IK-71", 90), told("stranger's", "IK-77", 3)],  # same colony, another name
        [told("namesake's", "IK-92", 90), told("namesake's", "IK-77", 3)],  # same name, never the same colony
        [told("aunt's", "IK-77", 24 * 6)],  # said before the alarm
        [told("aunt's", "71", 3)],  # the same place in fewer words
    ],
)
def test_what_is_no_correction_stays_away(others: list[PlaceTold]) -> None:
    assert corrections(told("aunt's", "IK-71 Tomsk oblast", 5), *others) == []


def test_after_the_window_a_new_place_is_a_transfer_and_no_correction() -> None:
    late = [told("aunt's", "IK-71", 24 * 10), told("aunt's", "IK-77", 1)]
    assert with_corrections(entry(hours_ago=24 * 10), late, NAMES) == entry(hours_ago=24 * 10)


def test_a_correction_adds_and_never_takes_away() -> None:
    before = entry()
    after = with_corrections(before, [told("aunt's", "IK-71", 5), told("aunt's", "IK-77", 4)], NAMES)
    assert after.reasons[: len(before.reasons)] == before.reasons
    assert after.level == before.level
