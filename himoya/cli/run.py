"""Finds the command, runs it, and says in one sentence what went wrong."""

import os
import sys
import traceback
from importlib import import_module
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from himoya.cli.output import language, stderr
from himoya.common.errors import BadInput
from himoya.common.say import N_, say

BROKEN = N_(
    "Something broke inside Himoya (%(kind)s at %(place)s). What was stored is safe. "
    "Try again; if it happens again, tell the maintainers these words."
)

# name -> module. The order is the order of --help.
COMMANDS = {
    "start": "start",
    "demo": "demo",
    "import": "importing",
    "tonight": "tonight",
    "read": "read",
    "names": "names",
    "link": "link",
    "check": "check",
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


@app.callback(help="Himoya: from a group's messages to tonight's list. Himoya is not a state body.")
def _himoya() -> None: ...


def main() -> None:
    try:
        app()
    except BadInput as error:
        stderr(error.said(language()))
        sys.exit(1)
    except BrokenPipeError:
        sys.exit(1)
    except Exception as error:
        if os.environ.get("HIMOYA_DEBUG"):
            raise
        stderr(say(BROKEN, language(), kind=type(error).__name__, place=_place(error)))
        sys.exit(1)


def _place(error: Exception) -> str:
    """Where in the code it broke. Not what the error says: that may quote a message or name somebody."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if f"{os.sep}himoya{os.sep}" in frame.filename] or frames
    return f"{Path(ours[-1].filename).name}:{ours[-1].lineno}"
