"""himoya tonight: who cannot wait, from files or from the stored cases."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from himoya.alarms.display import MessageShown, PersonOnList, shown
from himoya.alarms.rules import PLACES, Tonight
from himoya.cli.asking import KeyFile
from himoya.cli.columns import Columns, told_in
from himoya.cli.files import DEFAULT_ZONE, ChatName, DayFirst, Zone, asked, exports, moment, now, say_foreign
from himoya.cli.opening import data, open_data
from himoya.cli.output import AsJson, language, line, progress, stderr
from himoya.cli.tonight_list import Count, as_lines, print_list
from himoya.intake.quick import hear, tonight_of

app = typer.Typer(add_completion=False)


@app.command(name="tonight")
def command(
    files: Annotated[
        list[Path] | None,
        typer.Argument(help="Chat exports and spreadsheets; without them: the stored cases."),
    ] = None,
    at: Annotated[
        str | None, typer.Option(help="The evening to look from, like 2026-11-20T21:30. Default: now.")
    ] = None,
    everyone: Annotated[
        bool, typer.Option("--all", help="Everybody with a signal, not only who cannot wait.")
    ] = False,
    as_json: AsJson = False,
    timezone: Zone = DEFAULT_ZONE,
    day_first: DayFirst = None,
    chat: ChatName = "",
    columns: Columns = None,
    key_file: KeyFile = None,
) -> None:
    """Who cannot wait tonight, why, what else it could be, and how many persons this really is."""
    places = None if everyone else PLACES
    moment_given = moment(at, timezone)
    if not files:
        open_data(key_file)
        say_list(*data("listing").stored(moment_given, places), as_json=as_json)
        return
    asking = asked(timezone, day_first, chat, moment_given)
    with exports(files, asking, told_in(columns)) as found, progress("Reading"):
        heard = hear(found, now(), until=moment_given)
    say_foreign(heard.sample, files[0].name)
    for row in heard.rejected:
        stderr(row.reason.said(language()))
    evening = moment_given or now()
    quick = tonight_of(heard, evening, places=places)
    count = Count(quick.linked.point, quick.linked.low, quick.linked.high, heard.messages)
    say_list(quick.tonight, heard.texts, quick.names, quick.relations, count, evening, as_json=as_json)


def say_list(
    listed: Tonight,
    texts: Mapping[str, MessageShown],
    names: Mapping[str, str | None],
    relations: Mapping[str, str],
    count: Count,
    evening: datetime,
    *,
    as_json: bool,
) -> None:
    if as_json:
        for each in as_lines(listed, names, count, language()):
            line(each)
        return
    people: list[PersonOnList] = shown(listed, texts, names, language(), evening, relations=relations)
    print_list(people, listed.rest, count, evening)
