"""himoya read: what each message says, with the words it was read from."""

from pathlib import Path
from typing import Annotated

import typer

from himoya.cli.files import DEFAULT_ZONE, ChatName, DayFirst, Zone, asked, exports
from himoya.cli.output import AsJson, console, language, line, stderr
from himoya.common.say import say
from himoya.intake.channels.incoming import Export, Incoming, Rejected
from himoya.intake.rules import message_id
from himoya.reading import as_line, read
from himoya.reading.facts import Reading
from himoya.urgency import rule

app = typer.Typer(add_completion=False)


@app.command(name="read")
def command(
    file: Annotated[
        Path, typer.Argument(help="JSON lines with id, text and sent_at, or any chat export or spreadsheet.")
    ],
    as_json: AsJson = False,
    timezone: Zone = DEFAULT_ZONE,
    day_first: DayFirst = None,
    chat: ChatName = "",
) -> None:
    """Say what each message tells: who, where, what cannot wait, in which words. Stores nothing."""
    with exports([file], asked(timezone, day_first, chat)) as found:
        for row in found[0].read():
            _show(found[0], row, as_json)


def _show(export: Export, row: Incoming | Rejected, as_json: bool) -> None:
    if isinstance(row, Rejected):
        stderr(row.reason.said(language()))
        return
    reading = read(row.text, export.written_at(row), row.columns)
    if as_json:
        line(as_line(message_id(row), reading))
    elif reading.urgent:
        _print(row, reading)


def _print(row: Incoming, reading: Reading) -> None:
    console.print(f"\n[bold]{reading.level}[/bold]  {row.sent_at:%Y-%m-%d %H:%M}  ", end="")
    console.print(", ".join(person.name or "?" for person in reading.persons), markup=False)
    for fact in reading.urgent:
        console.print(
            f"  {fact.rule}  {say(rule(fact.rule).title, language())}: «{fact.quote.text}»", markup=False
        )
