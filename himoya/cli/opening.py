"""Opens the stored data for a command. Nothing here is imported by pure commands before they need it."""

import fcntl
import os
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import django
from django.core.management import call_command

from himoya import env
from himoya.cli.asking import ask as ask_person
from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.security import keyring, opening
from himoya.storage.current import tables_are_current
from himoya.storage.files import replace_file

MADE = "himoya.made"  # lies beside a database that once had tables: an empty one is then a lost one


def framework() -> None:
    os.umask(0o077)  # whatever this process writes is for its owner only
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "himoya.settings")
    django.setup()


def open_data(key_file: Path | None, ask: Callable[[], str] | None = None) -> None:
    """Unlock the instance in HIMOYA_HOME and bring its tables up to date.

    Raises BadInput when there is none.
    """
    home = env.home()
    refuse_what_is_not_whole(home)
    framework()
    opening.unlock(home, key_file=key_file, ask=ask or ask_passphrase)
    bring_up_to_date()


def refuse_what_is_not_whole(home: Path) -> None:
    """A lost database must not look like an empty list: "nobody tonight" would be believed."""
    database = home / "himoya.db"
    if not keyring.exists(home):
        if database.exists():
            sentence = N_(
                "keyring.json is missing in %(folder)s, and without it nothing opens the database. "
                "Bring it back from a copy."
            )
            raise BadInput(sentence, folder=home)
        raise BadInput(N_("There is no Himoya in %(folder)s yet. Run `himoya start` first."), folder=home)
    lost = not database.exists() or database.stat().st_size == 0
    if lost and (home / MADE).exists() and not os.environ.get("DATABASE_URL"):
        raise BadInput(
            N_("The database %(file)s is missing or empty. Bring it back from a backup."), file=database
        )


def bring_up_to_date() -> None:
    """Make or change the tables. Two commands that start at once do it one after the other."""
    home = env.home()
    with (home / "migrate.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not tables_are_current():
            call_command("migrate", interactive=False, verbosity=0)
    if not os.environ.get("DATABASE_URL") and not (home / MADE).exists():
        replace_file(home / MADE, b"")


def ask_passphrase() -> str:
    return ask_person(N_("Passphrase or paper key"), hidden=True)


def data(name: str) -> Any:
    """A module of himoya.cli.data, which may import models: call `open_data` first."""
    return import_module(f"himoya.cli.data.{name}")
