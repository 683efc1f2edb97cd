"""himoya link: how many persons a list of records really is. Nothing is stored."""

import time
from pathlib import Path
from typing import Annotated

import typer

from himoya.cli.output import AsJson, console, language, line, progress
from himoya.cli.tables import records, write_clusters
from himoya.common.say import N_, say
from himoya.linkage.pure.link import link

app = typer.Typer(add_completion=False)


@app.command(name="link")
def command(
    file: Annotated[
        Path,
        typer.Argument(
            help="Tab-separated, with a header: id, name, sex, birth_date, phone, home, facility."
        ),
    ],
    out: Annotated[Path, typer.Option(help="Where to write id and person, a row for each record.")],
    as_json: AsJson = False,
) -> None:
    """Group records of the same person, in any spelling, and say how many persons they are."""
    began = time.monotonic()
    everyone = records(file)
    with progress(file.name):
        linked = link(everyone)
    write_clusters(out, linked.person_of)
    seconds = round(time.monotonic() - began, 2)
    if as_json:
        count = {"records": len(everyone), "persons": linked.point, "low": linked.low, "high": linked.high}
        line({**count, "ask": len(linked.ask), "seconds": seconds})
        return
    sentence = N_(
        "%(records)s records, about %(persons)s persons (between %(low)s and %(high)s); "
        "%(ask)s pairs to judge."
    )
    console.print(
        say(
            sentence,
            language(),
            records=len(everyone),
            persons=linked.point,
            low=linked.low,
            high=linked.high,
            ask=len(linked.ask),
        )
    )
