"""A few records of one group: what each two of them say, for when a person says that it holds two persons."""

from collections.abc import Sequence

import numpy as np

from himoya.linkage.pure.cluster import FORBIDDEN
from himoya.linkage.pure.columns import columns
from himoya.linkage.pure.evidence import evidence
from himoya.linkage.pure.prior import MATCHES, WORLD, prior
from himoya.linkage.pure.records import Record
from himoya.linkage.pure.world import Usual


def among(records: Sequence[Record], usual: Usual) -> dict[tuple[int, int], float]:
    """Log-odds that each two of these records (ids are numbers) are one person's, smaller id first.

    The same model as `link`; `usual` says how usual things are among everybody (`Linked.usual`).
    """
    records = sorted(records, key=lambda record: int(record.id))
    pairs = np.stack(np.triu_indices(len(records), 1), axis=1).astype(np.int64)
    if not len(pairs):
        return {}
    said = evidence(columns(records), pairs, usual.world(records))
    odds = said.odds(prior(MATCHES * (usual.records + WORLD), usual.records))
    odds = np.where(said.forbidden, FORBIDDEN, odds)
    ids = [int(record.id) for record in records]
    return {(ids[a], ids[b]): one for (a, b), one in zip(pairs.tolist(), odds.tolist(), strict=True)}
