"""recordlinkage: agreements of columns weighed by ECM without labels."""

from collections.abc import Iterable, Sequence

import pandas as pd
import recordlinkage

from benchmarks.linkage.child import serve
from benchmarks.linkage.columns import columns
from benchmarks.linkage.data import Row

BLOCKS = (
    ["surname", "given"],
    ["given", "father"],
    ["surname", "father"],
    ["given", "year"],
    ["surname", "year"],
    ["birth"],
    ["phone"],
)
ALIKE = 0.85


def _pairs(reports: list[Row], option: str) -> Iterable[Sequence[object]]:
    table = pd.DataFrame([columns(row, option) for row in reports]).set_index("id").replace("", None)
    index = recordlinkage.Index()
    for block in BLOCKS:
        index.block(block)
    candidates = index.index(table)
    compare = recordlinkage.Compare()
    for name in ("given", "surname", "father"):
        compare.string(name, name, method="jarowinkler", threshold=ALIKE, label=name)
    # With whole birth dates, too, it settles on other two classes than "same" and "different".
    for same in ("year", "phone", "home"):
        compare.exact(same, same, label=same)
    features = compare.compute(candidates, table)
    ecm = recordlinkage.ECMClassifier()
    ecm.fit(features)
    return ((left, right, score) for (left, right), score in ecm.prob(features).items())


if __name__ == "__main__":
    serve(("left", "right", "score"), _pairs)
