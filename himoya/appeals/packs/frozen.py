"""A pack as one text, to be kept with a case: a law that changes later moves no date of an older case."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from himoya.appeals.packs.cells import Bad
from himoya.appeals.packs.folder import row_of
from himoya.appeals.packs.manifest import as_table, from_table
from himoya.appeals.packs.pack import Pack
from himoya.appeals.packs.rows import Manifest, Row
from himoya.appeals.packs.schema import TABLES
from himoya.appeals.packs.written import written
from himoya.common.errors import BadInput
from himoya.common.say import N_

FORMAT = 1
NOT_FROZEN = N_("This is not a pack kept with a case, or a newer version of Himoya wrote it.")


def made(manifest: Manifest, tables: Mapping[str, tuple[Row, ...]], letters: frozenset[str]) -> Pack:
    """A pack with the digest of what is in it; where its rows stood in files does not count."""
    law = {name: rows for name, rows in tables.items() if name != "checks"}  # who looked at it is no law
    content = json.dumps(_content(manifest, law, placed=False), sort_keys=True, ensure_ascii=False)
    return Pack(manifest, dict(tables), letters, sha256(content.encode()).hexdigest())


def freeze(pack: Pack) -> str:
    """JSON from which `thaw` makes the same pack."""
    kept = {
        "format": FORMAT, "digest": pack.digest, "letters": sorted(pack.letters),
        **_content(pack.manifest, pack.tables, placed=True),
    }  # fmt: skip
    return json.dumps(kept, ensure_ascii=False)


def thaw(text: str) -> Pack:
    """The pack that was frozen, with the digest it had then. Raises BadInput for anything else."""
    try:
        kept = json.loads(text)
        if kept["format"] != FORMAT:
            raise BadInput(NOT_FROZEN)
        tables = {
            name: tuple(_thawed(name, row) for row in rows)
            for name, rows in kept["tables"].items()
            if name in TABLES
        }
        return Pack(from_table(kept["manifest"]), tables, frozenset(kept["letters"]), kept["digest"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, Bad):
        raise BadInput(NOT_FROZEN) from None


def _content(manifest: Manifest, tables: Mapping[str, tuple[Row, ...]], *, placed: bool) -> dict[str, Any]:
    return {
        "manifest": as_table(manifest),
        "tables": {
            name: [_frozen(name, row, placed=placed) for row in rows] for name, rows in tables.items()
        },
    }


def _frozen(name: str, row: Row, *, placed: bool) -> dict[str, Any]:
    cells = {column.name: cell for column in TABLES[name].columns if (cell := written(column, row))}
    place = {"file": row.file, "number": row.number} if placed else {}
    return {"cells": cells, "own": row.own, **place}


def _thawed(name: str, kept: dict[str, Any]) -> Row:
    place = {"own": kept["own"], "file": kept["file"], "number": kept["number"]}
    return row_of(TABLES[name], kept["cells"], **place)
