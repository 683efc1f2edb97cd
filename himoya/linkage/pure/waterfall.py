"""How the probability of a pair comes about: one step for each thing that was told of both."""

import math
from dataclasses import dataclass

import numpy as np

from himoya.linkage.pure import reporters
from himoya.linkage.pure.columns import columns
from himoya.linkage.pure.evidence import evidence
from himoya.linkage.pure.prior import MATCHES, WORLD, prior
from himoya.linkage.pure.records import Record
from himoya.linkage.pure.world import Usual

START, KIN = "start", "kin"
SMALL = 0.05  # a step of fewer log-odds is left out


@dataclass(frozen=True, slots=True)
class Step:
    """`what`: "start", a kind of evidence, or "kin" (relatives would be as alike). `odds`: what it adds, in
    log-odds. `after`: the probability then."""

    what: str
    odds: float
    after: float


def is_weak(record: Record) -> bool:
    """Known by a first name or less: among strangers nobody looks for him (`reporters.is_weak`)."""
    rows = columns([record])
    return reporters.is_weak(rows.names[0], int(rows.date[0]), int(rows.phone[0]))


def steps(left: Record, right: Record, usual: Usual) -> list[Step]:
    """From the chance that any two of today's reports are one person's to the probability of these two."""
    rows = columns([left, right])
    said = evidence(rows, np.array([[0, 1]]), usual.world([left, right]))
    share = prior(MATCHES * (usual.records + WORLD), usual.records)
    told = [(what, float(odds[0])) for what, odds in said.person.items()] + [(KIN, float(said.kin(share)[0]))]
    found, sum_of = [Step(START, share, _probability(share))], share
    for what, odds in told:
        sum_of += odds
        if abs(odds) >= SMALL:
            found.append(Step(what, odds, _probability(sum_of)))
    return found


def _probability(odds: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-40.0, min(40.0, odds))))
