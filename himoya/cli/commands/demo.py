"""himoya demo: an invented group, in a folder of its own."""

import os
from pathlib import Path
from typing import Annotated

import platformdirs
import typer

from himoya.cli.commands.start import Browser, Port
from himoya.cli.opening import bring_up_to_date, data, framework
from himoya.cli.output import AsJson
from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.security import keyring, opening
from himoya.security.demo_mark import create_demo, is_demo

app = typer.Typer(add_completion=False)


@app.command(name="demo")
def command(
    home: Annotated[
        Path | None, typer.Option(help="Folder of the demo; default: himoya-demo in the user's data folder.")
    ] = None,
    serve: Annotated[bool, typer.Option("--serve/--no-serve", help="Open the desk afterwards.")] = True,
    port: Port = 8765,
    browser: Browser = True,
    as_json: AsJson = False,
) -> None:
    """Load an invented group, print tonight's list and open the desk. No real person is in it."""
    folder = (home or platformdirs.user_data_path("himoya-demo")).absolute()
    if keyring.exists(folder) and not is_demo(folder):
        raise BadInput(
            N_("%(folder)s holds a real instance. Choose another folder for the demo."), folder=folder
        )
    os.environ["HIMOYA_HOME"] = str(folder)
    os.environ.pop("DATABASE_URL", None)  # a demo never touches a database that may hold real cases
    if not is_demo(folder):
        create_demo(folder)
    framework()
    opening.unlock(folder)
    bring_up_to_date()
    data("demonstration").load(folder)
    data("demonstration").show(as_json=as_json)
    if serve:
        data("serving").serve(port, browser=browser)
