"""nomenklatura: its own index proposes pairs, logic-v2 scores them by names, birth date and sex."""

import tempfile
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from followthemoney import Dataset, StatementEntity
from nomenklatura.blocker import Index
from nomenklatura.matching.logic_v2.model import LogicV2
from nomenklatura.resolver import Linker
from nomenklatura.store.memory import MemoryStore

from benchmarks.linkage.child import serve
from benchmarks.linkage.data import Row

PAIRS_PER_REPORT = 11
LOWEST = 0.4
SEX = {"m": "male", "f": "female"}


def entity(row: Row) -> Any:
    told = {
        "name": [row["name"]],
        "birthDate": [row["birth_date"]],
        "phone": ["+998" + row["phone"][-9:] if row["phone"] else ""],
        "gender": [SEX.get(row["sex"], "")],
    }
    properties = {name: values for name, values in told.items() if values[0]}
    return StatementEntity.from_data(DATASET, {"id": row["id"], "schema": "Person", "properties": properties})


DATASET = Dataset.make({"name": "reports", "title": "reports"})


def _pairs(reports: list[Row], _option: str) -> Iterator[Sequence[object]]:
    store: Any = MemoryStore(DATASET, Linker({}))
    entities = {row["id"]: entity(row) for row in reports}
    with store.writer() as writer:
        for one in entities.values():
            writer.add_entity(one)
    with tempfile.TemporaryDirectory() as folder:
        index = Index(store.default_view(), Path(folder))
        index.build()
        config = LogicV2.default_config()
        most = PAIRS_PER_REPORT * len(reports)
        for (left, right), _ in islice(index.pairs(max_pairs=most), most):
            score = LogicV2.compare(entities[left.id], entities[right.id], config).score
            if score >= LOWEST:
                yield left.id, right.id, score


if __name__ == "__main__":
    serve(("left", "right", "score"), _pairs)
