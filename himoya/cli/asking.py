"""Questions to the person at the terminal."""

import getpass
import sys
from pathlib import Path
from typing import Annotated

import typer

from himoya.cli.output import language, stderr
from himoya.common.say import say

KeyFile = Annotated[
    Path | None, typer.Option("--key-file", help="File that holds the passphrase or the paper key.")
]


def ask(question: str, *, hidden: bool = False) -> str:
    """One line typed as an answer to a marked sentence. At the end of the input: an empty line."""
    words = say(question, language()) + ": "
    if not sys.stdin.isatty():
        stderr(words)
        return sys.stdin.readline().rstrip("\n")
    if hidden:
        # getpass silences the echo before it asks: what is typed ahead is neither shown nor lost.
        return getpass.getpass(words, stream=sys.stderr)
    sys.stderr.write(words)
    sys.stderr.flush()
    return sys.stdin.readline().rstrip("\n")
