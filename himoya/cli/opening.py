"""Opens the stored data for a command. Nothing here is imported by pure commands before they need it."""

import os
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import django
import typer
from django.core.management import call_command

from himoya import env
from himoya.cli.asking import ask
from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.security import keyring, opening

KeyFile = Annotated[
    Path | None, typer.Option("--key-file", help="File that holds the passphrase or the paper key.")
]


def framework() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "himoya.settings")
    django.setup()


def open_data(key_file: Path | None) -> None:
    """Unlock the instance in HIMOYA_HOME and bring its tables up to date.

    Raises BadInput when there is none.
    """
    home = env.home()
    if not keyring.exists(home):
        raise BadInput(N_("There is no Himoya in %(folder)s yet. Run `himoya start` first."), folder=home)
    framework()
    opening.unlock(home, key_file=key_file, ask=ask_passphrase)
    bring_up_to_date()


def bring_up_to_date() -> None:
    call_command("migrate", interactive=False, verbosity=0)


def ask_passphrase() -> str:
    return ask(N_("Passphrase or paper key"), hidden=True)


def data(name: str) -> Any:
    """A module of himoya.cli.data, which may import models: call `open_data` first."""
    return import_module(f"himoya.cli.data.{name}")
