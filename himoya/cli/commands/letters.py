"""himoya letters: the set of letters for one case, as files."""

from pathlib import Path
from typing import Annotated

import typer

from himoya.cli.asking import KeyFile
from himoya.cli.opening import data, open_data
from himoya.cli.output import AsJson

app = typer.Typer(add_completion=False)

Case = Annotated[int, typer.Argument(min=1, help="Number of the case.")]
Out = Annotated[
    Path, typer.Option("--out", help="Folder for the letters (PDF, DOCX, cover sheet) and a posting list.")
]
Rule = Annotated[str, typer.Option(help="The rule to write about, like U01. Default: the most urgent one.")]


@app.command(name="letters")
def command(case: Case, out: Out, rule: Rule = "", as_json: AsJson = False, key_file: KeyFile = None) -> None:
    """Write the letters that a case calls for: to whom consent allows, nothing is sent.

    A letter that may not go is named with the reason; so is what is still missing in a draft.
    """
    open_data(key_file)
    data("letters").write(case, out, rule.upper(), as_json=as_json)
