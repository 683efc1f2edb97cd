"""Finds the command, runs it, and says in one sentence what went wrong."""

import sys
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from himoya.cli.output import language, stderr
from himoya.common.errors import BadInput

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


app = typer.Typer(cls=Commands, no_args_is_help=True, add_completion=False, rich_markup_mode=None)


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
