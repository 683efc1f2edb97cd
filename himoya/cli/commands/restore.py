"""himoya restore: a backup back into an empty folder."""

import os
from pathlib import Path
from typing import Annotated

import typer

from himoya.cli.opening import data, framework
from himoya.cli.output import AsJson

app = typer.Typer(add_completion=False)


@app.command(name="restore")
def command(
    file: Annotated[Path, typer.Argument(help="The file that `himoya backup` wrote.")],
    home: Annotated[
        Path | None, typer.Option(help="Empty folder to restore into; default: the data folder.")
    ] = None,
    key_file: Annotated[
        Path | None, typer.Option("--key-file", help="File with the paper key, or a recipient's own age key.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Bring a backup back, checked to the last byte. Whatever differs, nothing is restored."""
    if home:
        os.environ["HIMOYA_HOME"] = str(home.absolute())
    framework()
    data("keeping").bring_back(file, key_file, as_json=as_json)
