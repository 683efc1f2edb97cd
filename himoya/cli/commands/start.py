"""himoya start: the desk in the browser; at the first start, a few questions before it."""

from typing import Annotated

import typer

from himoya import env
from himoya.cli import wizard
from himoya.cli.opening import KeyFile, data, framework, open_data
from himoya.security import keyring

app = typer.Typer(add_completion=False)

Port = Annotated[int, typer.Option(min=1, max=65535, help="Where the desk listens on this machine.")]
Browser = Annotated[bool, typer.Option("--browser/--no-browser", help="Open the desk in the browser.")]


@app.command(name="start")
def command(port: Port = 8765, browser: Browser = True, key_file: KeyFile = None) -> None:
    """Open the desk on this machine. The first start makes the keys and the first account."""
    home = env.home()
    if not keyring.exists(home):
        framework()
        wizard.make_keys(home)
    open_data(key_file)
    data("serving").first_account()
    data("serving").serve(port, browser=browser)
