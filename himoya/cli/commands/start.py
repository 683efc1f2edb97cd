"""himoya start: the desk in the browser; at the first start, a few questions before it."""

import sys
from typing import Annotated

import typer

from himoya import env
from himoya.cli import wizard
from himoya.cli.asking import KeyFile
from himoya.cli.opening import (
    ask_passphrase,
    data,
    framework,
    open_data,
    refuse_what_is_not_whole,
)
from himoya.security import keyring
from himoya.security.demo_mark import is_demo

app = typer.Typer(add_completion=False)

Port = Annotated[int, typer.Option(min=1, max=65535, help="Where the desk listens on this machine.")]
Browser = Annotated[bool, typer.Option("--browser/--no-browser", help="Open the desk in the browser.")]
Terminal = Annotated[
    bool, typer.Option("--terminal", help="Ask the questions of the first start here, not in the browser.")
]
Locked = Annotated[
    bool, typer.Option("--locked", help="Serve at once; the passphrase is asked in the browser.")
]


class NobodyAnswers(Exception):
    """There is no terminal, and nothing was given in its place."""


@app.command(name="start")
def command(
    port: Port = 8765,
    browser: Browser = True,
    terminal: Terminal = False,
    locked: Locked = False,
    key_file: KeyFile = None,
) -> None:
    """Open the desk on this machine. At first: make the keys, name the group, make an account.

    The first start asks in the browser, by an address that only this window shows.
    With --terminal, or with --no-browser in a terminal, it asks here.

    Later starts ask for the passphrase here;
    with --locked, or where nobody can type, in the browser.
    """
    home = env.home()
    here = terminal or (not browser and sys.stdin.isatty())
    if not keyring.exists(home):
        if (home / "himoya.db").exists():
            refuse_what_is_not_whole(home)
        framework()
        if not here:
            data("serving").serve_closed(port, browser=browser)
            return
        wizard.make_keys(home)
    if locked and key_file is None and not is_demo(home):
        refuse_what_is_not_whole(home)
        framework()
        data("serving").serve_closed(port, browser=browser)
        return
    try:
        open_data(key_file, ask=_ask)
    except NobodyAnswers:
        data("serving").serve_closed(port, browser=browser)
        return
    if here:
        data("founding").first_account()
    data("serving").serve(port, browser=browser)


def _ask() -> str:
    typed = ask_passphrase()
    if not typed and not sys.stdin.isatty():
        raise NobodyAnswers
    return typed
