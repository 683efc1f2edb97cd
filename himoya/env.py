"""What the environment says, and only that. Everything else is decided in settings.

HIMOYA_HOME    the data folder; default: the user's data folder
DATABASE_URL   postgresql://user:password@host:port/name; default: the encrypted file himoya.db in HIMOYA_HOME
HIMOYA_HOSTS   names this desk answers to, with commas; default: this machine only
HIMOYA_HTTPS   1 when a proxy in front speaks HTTPS

HIMOYA_MAIL_SERVER     host:port; without it helpers are not told by e-mail
HIMOYA_MAIL_FROM       the address the mails come from
HIMOYA_MAIL_USER       and HIMOYA_MAIL_PASSWORD, or HIMOYA_MAIL_PASSWORD_FILE with the password in it
HIMOYA_MAIL_TLS        0 only for a server on this machine or in its own network, and without a password
HIMOYA_TELEGRAM_TOKEN  of the group's bot, or HIMOYA_TELEGRAM_TOKEN_FILE with the token in it
"""

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import platformdirs

from himoya.common.errors import BadInput
from himoya.common.say import N_

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
SUBMISSION = 587  # the port where programs hand in mail
_TOKEN = re.compile(r"\d{5,20}:[\w-]{30,100}", re.ASCII)
_SENDER = re.compile(r"[^\s@<>,;:\"]+@[^\s@<>,;:\"]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Mail:
    """The server that takes our mail."""

    host: str
    port: int
    user: str
    password: str = field(repr=False)
    sender: str
    tls: bool


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


def mail() -> Mail | None:
    """The mail server; None when none is named. Raises BadInput for half a server, or an unsafe one."""
    server, sender = os.environ.get("HIMOYA_MAIL_SERVER", ""), os.environ.get("HIMOYA_MAIL_FROM", "")
    user, password = os.environ.get("HIMOYA_MAIL_USER", ""), secret("HIMOYA_MAIL_PASSWORD")
    tls = os.environ.get("HIMOYA_MAIL_TLS", "1")
    if not server:
        if sender or user or password:
            raise BadInput(N_("Mail is set up without a server. Set HIMOYA_MAIL_SERVER to host:port."))
        return None
    host, port = _host_and_port(server)
    if not _SENDER.fullmatch(sender):
        raise BadInput(N_("Set HIMOYA_MAIL_FROM to the address the mails come from: name@host, no more."))
    if bool(user) != bool(password):
        raise BadInput(N_("HIMOYA_MAIL_USER and HIMOYA_MAIL_PASSWORD go together: set both, or none."))
    if tls not in ("0", "1") or (tls == "0" and password):
        raise BadInput(
            N_("HIMOYA_MAIL_TLS is 1 or 0, and never 0 with a password: it would travel in the clear.")
        )
    return Mail(host, port, user, password, sender, tls == "1")


def telegram_token() -> str:
    """The token of the group's bot; empty when there is none. Raises BadInput for what is no token."""
    token = secret("HIMOYA_TELEGRAM_TOKEN")
    if token and not _TOKEN.fullmatch(token):
        raise BadInput(
            N_("HIMOYA_TELEGRAM_TOKEN is no token. BotFather gives one: digits, a colon, letters and digits.")
        )
    return token


def secret(name: str) -> str:
    """What `name` holds, or the file that `name`_FILE names. Raises BadInput, never with the secret in it."""
    told, file = os.environ.get(name, ""), os.environ.get(f"{name}_FILE", "")
    if not file:
        return told
    if told:
        raise BadInput(
            N_("%(name)s and %(other)s are both set. Keep one of them."), name=name, other=f"{name}_FILE"
        )
    try:
        lines = Path(file).expanduser().read_text(encoding="utf-8").split("\n", 1)
    except (OSError, UnicodeDecodeError):
        lines = [""]
    if not lines[0].strip() or "".join(lines[1:]).strip():
        raise BadInput(
            N_("%(name)s names %(file)s. That must be a readable file of one line."),
            name=f"{name}_FILE",
            file=file,
        )
    return lines[0].strip()


def _host_and_port(server: str) -> tuple[str, int]:
    try:
        parts = urlsplit(f"//{server}")
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
    if not host or parts.netloc != server or parts.username is not None or port == 0:
        raise BadInput(N_("HIMOYA_MAIL_SERVER is no server. Write it as host:port, as mail.example.org:587."))
    return host, port or SUBMISSION
