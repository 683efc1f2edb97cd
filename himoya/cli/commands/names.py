"""himoya names: compare two names, or find the best matches of one list in another."""

from pathlib import Path
from typing import Annotated

import typer

from himoya.cli.output import AsJson, console, language, line, progress
from himoya.cli.tables import name_rows
from himoya.names.compare import compare
from himoya.names.match import match

app = typer.Typer(
    no_args_is_help=True, add_completion=False, help="Compare names across scripts and spellings."
)


@app.command(name="compare")
def compare_two(left: str, right: str, as_json: AsJson = False) -> None:
    """Say how surely two names are one person's, and why."""
    found = compare(left, right)
    reasons = [reason.said(language()) for reason in found.reasons]
    if as_json:
        line({"probability": round(found.probability, 4), "reasons": reasons})
        return
    console.print(f"{found.probability:.0%}")
    for reason in reasons:
        console.print(f"  · {reason}", markup=False)


@app.command(name="match")
def match_lists(
    left: Annotated[Path, typer.Argument(help="Rows of id, a tab, and a name.")],
    right: Annotated[Path, typer.Argument(help="The list to search, in the same form.")],
    top: Annotated[int, typer.Option(min=1, max=1000, help="How many matches for each name.")] = 5,
    as_json: AsJson = False,
) -> None:
    """For every name of LEFT, the best matches in RIGHT."""
    with progress(left.name):
        rows = match(name_rows(left), name_rows(right), top)
    for row in rows:
        if as_json:
            found = [{"id": other.id, "probability": round(other.probability, 4)} for other in row.matches]
            line({"id": row.id, "matches": found})
        else:
            words = ", ".join(f"{other.id} {other.probability:.0%}" for other in row.matches)
            console.print(f"{row.id}: {words}", markup=False)
