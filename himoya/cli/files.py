"""Options and steps that commands over chat exports share."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from himoya.cli.output import language, stderr
from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.common.say import N_, say
from himoya.intake.channels import open_export
from himoya.intake.channels.incoming import Asked, Channel, Export
from himoya.intake.channels.tidy import zone as known_zone
from himoya.intake.channels.told import Told
from himoya.intake.files import opened
from himoya.language.known import seems_foreign

Files = Annotated[
    list[Path],
    typer.Argument(
        help="Chat exports (Telegram JSON or HTML, WhatsApp text or zip), spreadsheets, JSON lines."
    ),
]
Zone = Annotated[str, typer.Option(help="Time zone of exports that do not carry one, such as WhatsApp's.")]
DayFirst = Annotated[
    bool | None,
    typer.Option("--day-first/--month-first", help="Order of dates, when the file leaves it open."),
]
ChatName = Annotated[str, typer.Option("--chat", help="Name of the chat, when the file does not carry it.")]
DEFAULT_ZONE = "Asia/Tashkent"


def asked(zone: str, day_first: bool | None = None, chat: str = "", at: datetime | None = None) -> Asked:
    """`at` is the day of rows that carry no date; by default now."""
    known_zone(zone)
    return Asked(timezone=zone, day_first=day_first, chat=chat, now=at or clock.now())


@contextmanager
def exports(
    paths: Sequence[Path],
    asked: Asked,
    told: Told | None = None,
    also: tuple[Channel, ...] = (),
    *,
    say_notes: bool = True,
) -> Iterator[list[Export]]:
    """Every file recognised and ready to be read; what was guessed about them is said when all went well.

    `told` is what a person says about the columns of the lists among them; `also`: channels for files that
    are no export, such as one message in a text file.
    """
    with ExitStack() as stack:
        sources = [stack.enter_context(opened(path)) for path in paths]
        found = [open_export(source, asked, also) for source in sources]
        if told:
            tables = [table for export in found for table in export.tables]
            columns = {**asked.columns, **told.about(tables, paths[0].name)}
            found = [open_export(source, replace(asked, columns=columns), also) for source in sources]
        yield found
    for path, export in zip(paths, found, strict=True) if say_notes else ():
        for note in export.notes:
            stderr(f"{path.name}: {note.said(language())}")


FOREIGN = N_(
    "Himoya reads Uzbek and Russian. %(file)s seems to be in another language: "
    "its messages are kept and can be searched, but hardly anything was read from them."
)


def say_foreign(texts: Iterable[str], file: str) -> None:
    """An empty list must not look like good news when nothing could be read."""
    if seems_foreign(texts):
        stderr(say(FOREIGN, language(), file=file))


def moment(text: str | None, zone: str) -> datetime | None:
    """A time as typed after --at: with its own zone, or in the zone asked for."""
    if text is None:
        return None
    try:
        typed = datetime.fromisoformat(text)
    except ValueError:
        raise BadInput(N_("%(text)s is not a time. Write it like 2026-11-20T21:30."), text=text) from None
    return typed if typed.tzinfo else typed.replace(tzinfo=ZoneInfo(zone))


def now() -> datetime:
    return clock.now()
