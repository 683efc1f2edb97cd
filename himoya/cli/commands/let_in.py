"""himoya let-in: for somebody whom no other organiser can help."""

from typing import Annotated

import typer

from himoya.cli.asking import KeyFile
from himoya.cli.opening import data, open_data

app = typer.Typer(add_completion=False)


@app.command(name="let-in")
def command(
    username: Annotated[str, typer.Argument(help="Whose password or second factor is lost.")],
    key_file: KeyFile = None,
) -> None:
    """Take away the second factor of an account and make a link for a new password.

    For the only organiser of a group. Asks for the passphrase or the paper key; it stands in the log.
    """
    open_data(key_file)
    data("letting_in").let_in(username, key_file)
