"""What goes to the terminal: data to stdout, everything else to stderr."""

import json
import locale
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from himoya.common.say import LANGUAGES

AsJson = Annotated[bool, typer.Option("--json", help="JSON lines on stdout, one for each result.")]

console = Console(highlight=False, soft_wrap=True)
errors = Console(stderr=True, highlight=False, soft_wrap=True)


def language() -> str:
    """HIMOYA_LANGUAGE, else the terminal's own language, else English."""
    chosen = os.environ.get("HIMOYA_LANGUAGE", "").lower()
    if chosen in LANGUAGES:
        return chosen
    terminal = (locale.getlocale(locale.LC_MESSAGES)[0] or os.environ.get("LANG", ""))[:2]
    return terminal if terminal in LANGUAGES else "en"


def line(value: dict[str, Any]) -> None:
    """One JSON line on stdout. Lone surrogates cannot be written: they become question marks."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace").decode() + "\n")


def stderr(text: str) -> None:
    errors.print(text, markup=False)


@contextmanager
def progress(what: str, total: int | None = None) -> Iterator[Any]:
    """A bar on stderr for anything that may take longer than a second; gives `update(done)`."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.completed:,}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=errors, transient=True, disable=not errors.is_terminal) as bar:
        task = bar.add_task(what, total=total)
        yield lambda done: bar.update(task, completed=done)
