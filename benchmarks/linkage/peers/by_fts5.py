"""SQLite FTS5 with trigrams: the ten best names by bm25 for each name asked."""

import sqlite3
import time
from collections.abc import Iterable, Sequence

from benchmarks.linkage.child import serve
from benchmarks.linkage.columns import plain, skeleton
from benchmarks.linkage.data import Row

_NOTES: dict[str, float] = {}


def _nearest(given: list[Row], option: str) -> Iterable[Sequence[object]]:
    fold = skeleton if option == "skeleton" else plain
    register = [row for row in given if not row["asked"]]
    base = sqlite3.connect("")
    base.execute("pragma cache_size = -500000")
    began = time.process_time()
    base.execute("create virtual table names using fts5(name, tokenize = 'trigram', content = '')")
    base.executemany(
        "insert into names (rowid, name) values (?, ?)",
        ((at, fold(row["name"])) for at, row in enumerate(register)),
    )
    base.execute("insert into names (names) values ('optimize')")
    pages, size = (base.execute(f"pragma {name}").fetchone()[0] for name in ("page_count", "page_size"))
    _NOTES.update(build=time.process_time() - began, size=pages * size / 1e6)
    found = []
    for row in (row for row in given if row["asked"]):
        began = time.process_time()
        rows = base.execute(
            "select rowid from names where names match ? order by rank limit 10", (_any(fold(row["name"])),)
        ).fetchall()
        milliseconds = 1000 * (time.process_time() - began)
        found.append((row["id"], milliseconds, " ".join(register[at]["id"] for (at,) in rows)))
    return found


def _any(name: str) -> str:
    """A query that any three letters of a word answer."""
    pieces = {word[at : at + 3] for word in name.split() for at in range(len(word) - 2)}
    return " OR ".join(f'"{piece}"' for piece in sorted(pieces)) or '"---"'


if __name__ == "__main__":
    serve(("id", "milliseconds", "found"), _nearest, _NOTES)
