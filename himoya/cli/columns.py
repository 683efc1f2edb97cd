"""The file that says what the columns of a list mean: read, and written to start from."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from himoya.cli.files import exports
from himoya.cli.output import language, line
from himoya.cli.tables import rows_of
from himoya.common.errors import BadInput
from himoya.common.say import N_, say
from himoya.intake.channels.fields import FIELD_WORDS, TEXT
from himoya.intake.channels.incoming import Asked, Table
from himoya.intake.channels.told import NO_LIST, Said, Told, to_start_from

Columns = Annotated[
    Path | None,
    typer.Option(
        "--columns",
        help="File with a line for each column of a list: heading, tab, field. --show-columns writes one.",
    ),
]
ShowColumns = Annotated[
    bool, typer.Option("--show-columns", help="Write what each column seems to mean, for --columns.")
]
CODES = {code or "text": words for code, words in FIELD_WORDS.items()}
NOT_SO = N_("Line %(line)s of %(file)s is not a heading, a tab and a field.")
UNKNOWN = N_("Line %(line)s of %(file)s names a field that Himoya does not know. The fields are: %(fields)s.")
HEAD = N_(
    "What each column of %(file)s means: the heading, a tab, the field. Correct it and give it with "
    "--columns. The fields are:"
)


def told_in(path: Path | None) -> Told | None:
    """What the file says. Raises BadInput, with the line, when it cannot be understood."""
    return Told(path.name, tuple(_said(path))) if path else None


def _said(path: Path) -> Iterator[Said]:
    sheet = ""
    for number, cells in rows_of(path):
        first = cells[0].strip()
        if len(cells) == 1 and first.startswith("#"):
            continue
        if len(cells) == 1 and first.startswith("[") and first.endswith("]"):
            sheet = first[1:-1].strip()
            continue
        if len(cells) < 2 or not first:
            raise BadInput(NOT_SO, line=number, file=path.name)
        code = cells[1].strip().casefold()
        if code not in CODES:
            raise BadInput(UNKNOWN, line=number, file=path.name, fields=", ".join(CODES))
        yield Said(number, first, TEXT if code == "text" else code, sheet)


def show(path: Path, asked: Asked, *, as_json: bool) -> None:
    """Write on stdout how the columns of a list are understood."""
    with exports([path], asked, say_notes=False) as found:
        tables = found[0].tables
    if not tables:
        raise BadInput(NO_LIST, file=path.name)
    if as_json:
        _as_json(tables)
    else:
        typer.echo("\n".join(_as_file(tables, path.name)))


def _as_file(tables: Sequence[Table], file: str) -> Iterator[str]:
    yield f"# {say(HEAD, language(), file=file)}"
    yield from (f"#   {code:<14}{say(words, language())}" for code, words in CODES.items())
    for table in tables:
        if len(tables) > 1:
            yield f"[{table.title}]"
        for words, column in to_start_from(table):
            yield f"{words}\t{column.field or 'text'}"


def _as_json(tables: Sequence[Table]) -> None:
    for table in tables:
        for words, column in to_start_from(table):
            line({"list": table.title, "column": words, "field": column.field or "text", "sure": column.sure})
