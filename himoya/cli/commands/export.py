"""himoya export: everything as CSV, a workbook or JSON, with a dictionary of every column."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from himoya.cli.asking import KeyFile
from himoya.cli.opening import data, open_data
from himoya.cli.output import AsJson

app = typer.Typer(add_completion=False)


@app.command(name="export")
def command(
    out: Annotated[Path, typer.Option(help="File or folder to write to; the file is a zip.")],
    form: Annotated[
        Literal["csv", "xlsx", "json"], typer.Option("--format", help="Form of the tables.")
    ] = "csv",
    contacts: Annotated[
        bool, typer.Option("--contacts", help="With the phones of families and reporters, unmasked.")
    ] = False,
    as_json: AsJson = False,
    key_file: KeyFile = None,
) -> None:
    """Take everything out, readable by anyone who gets the file. Asks for the passphrase again.

    A real backup is `himoya backup`: an export is for working elsewhere, and nothing reads it back.
    """
    open_data(key_file)
    data("exporting").take_out(out, form, contacts=contacts, key_file=key_file, as_json=as_json)
