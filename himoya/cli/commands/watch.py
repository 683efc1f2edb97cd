"""himoya watch: the clocks without the desk."""

from typing import Annotated

import typer

from himoya.cli.asking import KeyFile
from himoya.cli.opening import data, open_data
from himoya.cli.output import AsJson

app = typer.Typer(add_completion=False)

Once = Annotated[bool, typer.Option("--once", help="Look once and end, as a timer of the system wants it.")]


@app.command(name="watch")
def command(once: Once = False, as_json: AsJson = False, key_file: KeyFile = None) -> None:
    """Look after silence, deadlines and everything else that comes true by time alone.

    `himoya start` does this by itself. Run it alone where the desk is not always open; several at once
    raise no alarm twice.
    """
    open_data(key_file)
    data("watching").watch(once=once, as_json=as_json)
