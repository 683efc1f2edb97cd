"""himoya lessons: messages marked as wrongly read, for measuring with the group's own words."""

from pathlib import Path
from typing import Annotated

import typer

from himoya.cli.asking import KeyFile
from himoya.cli.opening import data, open_data
from himoya.cli.output import AsJson

app = typer.Typer(add_completion=False)


@app.command(name="lessons")
def command(
    out: Annotated[Path, typer.Option(help="File to write to: one JSON line a message.")],
    as_json: AsJson = False,
    key_file: KeyFile = None,
) -> None:
    """Write the messages that helpers marked as wrongly read, with what they should have been read as.

    Each line holds the words of a message, phone numbers masked: readable by anyone who gets the file. Asks
    for the passphrase again.
    """
    open_data(key_file)
    data("lessons").take_out(out, key_file=key_file, as_json=as_json)
