"""What the environment says, and only that. Everything else is decided in settings.

HIMOYA_HOME    the data folder; default: the user's data folder
DATABASE_URL   postgresql://user:password@host:port/name; default: the encrypted file himoya.db in HIMOYA_HOME
HIMOYA_HOSTS   names this desk answers to, with commas; default: this machine only
HIMOYA_HTTPS   1 when a proxy in front speaks HTTPS
"""

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import platformdirs

from himoya.common.errors import BadInput
from himoya.common.say import N_

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


def home() -> Path:
    chosen = os.environ.get("HIMOYA_HOME")
    return Path(chosen).expanduser().absolute() if chosen else platformdirs.user_data_path("himoya")


def hosts() -> list[str]:
    more = os.environ.get("HIMOYA_HOSTS", "")
    return [*LOOPBACK, *(host.strip() for host in more.split(",") if host.strip())]


def https() -> bool:
    return os.environ.get("HIMOYA_HTTPS") == "1"


def database() -> dict[str, Any]:
    """The database as Django's DATABASES wants it. Raises BadInput for a URL that is not PostgreSQL's."""
    url = os.environ.get("DATABASE_URL")
    return postgresql(url) if url else sqlcipher(home() / "himoya.db")


def sqlcipher(file: Path) -> dict[str, Any]:
    # Connections stay open: closing the last one would empty the write-ahead log after every page.
    return {"ENGINE": "himoya.storage.sqlcipher", "NAME": str(file), "CONN_MAX_AGE": None}


def postgresql(url: str) -> dict[str, Any]:
    """Read `url`. Its query goes to the driver as it is: ?sslmode=verify-full, ?host=/run/postgresql."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    name = unquote(parts.path.lstrip("/"))
    if parts.scheme not in ("postgresql", "postgres") or not name:
        raise BadInput(
            N_("DATABASE_URL is not a PostgreSQL address. Write it as postgresql://user:password@host/name.")
        )
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": str(port or ""),
        "OPTIONS": options,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
