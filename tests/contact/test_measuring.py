"""What the figures of the watch rest on: an invented year, and how alarms in it are counted."""

import numpy as np
import pytest

from benchmarks.clock.bound import Bound
from benchmarks.clock.scores import false_alarms, score
from benchmarks.clock.simulation import Gaps, families, gaps
from benchmarks.clock.ways import WAYS, fixed, himoya


@pytest.fixture(scope="module")
def year() -> Gaps:
    return gaps(1, count=40)


def test_the_same_seed_invents_the_same_families() -> None:
    one, again = families(1, 3), families(1, 3)
    assert all((left.calls == right.calls).all() for left, right in zip(one, again, strict=True))
    assert (families(2, 1)[0].calls[:9] != one[0].calls[:9]).all()


def test_gaps_are_a_little_longer_than_the_rhythm_as_some_calls_are_skipped(year: Gaps) -> None:
    for rhythm in (7, 14):
        between = year.until[(year.usual == rhythm) & np.isfinite(year.until)]
        assert rhythm < np.median(between) * 1.05 < 1.2 * rhythm


def test_nobody_calls_after_he_disappeared_or_on_the_road() -> None:
    for family in families(3, 60):
        for begin, end in family.moves:
            assert not ((family.calls >= begin) & (family.calls < end)).any()
    told = gaps(3, count=60)
    gone = np.isfinite(told.gone)
    assert np.isinf(told.until[gone]).all()
    assert (told.gone[gone] >= 0).all()


def test_each_family_is_asked_about_at_most_once(year: Gaps) -> None:
    assert 30 < np.isfinite(year.asked).sum() <= 40


@pytest.mark.parametrize(
    ("life", "until", "since", "wait", "moves_known", "rings"),
    [
        ("he called again after the alarm", 15, 5, 14, False, 1),
        ("he called before it", 15, 5, 15, False, 0),
        ("he never called again", np.inf, 5, 14, False, 0),
        ("the alarm is of the year before", 15, -20, 14, False, 0),
        ("the alarm is of the year after", 15, 360, 14, False, 0),
        ("he was moved, and we knew", 40, 5, 14, True, 0),
        ("he was moved, and nobody told us", 40, 5, 14, False, 1),
    ],
)
def test_a_false_alarm_is_a_silence_after_which_he_called_again(
    life: str, until: float, since: float, wait: float, moves_known: bool, rings: int
) -> None:
    never, road = np.array([np.inf]), np.array([since + 8.0, since + 30.0])
    told = Gaps(
        never, np.array([since]), np.array([until]), never, never, road[:1], road[1:], np.ones((1, 3)), 1.0
    )
    assert false_alarms(told, fixed(told, wait), moves_known) == rings, life


@pytest.mark.parametrize("name", WAYS)
def test_a_less_sensitive_way_rings_no_more_often(year: Gaps, name: str) -> None:
    way, steps = WAYS[name]
    rung = [score([year], way, at).false for at in steps[::20]]
    assert rung == sorted(rung, reverse=True)


def test_nobody_beats_the_bound() -> None:
    worlds = [gaps(seed, count=40) for seed in (1, 2)]
    ours = score(worlds, himoya, 0)
    assert Bound(worlds).least_median(ours.false) <= ours.from_gone + 0.5
