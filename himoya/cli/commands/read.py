"""himoya read: what each message says, with the words it was read from."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from himoya.cli.columns import Columns, ShowColumns, show, told_in
from himoya.cli.explaining import print_explanation
from himoya.cli.files import DEFAULT_ZONE, ChatName, DayFirst, Zone, asked, exports
from himoya.cli.output import AsJson, console, language, line, stderr
from himoya.common.aside import patient
from himoya.common.say import N_, say
from himoya.intake.channels import pasted_text
from himoya.intake.channels.incoming import Export, Incoming, Rejected
from himoya.intake.rules import facility_words, message_id
from himoya.reading import as_line, read_all
from himoya.reading.advert_words import NO_VERDICT, kinds, signs
from himoya.reading.explain import explain
from himoya.reading.facts import Advert, Reading
from himoya.reading.reader import AT_ONCE
from himoya.urgency import rule

app = typer.Typer(add_completion=False)


@app.command(name="read")
def command(
    file: Annotated[
        Path,
        typer.Argument(
            help="JSON lines with id, text and sent_at, any chat export or spreadsheet, or one message (txt)."
        ),
    ],
    as_json: AsJson = False,
    timezone: Zone = DEFAULT_ZONE,
    day_first: DayFirst = None,
    chat: ChatName = "",
    columns: Columns = None,
    show_columns: ShowColumns = False,
    explained: Annotated[
        bool,
        typer.Option("--explain", help="Show the phrases, what the words around make of them, and how sure."),
    ] = False,
) -> None:
    """Say what each message tells: who, where, what cannot wait, in which words. Stores nothing."""
    asking = asked(timezone, day_first, chat)
    if show_columns:
        show(file, asking, as_json=as_json)
        return
    told = messages = 0
    with exports([file], asking, told_in(columns), (pasted_text.CHANNEL,)) as found, patient():
        for row in _readings(found[0]):
            messages += 1
            if isinstance(row, Rejected):
                stderr(row.reason.said(language()))
            else:
                told += _show(found[0], *row, as_json, explained)
    if not as_json:
        sentence = N_("Messages: %(messages)s. Of these, %(told)s tell of a person or of something urgent.")
        stderr(say(sentence, language(), messages=messages, told=told))


def _readings(export: Export) -> Iterator[tuple[Incoming, Reading] | Rejected]:
    """Each row in its order with its reading, or why it was rejected."""
    rows = export.read()
    while some := list(islice(rows, AT_ONCE)):
        asked = [(row.text, export.written_at(row), row.columns) for row in some if isinstance(row, Incoming)]
        readings = iter(read_all(asked))
        for row in some:
            yield row if isinstance(row, Rejected) else (row, next(readings))


def _show(export: Export, row: Incoming, reading: Reading, as_json: bool, explained: bool) -> bool:
    """Show one row. True when something was read from it."""
    told = bool(reading.urgent or reading.persons or reading.facility or reading.contract or reading.advert)
    if as_json:
        line(as_line(message_id(row), reading, language()))
    elif explained:
        _print_head(export, row, reading)
        print_explanation(row.text, explain(row.text, export.written_at(row)))
    elif told:
        _print(export, row, reading)
    return told


def _print_head(export: Export, row: Incoming, reading: Reading) -> None:
    names = ", ".join(person.name or person.relation or "?" for person in reading.persons)
    place = facility_words(reading) or ""
    head = " · ".join(
        part for part in (f"{export.written_at(row):%d.%m.%Y %H:%M}", row.sender, names, place) if part
    )
    console.print(Text(f"\n{reading.level if reading.urgent else '  '}  {head}", style="bold"))


def _print(export: Export, row: Incoming, reading: Reading) -> None:
    _print_head(export, row, reading)
    console.print(Text(f"    {row.text}", style="dim"))
    if reading.advert:
        _print_advert(reading.advert)
    for fact in reading.urgent:
        console.print(Text(f"    {fact.rule}  {say(rule(fact.rule).title, language())}: «{fact.quote.text}»"))


def _print_advert(advert: Advert) -> None:
    titles = "; ".join(say(kinds()[kind].title, language()) for kind in advert.kinds)
    console.print(Text(f"    {titles}. {say(NO_VERDICT, language())}"))
    shown: set[str] = set()
    for found in advert.signs:
        if found.code not in shown:
            shown.add(found.code)
            sign = signs()[found.code]
            title, why = say(sign.title, language()), say(sign.why, language())
            console.print(Text(f"    {title}: «{found.quote.text}». {why}"))
