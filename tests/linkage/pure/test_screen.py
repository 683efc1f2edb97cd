"""One report beside a few others says what the same model says of very many at once."""

from dataclasses import astuple
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from himoya.linkage.pure.among import among
from himoya.linkage.pure.columns import columns
from himoya.linkage.pure.dates import difference, differences
from himoya.linkage.pure.evidence import evidence
from himoya.linkage.pure.prior import MATCHES, WORLD, prior
from himoya.linkage.pure.records import Record
from himoya.linkage.pure.screen import LEAST, Looking
from himoya.linkage.pure.sieve import promising
from himoya.linkage.pure.two_names import most_said_by, said_by
from himoya.linkage.pure.world import kept, usual_from, world_of
from himoya.names.several import parsed
from tests.linkage.pure.registers import register

RECORDS, PERSON = register(600, 5)
USUAL = usual_from(kept(world_of(columns(RECORDS)), RECORDS))
DATES = st.sampled_from(
    [0, 19900000, 19920000, 19990000, 19900101, 19900304, 19900403, 19900404, 19910304, 20000304,
     19930304, 19910101, 19890412, 19700304, 19900312, 19090304]
)  # fmt: skip


def told_again(at: int) -> Record:
    """The report of this row, as some families tell it: by a name of a chat, with a relation."""
    return Record("", RECORDS[at].name, RECORDS[at].sex, RECORDS[at].birth_date, RECORDS[at].phone,
                  RECORDS[at].home, RECORDS[at].facility, "user1" if at % 2 else "", "son")  # fmt: skip


def together(report: Record, others: list[Record]) -> list[tuple[str, float]]:
    """The same by columns of numbers."""
    records = [report, *others]
    rows = columns(records)
    pairs = np.array([(0, at) for at in range(1, len(records))])
    pairs = pairs[promising(rows, pairs)]
    said = evidence(rows, pairs, USUAL.world(records))
    everybody = USUAL.records + 1
    odds = said.odds(prior(MATCHES * (everybody + WORLD), everybody))
    found = [
        (records[right].id, 1 / (1 + np.exp(-one)))
        for (_left, right), one, never in zip(pairs, odds, said.forbidden, strict=True)
        if not never
    ]
    return sorted(((who, one) for who, one in found if one >= LEAST), key=lambda pair: -pair[1])


@pytest.mark.parametrize("at", range(0, 600, 20))
def test_one_beside_others_is_weighed_as_all_together(at: int) -> None:
    near = [row for row, record in enumerate(RECORDS) if PERSON[record.id] == PERSON[RECORDS[at].id]]
    rows = sorted({*near, *range(at % 4, 600, 4)} - {at})
    found = Looking(told_again(at), USUAL).likely([told_again(row) for row in rows], 200)
    expected = together(told_again(at), [told_again(row) for row in rows])
    assert [pair.probability for pair in found] == pytest.approx([one for _who, one in expected], abs=1e-4)


@pytest.mark.parametrize("at", range(0, 600, 20))
def test_whoever_is_likely_was_plausible_before_his_name_was_known(at: int) -> None:
    looking = Looking(told_again(at), USUAL)
    unnamed = [
        Record(one.id, "", one.sex, one.birth_date, one.phone, one.home, one.facility) for one in RECORDS
    ]
    plausible = {record.id for record in looking.plausible(unnamed)}
    assert {pair.right for pair in looking.likely(RECORDS)} <= plausible


@pytest.mark.parametrize("reports", list(pairwise(RECORDS[:200])))
def test_no_name_says_more_than_the_most(reports: tuple[Record, Record]) -> None:
    one, other = (parsed(report.name) for report in reports)
    for left, right in ((one, other), (one, one)):
        assert said_by(left, right, USUAL.names)[0] <= most_said_by(left, USUAL.names) + 1e-9


@given(DATES, DATES)
def test_two_dates_differ_as_very_many_do(left: int, right: int) -> None:
    assert difference(left, right) == differences(np.array([left]), np.array([right]))[0]


@pytest.mark.parametrize("start", range(0, 600, 100))
def test_a_few_are_told_apart_as_many_are(start: int, monkeypatch: pytest.MonkeyPatch) -> None:
    persons = {PERSON[record.id] for record in RECORDS[start : start + 4]}
    group = [record for record in RECORDS if PERSON[record.id] in persons][:12]
    records = [Record(str(number), *astuple(record)[1:]) for number, record in enumerate(group)]
    few = among(records, USUAL)
    monkeypatch.setattr("himoya.linkage.pure.among._FEW", 0)
    assert few == pytest.approx(among(records, USUAL))
