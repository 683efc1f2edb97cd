"""A few records of one group: what each two of them say, for when a person says that it holds two persons."""

import math
from collections.abc import Iterator, Sequence

import numpy as np

from himoya.linkage.pure.cluster import FORBIDDEN
from himoya.linkage.pure.columns import columns
from himoya.linkage.pure.evidence import evidence
from himoya.linkage.pure.prior import MATCHES, WORLD, prior
from himoya.linkage.pure.records import Record
from himoya.linkage.pure.screen import Looking
from himoya.linkage.pure.world import Usual

_FEW = 12


def among(records: Sequence[Record], usual: Usual) -> dict[tuple[int, int], float]:
    """Log-odds that each two of these records (ids are numbers) are one person's, smaller id first.

    The same model as `link`; `usual` says how usual things are among everybody (`Linked.usual`).
    """
    records = sorted(records, key=lambda record: int(record.id))
    if len(records) <= _FEW:
        return dict(_one_by_one(records, usual))
    pairs = np.stack(np.triu_indices(len(records), 1), axis=1).astype(np.int64)
    said = evidence(columns(records), pairs, usual.world(records))
    odds = said.odds(prior(MATCHES * (usual.records + WORLD), usual.records))
    odds = np.where(said.forbidden, FORBIDDEN, odds)
    ids = [int(record.id) for record in records]
    return {(ids[a], ids[b]): one for (a, b), one in zip(pairs.tolist(), odds.tolist(), strict=True)}


def _one_by_one(records: Sequence[Record], usual: Usual) -> Iterator[tuple[tuple[int, int], float]]:
    """For a few that is many times quicker."""
    for at, record in enumerate(records):
        looking = Looking(record, usual, is_new=False)
        for other in records[at + 1 :]:
            odds = looking.odds(other)
            yield (int(record.id), int(other.id)), FORBIDDEN if odds == -math.inf else odds
