"""himoya pack: the law as tables. Which there are, and what is wrong with one."""

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table
from rich.text import Text

from himoya.appeals import packs
from himoya.appeals.letters.own.naming import problems_of_texts
from himoya.appeals.packs.problem import Problem
from himoya.appeals.packs.rows import Sourced
from himoya.appeals.packs.schema import CONFIDENCE
from himoya.cli.asking import KeyFile
from himoya.cli.output import AsJson, console, language, line, stderr
from himoya.common.errors import BadInput
from himoya.common.say import N_, say

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    help="The law as tables that a lawyer edits: check, list, copy, overlay.",
)
NONE = N_("No problem was found in: %(packs)s.")
THERE = N_("%(folder)s is there already. Name a new folder.")
COPIED = N_(
    "Copied to %(folder)s: tables %(count)s, texts of letters %(texts)s. Check them with `himoya pack check`."
)
FOUND = N_("Problems: %(count)s. Correct them in the spreadsheet program, then check again.")


@app.command(name="check")
def check(
    folder: Annotated[
        Path | None, typer.Argument(help="A folder with tables. Without it: the packs that come with Himoya.")
    ] = None,
    base: Annotated[
        str, typer.Option("--on", help="For a folder without a pack.toml: the pack its rows add to.")
    ] = "uz-ru",
    stored: Annotated[
        bool, typer.Option("--stored", help="The office's own tables, as they are stored.")
    ] = False,
    as_json: AsJson = False,
    key_file: KeyFile = None,
) -> None:
    """Say what is wrong with the tables, and with texts in the folder letters: file, row or line, what to do.

    Exit code 1 when there is something.
    """
    if stored:
        _report(_stored(key_file).problems(), "uz-ru", as_json=as_json)
        return
    names = [folder.name] if folder else list(packs.names())
    if folder:
        whole = (folder / "pack.toml").is_file()
        problems = [*packs.check(folder, base), *problems_of_texts(folder / "letters", whole=whole)]
    else:
        problems = [one for name in names for one in _shipped(name)]
    _report(problems, ", ".join(names), as_json=as_json)


@app.command(name="overlay")
def overlay(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            help="Your own tables and texts, like clocks.csv or uz-where_is_he.uz.md. Without: what holds."
        ),
    ] = None,
    as_json: AsJson = False,
    key_file: KeyFile = None,
) -> None:
    """Store tables and texts of your own on top of those that come with Himoya. What is wrong is not stored.

    Rows you leave out stay as Himoya brings them; own rows you leave out go. A text counts for letters that
    are prepared from then on; one that says what Himoya’s says is the way back to it.
    """
    law = _stored(key_file)
    if files:
        _report(law.store(files, as_json=as_json), "", as_json=as_json)
    else:
        law.listing(as_json=as_json)


def _shipped(name: str) -> list[Problem]:
    letters = packs.shipped_folder(name).joinpath("letters")
    return [*packs.check(name), *problems_of_texts(letters, whole=True)]


def _stored(key_file: Path | None) -> Any:
    """The office's own tables: only they need the database, and with it Django."""
    from himoya.cli.opening import data, open_data  # noqa: PLC0415

    open_data(key_file)
    return data("law")


def _report(problems: Sequence[Problem], checked: str, *, as_json: bool) -> None:
    for problem in problems:
        _show(problem, as_json=as_json)
    if problems:
        stderr(say(FOUND, language(), count=len(problems)))
        sys.exit(1)
    if checked:
        stderr(say(NONE, language(), packs=checked))


@app.command(name="list")
def listing(as_json: AsJson = False) -> None:
    """Each table of each pack: rows, and how many are confirmed, secondary, unverified."""
    table = Table(box=None)
    for head in ("pack", "table", "rows", *CONFIDENCE):
        table.add_column(head)
    for name in packs.names():
        for kind, rows in packs.load(name).tables.items():
            marks = Counter(row.confidence for row in rows if isinstance(row, Sourced))
            counts = {mark: marks[mark] for mark in CONFIDENCE}
            if as_json:
                line({"pack": name, "table": kind, "rows": len(rows), **counts})
            else:
                table.add_row(name, kind, str(len(rows)), *map(str, counts.values()))
    if not as_json:
        console.print(table)


@app.command(name="copy")
def copy(
    name: Annotated[str, typer.Argument(help="Which pack: uz, ru, intl, uz-ru.")],
    folder: Annotated[Path, typer.Argument(help="A new folder for tables of your own.")],
) -> None:
    """Copy the tables of a pack, to be edited in a spreadsheet program, and its texts of letters into the
    folder letters. Delete the rows and the texts you do not change."""
    tables = packs.shipped_tables(name)
    if folder.exists():
        raise BadInput(THERE, folder=folder.name)
    folder.mkdir(parents=True)
    for file, content in tables.items():
        (folder / file).write_bytes(content)
    letters = packs.shipped_letters(name)
    if letters:
        (folder / "letters").mkdir()
    for file, content in letters.items():
        (folder / "letters" / file).write_bytes(content)
    stderr(say(COPIED, language(), count=len(tables), texts=len(letters), folder=folder.name))


def _show(problem: Problem, *, as_json: bool) -> None:
    if not as_json:
        console.print(Text(problem.said(language())))
        return
    place = {"file": problem.file, "row": problem.row or None, "column": problem.column or None}
    line({**place, "problem": problem.words(language())})
