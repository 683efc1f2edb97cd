"""himoya backup: everything of this instance in one encrypted file."""

from pathlib import Path
from typing import Annotated

import typer

from himoya.cli.asking import KeyFile
from himoya.cli.opening import data, open_data
from himoya.cli.output import AsJson

app = typer.Typer(add_completion=False)


@app.command(name="backup")
def command(
    to: Annotated[
        Path | None,
        typer.Option(help="File or folder to write to; default: this folder, named after the moment."),
    ] = None,
    recipient: Annotated[
        list[str] | None,
        typer.Option(
            help="A public age key (age1...) that may open it, too. Those in backup-recipients.txt "
            "in the data folder, one on each line, always may."
        ),
    ] = None,
    as_json: AsJson = False,
    key_file: KeyFile = None,
) -> None:
    """Back up while the desk runs: messages, cases, files, keys. Only the paper key opens the backup."""
    open_data(key_file)
    data("keeping").back_up(to, recipient or [], as_json=as_json)
