"""Finds the command, runs it, and says in one sentence what went wrong."""

import os
import sys
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from himoya.cli.output import language, line, stderr
from himoya.common.errors import BadInput
from himoya.common.logs import place
from himoya.common.say import N_, say

STOPPED = N_("Stopped. What was stored is kept; the same command again goes on from there.")
DATABASE = (
    ("full", N_("The disk is full. Make room, then run the same command again: what was stored is kept.")),
    ("readonly", N_("The database cannot be written. Check that its folder and disk are not read-only.")),
    (
        "malformed",
        N_("The database is damaged. Stop Himoya, copy its folder away, and restore the last backup."),
    ),
    (
        "disk i/o",
        N_("The database is damaged. Stop Himoya, copy its folder away, and restore the last backup."),
    ),
    ("locked", N_("The database is busy. Wait a moment, then run the same command again.")),
)
BROKEN = N_(
    "Something broke inside Himoya (%(kind)s at %(place)s). "
    "Try again; if it happens again, tell the maintainers these words."
)

# name -> module. The order is the order of --help.
COMMANDS = {
    "start": "start",
    "demo": "demo",
    "import": "importing",
    "tonight": "tonight",
    "watch": "watch",
    "letters": "letters",
    "search": "search",
    "backup": "backup",
    "restore": "restore",
    "export": "export",
    "lessons": "lessons",
    "read": "read",
    "names": "names",
    "link": "link",
    "deadline": "deadline",
    "pack": "pack",
    "check": "check",
    "let-in": "let_in",
}


class Commands(TyperGroup):
    """Loads a command's module when it is asked for, and not before."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in COMMANDS:
            return None
        command = get_command(import_module(f"himoya.cli.commands.{COMMANDS[cmd_name]}").app)
        command.name = cmd_name
        return command


# Typer's own tracebacks would print local variables: names, messages, keys.
app = typer.Typer(
    pretty_exceptions_enable=False,
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)


@app.callback(
    invoke_without_command=True,
    help="Himoya: from a group's messages to tonight's list. Himoya is not a state body.",
)
def _himoya(
    version: Annotated[
        bool, typer.Option("--version", help="Say which version this is.", is_eager=True)
    ] = False,
) -> None:
    if version:
        line(
            {"himoya": import_module("importlib.metadata").version("himoya")}
        )  # only here: it is slow to load
        raise typer.Exit


def main() -> None:
    try:
        app()
    except BadInput as error:
        stderr(error.said(language()))
        sys.exit(1)
    except BrokenPipeError:
        sys.exit(1)
    except KeyboardInterrupt:
        stderr(say(STOPPED, language()))
        sys.exit(130)
    except Exception as error:
        if os.environ.get("HIMOYA_DEBUG"):
            raise
        stderr(say(_sentence(error), language(), kind=type(error).__name__, place=place(error.__traceback__)))
        sys.exit(1)


def _sentence(error: Exception) -> str:
    """What to tell the person. Not what the error says: that may quote a message or name somebody."""
    words = str(error).lower()
    if any(kind.__name__ == "DatabaseError" for kind in type(error).__mro__):
        for sign, sentence in DATABASE:
            if sign in words:
                return sentence
    return BROKEN
