import numpy as np
import pytest

from himoya.linkage.pure.count import persons
from himoya.linkage.pure.witness import Trust

SURE = [20.0] * 40


def test_sure_unions_leave_little_doubt() -> None:
    low, point, high = persons(100, np.array(SURE), 0)
    assert low <= point <= high
    assert point in (59, 60)
    assert high - low <= 4


def test_even_chances_widen_the_band() -> None:
    sure = persons(100, np.array(SURE), 0)
    doubtful = persons(100, np.array([*SURE, *[0.0] * 20]), 0)
    assert doubtful[1] < sure[1]
    assert doubtful[2] - doubtful[0] > sure[2] - sure[0] + 10


def test_first_names_alone_may_all_be_counted_already_or_none() -> None:
    plain = persons(100, np.array(SURE), 0)
    low, point, high = persons(100, np.array(SURE), 20)
    assert point < plain[1]
    assert low <= plain[0] - 19
    assert high >= plain[2] - 1


@pytest.mark.parametrize(("records", "unions", "doubtful"), [(0, 0, 0), (1, 0, 1), (3, 2, 3), (5, 4, 0)])
def test_there_are_never_more_persons_than_reports_nor_fewer_than_one(
    records: int, unions: int, doubtful: int
) -> None:
    low, point, high = persons(records, np.array([5.0] * unions), doubtful)
    assert min(records, 1) <= low <= point <= high <= records


def test_the_surer_the_odds_the_narrower_the_band() -> None:
    merges = np.array([*SURE, *[0.5] * 40])
    wide, narrow = persons(200, merges, 0, Trust(error=1.0)), persons(200, merges, 0, Trust(error=0.1))
    assert narrow[1] == wide[1]
    assert narrow[2] - narrow[0] < wide[2] - wide[0]


def test_links_that_never_met_are_taken_off() -> None:
    met = persons(1000, np.array([20.0] * 400), 0, Trust(never_met=0.0))
    assert persons(1000, np.array([20.0] * 400), 0, Trust(never_met=0.05))[1] == met[1] - 20


def test_what_a_reporter_said_counts_too() -> None:
    assert persons(10, np.array([20.0]), 0, Trust(), np.array([20.0, 20.0]))[1] == 7
