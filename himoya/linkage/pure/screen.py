"""One report against those that share a key with it: who is likely the same person, with reasons."""

from collections.abc import Sequence

import numpy as np

from himoya.linkage.pure import ask
from himoya.linkage.pure.columns import columns
from himoya.linkage.pure.evidence import evidence
from himoya.linkage.pure.prior import MATCHES, WORLD, prior
from himoya.linkage.pure.records import Pair, Record
from himoya.linkage.pure.sieve import promising
from himoya.linkage.pure.world import Usual

LEAST = 0.001  # what is less probable is not shown


def likely(report: Record, others: Sequence[Record], usual: Usual, most: int) -> list[Pair]:
    """At most `most` of the others that may be the same person, best first; `left` is the report.

    The same model as `link`; `usual` says how usual things are among everybody (`Linked.usual`). Two that
    cannot be one person (a man and a woman, birth dates far apart, other given names) are left out.
    """
    records = [report, *others]
    rows = columns(records)
    pairs = np.stack((np.zeros(len(others), dtype=np.int64), np.arange(1, len(records))), axis=1)
    pairs = pairs[promising(rows, pairs)]
    if not len(pairs):
        return []
    said = evidence(rows, pairs, usual.world(records))
    everybody = usual.records + 1
    odds = said.odds(prior(MATCHES * (everybody + WORLD), everybody))
    probability = 1.0 / (1.0 + np.exp(-np.clip(odds, -40.0, 40.0)))
    found = np.flatnonzero(~said.forbidden & (probability >= LEAST))
    best = found[np.argsort(-odds[found], kind="stable")][:most]
    ids = [record.id for record in records]
    return [ask.pair(ids, rows, 0, int(pairs[at, 1]), float(odds[at])) for at in best.tolist()]
