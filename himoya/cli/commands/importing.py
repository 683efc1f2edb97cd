"""himoya import: store a group's export, or take an import back."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from himoya.cli.asking import KeyFile
from himoya.cli.columns import Columns, ShowColumns, told_in
from himoya.cli.files import DEFAULT_ZONE, ChatName, DayFirst, Zone, asked
from himoya.cli.opening import data, open_data
from himoya.cli.output import AsJson

app = typer.Typer(add_completion=False)


@app.command(name="import")
def command(
    files: Annotated[
        list[Path] | None,
        typer.Argument(help="Chat exports, spreadsheets, JSON lines, or Telegram's export folder."),
    ] = None,
    undo: Annotated[int | None, typer.Option(help="Take back the import with this number, whole.")] = None,
    show: Annotated[bool, typer.Option("--list", help="Show all imports with their numbers.")] = False,
    timezone: Zone = DEFAULT_ZONE,
    day_first: DayFirst = None,
    chat: ChatName = "",
    columns: Columns = None,
    show_columns: ShowColumns = False,
    upload: Annotated[int | None, typer.Option(hidden=True)] = None,  # the desk calls it so
    as_json: AsJson = False,
    key_file: KeyFile = None,
) -> None:
    """Store chat exports and lists. The same file again adds nothing; a longer one adds only what is new."""
    if not files and undo is None and upload is None and not show:
        raise typer.BadParameter("Name a file, or --undo NUMBER, or --list.")
    if show_columns and not files:
        raise typer.BadParameter("Name the list whose columns to show.")
    asking, told = asked(timezone, day_first, chat), told_in(columns)
    open_data(key_file)
    importing = data("importing")
    if upload is not None:
        importing.run_upload(upload)
    if undo is not None:
        importing.undo(undo, as_json=as_json)
    one = importing.show_columns if show_columns else partial(importing.run, told=told)
    refused = [file for file in files or [] if not importing.or_refuse(one, file, asking, as_json=as_json)]
    if show:
        importing.show_all(as_json=as_json)
    if refused:
        raise typer.Exit(1)
