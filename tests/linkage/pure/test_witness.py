"""How far odds are believed, from the birth dates that a register tells."""

from dataclasses import replace

import numpy as np
import pytest

from himoya.linkage.pure.blocking import candidates, keys_of_rows
from himoya.linkage.pure.cluster import Union
from himoya.linkage.pure.columns import columns
from himoya.linkage.pure.evidence import evidence
from himoya.linkage.pure.link import link
from himoya.linkage.pure.prior import MATCHES, WORLD, prior
from himoya.linkage.pure.records import Record
from himoya.linkage.pure.witness import UNSEEN, Trust, trust
from himoya.linkage.pure.world import world_of
from tests.linkage.pure.registers import register


def learnt(records: list[Record], more: float = 0.0) -> Trust:
    """From all pairs that meet; `more` is added to what the model says before anything is seen."""
    rows = columns(records)
    keys = keys_of_rows(rows)
    pairs = candidates(rows, keys)
    share = prior(MATCHES * (len(rows) + WORLD), len(rows)) + more
    return trust(rows, keys, pairs, evidence(rows, pairs, world_of(rows)), share)


def test_without_birth_dates_nothing_is_learnt() -> None:
    records = [replace(record, birth_date="") for record in register(300, 1)[0]]
    found = learnt(records)
    assert (found.shift, found.error) == pytest.approx((0.0, 1.0), abs=0.01)
    assert found.never_met == pytest.approx(UNSEEN.never_met)


def test_of_no_reports_nothing_is_learnt() -> None:
    assert learnt([]).shift == pytest.approx(0.0, abs=0.01)


@pytest.mark.parametrize("off", [-1.5, 1.0])
def test_odds_that_are_off_are_moved_back(off: float) -> None:
    records, _ = register(1500, 2)
    right, wrong = learnt(records), learnt(records, off)
    assert wrong.shift == pytest.approx(right.shift - off, abs=0.45)
    assert wrong.error < 0.3


def test_more_dates_say_it_more_surely() -> None:
    assert learnt(register(1000, 3)[0]).error < learnt(register(300, 3)[0]).error


def test_a_shift_moves_every_union_alike() -> None:
    assert Trust(0.5, 0.1, 0.01).of([Union(-1.0, 3, 4)]) == [Union(-0.5, 3, 4)]


def test_the_band_holds_the_truth_of_invented_registers() -> None:
    inside, widths = 0, []
    for seed in range(100, 104):
        records, truth = register(1000, seed)
        said, persons = link(records), len(set(truth.values()))
        inside += said.low <= persons <= said.high
        widths.append((said.high - said.low) / persons)
    assert inside >= 3
    assert np.mean(widths) <= 0.06
