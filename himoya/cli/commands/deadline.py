"""himoya deadline: by when an authority must answer, with every day that was counted."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table
from rich.text import Text

from himoya.appeals import packs
from himoya.appeals.clocks import Due, due, said_question, said_step
from himoya.appeals.packs.pack import Pack
from himoya.appeals.packs.rows import Clock
from himoya.cli.output import AsJson, console, language, line
from himoya.common.errors import BadInput
from himoya.common.say import N_, say

app = typer.Typer(add_completion=False)

NOT_DAY = N_("%(text)s is not a day. Write it like 2026-11-20, or with the hour: 2026-11-20T21:30.")
CONFIDENCE = {
    "confirmed": N_("the text of the law was read"),
    "secondary": N_("from explanations, the text itself was not read"),
    "unverified": N_("not confirmed by any source"),
}
HEADS = (
    ("earliest", N_("earliest")),
    ("usual", N_("usual: act by this day")),
    ("latest", N_("latest")),
    ("if_extended", N_("latest, if longer time is told")),
    ("if_working_days", N_("if the law means working days")),
)
NO_LAWYER = N_("No lawyer has checked this pack yet.")

Own = Annotated[Path | None, typer.Option("--own", help="Folder with tables of your own; its rows win.")]


@app.command(name="deadline")
def command(
    pack: Annotated[str, typer.Option("--pack", help="Whose law: uz, ru, intl, uz-ru.")],
    clock: Annotated[str, typer.Option("--clock", help="Which time, such as uz_answer_basic.")],
    start: Annotated[str, typer.Option("--start", help="The day it began, such as 2026-11-20.")],
    extended: Annotated[
        int, typer.Option("--extended", min=0, max=9, help="How often a longer time was told.")
    ] = 0,
    own: Own = None,
    as_json: AsJson = False,
) -> None:
    """Count a legal time: earliest, usual and latest day, and how each day was counted."""
    begun = _moment(start)
    known = packs.load(pack, own)
    row = known.clock(clock, begun.date() if isinstance(begun, datetime) else begun)
    found = due(row, begun, known.calendars(language()), extended=extended)
    if as_json:
        line(_as_line(known, row, found))
    else:
        _print(known, row, found)


def _moment(text: str) -> date | datetime:
    for read in (date.fromisoformat, datetime.fromisoformat, _dotted):
        try:
            return read(text.strip())
        except ValueError:
            continue
    raise BadInput(NOT_DAY, text=text)


def _dotted(text: str) -> date:
    """A day as it is written here: 20.11.2026."""
    day, month, year = text.split(".")
    if len(year) != 4:
        raise ValueError
    return date(int(year), int(month), int(day))


def _source(pack: Pack, row: Clock) -> str:
    source, basis = pack.source(row), pack.basis(row)
    parts = (
        source.act if source else row.source_id,
        basis.article if basis else "",
        source.url if source else "",
    )
    return ", ".join(part for part in parts if part)


def _as_line(pack: Pack, row: Clock, found: Due) -> dict[str, Any]:
    days = {name: _iso(getattr(found, name)) for name, _ in HEADS}
    return {
        "pack": pack.id, "version": pack.version, "clock": row.id, "title": row.title.said(language()),
        "earliest": days["earliest"], "usual": days["usual"], "latest": days["latest"],
        "steps": [
            {"date": step.day.isoformat(), "counted": step.amount, "why": said_step(step, language())}
            for step in found.steps
        ],
        "confidence": found.confidence, "source": _source(pack, row), "source_id": found.source,
        "open": [said_question(code, language()) for code in found.open],
        "if_extended": days["if_extended"], "if_working_days": days["if_working_days"],
        "on_expiry": row.on_expiry or None, "checked_by": pack.manifest.checked_by or None, "own": row.own,
    }  # fmt: skip


def _iso(at: date | datetime | None) -> str | None:
    return at.isoformat() if at else None


def _print(pack: Pack, row: Clock, found: Due) -> None:
    console.print(Text(row.title.said(language()), style="bold"))
    table = Table.grid(padding=(0, 2))
    for step in found.steps:
        style = "" if step.amount else "dim"
        table.add_row(f"{step.day:%d.%m.%Y}", said_step(step, language()), style=style)
    console.print(table)
    for name, head in HEADS:
        at = getattr(found, name)
        if at:
            form = "%d.%m.%Y %H:%M" if isinstance(at, datetime) else "%d.%m.%Y"
            style = "bold" if name == "usual" else ""
            console.print(Text(f"{at:{form}}  {say(head, language())}", style=style))
    for code in found.open:
        console.print(Text(f"  · {said_question(code, language())}"))
    console.print(
        Text(f"{_source(pack, row)} ({say(CONFIDENCE[found.confidence], language())})", style="dim")
    )
    if not pack.manifest.checked_by:
        console.print(Text(say(NO_LAWYER, language()), style="dim"))
