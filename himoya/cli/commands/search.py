"""himoya search: find messages by their words, in any script."""

from typing import Annotated

import typer

from himoya.cli.asking import KeyFile
from himoya.cli.opening import data, open_data
from himoya.cli.output import AsJson

app = typer.Typer(add_completion=False)


@app.command(name="search")
def command(
    words: Annotated[
        list[str], typer.Argument(help="Words or their beginnings, in any script; all must be there.")
    ],
    most: Annotated[int, typer.Option(min=1, max=10_000, help="How many messages, newest first.")] = 20,
    as_json: AsJson = False,
    key_file: KeyFile = None,
) -> None:
    """Find stored messages: "imzo" also finds "имзо" and "imzoladi"."""
    open_data(key_file)
    data("searching").run(" ".join(words), most, as_json=as_json)
