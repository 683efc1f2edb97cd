"""himoya check: is this instance sound and safe?"""

import sys

import typer

from himoya.cli.asking import KeyFile
from himoya.cli.opening import data, open_data
from himoya.cli.output import AsJson

app = typer.Typer(add_completion=False)


@app.command(name="check")
def command(as_json: AsJson = False, key_file: KeyFile = None) -> None:
    """Look at keys, database, disk and half-done work. Exit code 1 when something needs a hand."""
    open_data(key_file)
    if not data("checking").report(key_file, as_json=as_json):
        sys.exit(1)
