"""Importing and undoing from the terminal."""

import os
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from itertools import count
from pathlib import Path
from zoneinfo import ZoneInfo

from himoya import env
from himoya.cli.columns import show
from himoya.cli.files import DEFAULT_ZONE, exports, say_foreign
from himoya.cli.output import console, language, line, progress, stderr
from himoya.common.errors import BadInput
from himoya.common.say import N_, say
from himoya.intake.actions import import_export, import_upload, remember_columns, undo_import
from himoya.intake.channels.incoming import Asked
from himoya.intake.channels.tidy import plain
from himoya.intake.channels.told import Told
from himoya.intake.files import confirmed_in, fingerprint, opened
from himoya.intake.queries import confirmed_columns
from himoya.intake.rejected import as_csv
from himoya.intake.turn import one_at_a_time
from himoya.messages.models import Import
from himoya.messages.queries import texts
from himoya.security.demo_mark import DEMO, is_demo

NICE = 5  # the desk's pages go first
SAMPLE = 300  # messages looked at to tell a foreign chat


def or_refuse(what: Callable[..., None], path: Path, asked: Asked, *, as_json: bool) -> bool:
    """Do it with one file of several: one that cannot be used is named and does not keep the others out."""
    try:
        what(path, asked, as_json=as_json)
    except BadInput as refused:
        stderr(refused.said(language()))
        return False
    return True


def show_columns(path: Path, asked: Asked, *, as_json: bool) -> None:
    """How the columns of a list would be read now: as somebody said before, else as they seem."""
    show(path, replace(asked, columns=confirmed_columns()), as_json=as_json)


def run(path: Path, asked: Asked, told: Told | None = None, *, as_json: bool) -> None:
    """Import one file and say what became of it. A demo refuses: it takes invented data only."""
    refuse_in_a_demo()
    path = path.resolve()
    began = time.monotonic()
    made, before = load_file(path, asked, told)
    listed = _write_rejected(made, path) if made.rejected and not before else None
    say_foreign(texts(made, SAMPLE), path.name)
    _say(made, before=before, seconds=time.monotonic() - began, listed=listed, as_json=as_json)


def refuse_in_a_demo() -> None:
    if is_demo(env.home()):
        raise BadInput(DEMO)


def load_file(path: Path, asked: Asked, told: Told | None = None) -> tuple[Import, bool]:
    """The import of this file, and whether it had been imported before. What was told is remembered."""
    asked = replace(asked, columns={**confirmed_columns(), **asked.columns})
    with one_at_a_time(), exports([path], asked, told) as found, opened(path) as sources:
        mark = fingerprint(sources, asked, found[0])
        before = Import.objects.filter(fingerprint=mark, state=Import.State.LIVE).exists()
        with progress(plain(path.name)) as update:
            made = import_export(found[0], mark, file_name=plain(path.name), progress=update)
    if told:
        remember_columns(confirmed_in(found[0]), by=None)
    return made, before


def undo(number: int, *, as_json: bool) -> None:
    """Take an import back whole."""
    found = Import.objects.filter(pk=number).exclude(state=Import.State.WITHDRAWN).first()
    if found is None:
        raise BadInput(
            N_("There is no import number %(number)s to take back. `himoya import --list` shows them."),
            number=number,
        )
    with one_at_a_time(), progress(found.file_name):
        undo_import(found)
    if as_json:
        line({"import": number, "undone": True})
    else:
        console.print(say(N_("Import %(number)s is taken back."), language(), number=number))


def show_all(*, as_json: bool) -> None:
    for made in Import.objects.order_by("pk"):
        if as_json:
            line(_values(made))
            continue
        here = made.started_at.astimezone(ZoneInfo(DEFAULT_ZONE))
        words = f"{made.pk:>4}  {made.state:<10} {here:%Y-%m-%d %H:%M}  +{made.added:,}  {made.file_name}"
        console.print(words, markup=False)


def run_upload(number: int) -> None:
    """Import a file that waits in the database, for the desk. Ends with the desk:
    the key must not outlive it.
    """
    refuse_in_a_demo()
    threading.Thread(target=_end_with_the_desk, daemon=True).start()
    os.nice(NICE)
    import_upload(number)


def _end_with_the_desk() -> None:
    sys.stdin.buffer.read()
    os._exit(1)


def _say(made: Import, *, before: bool, seconds: float, listed: Path | None, as_json: bool) -> None:
    if as_json:
        line(
            {
                **_values(made),
                "again": before,
                "seconds": round(seconds, 1),
                "rejected_file": str(listed) if listed else None,
            }
        )
        return
    if before:
        console.print(
            say(N_("%(file)s was imported before; nothing was added."), language(), file=made.file_name),
            markup=False,
        )
        return
    sentence = N_(
        "%(file)s: %(added)s new messages, %(known)s known, %(rejected)s rows that cannot be "
        "used. Import %(number)s."
    )
    console.print(
        say(
            sentence,
            language(),
            file=made.file_name,
            added=made.added,
            known=made.known,
            rejected=made.rejected,
            number=made.pk,
        ),
        markup=False,
    )
    if listed:
        stderr(
            say(
                N_("The rows that cannot be used are listed in %(file)s, each with its reason."),
                language(),
                file=listed,
            )
        )


def _values(made: Import) -> dict[str, object]:
    return {
        "import": made.pk,
        "file": made.file_name,
        "channel": made.channel,
        "state": made.state,
        "added": made.added,
        "known": made.known,
        "rejected": made.rejected,
    }


def _write_rejected(made: Import, path: Path) -> Path:
    """The list lies beside the file it speaks of: it holds nothing that file does not hold."""
    try:
        return _write(made, path.parent, path.stem)
    except OSError:
        return _write(made, Path.cwd(), path.stem)


def _new_file(folder: Path, stem: str) -> tuple[int, Path]:
    """A file that was not there before, for its owner only: nothing is overwritten, no link is followed."""
    for number in count(1):
        target = folder / (f"{stem}-rejected.csv" if number == 1 else f"{stem}-rejected-{number}.csv")
        with suppress(FileExistsError):
            return os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600), target
    raise AssertionError("count never ends")


def _write(made: Import, folder: Path, stem: str) -> Path:
    descriptor, target = _new_file(folder, stem)
    with open(descriptor, "wb") as file:
        file.write(as_csv(made, language()))
    return target
