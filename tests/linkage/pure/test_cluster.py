import numpy as np

from himoya.linkage.pure.cluster import groups
from himoya.linkage.pure.dates import Ints
from himoya.linkage.pure.evidence import Flags, Floats


def grouped(odds: dict[tuple[int, int], float], forbidden: set[tuple[int, int]], count: int) -> list[int]:
    def weigh(pairs: Ints) -> tuple[Floats, Flags]:
        keys = [(int(a), int(b)) for a, b in pairs]
        return np.array([odds.get(key, -4.0) for key in keys]), np.array([key in forbidden for key in keys])

    known = [(pair, value) for pair, value in odds.items() if pair not in forbidden]
    pairs = np.array([pair for pair, _ in known], dtype=np.int64).reshape(-1, 2)
    found = groups(count, pairs, np.array([value for _, value in known]), weigh)
    return [int(group) for group in found.of]


def test_a_group_takes_in_who_agrees_with_it_as_a_whole() -> None:
    assert grouped({(0, 1): 5.0, (1, 2): 4.0, (0, 2): -1.0}, set(), 3) == [0, 0, 0]


def test_one_likeness_does_not_chain_two_persons() -> None:
    odds = {(0, 1): 9.0, (2, 3): 9.0, (1, 2): 1.0, (0, 2): -5.0, (0, 3): -5.0, (1, 3): -5.0}
    assert grouped(odds, set(), 4) == [0, 0, 2, 2]


def test_brothers_are_not_joined_through_a_record_that_fits_both() -> None:
    assert grouped({(0, 1): 6.0, (1, 2): 5.0, (0, 2): 2.0}, {(0, 2)}, 3) == [0, 0, 2]
