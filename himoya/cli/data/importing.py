"""Importing and undoing from the terminal."""

import csv
import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from zoneinfo import ZoneInfo

from himoya import env
from himoya.cli.files import DEFAULT_ZONE, exports, say_foreign
from himoya.cli.output import console, language, line, progress, stderr
from himoya.common.errors import BadInput, said_place
from himoya.common.say import N_, say
from himoya.intake.actions import import_export, undo_import
from himoya.intake.channels.incoming import Asked
from himoya.intake.channels.tidy import plain
from himoya.intake.files import fingerprint, opened
from himoya.messages.models import Import
from himoya.messages.queries import rejections, texts
from himoya.security.demo_mark import is_demo

LOCK = "import.lock"
SAMPLE = 300  # messages looked at to tell a foreign chat


def run_or_refuse(path: Path, asked: Asked, *, as_json: bool) -> bool:
    """Import one file of several: one that cannot be used is named and does not keep the others out."""
    try:
        run(path, asked, as_json=as_json)
    except BadInput as refused:
        stderr(refused.said(language()))
        return False
    return True


def run(path: Path, asked: Asked, *, as_json: bool) -> None:
    """Import one file and say what became of it. A demo refuses: it takes invented data only."""
    if is_demo(env.home()):
        raise BadInput(
            N_("This is the demo: it takes invented data only. Start your own Himoya with `himoya start`.")
        )
    path = path.resolve()
    began = time.monotonic()
    made, before = load_file(path, asked)
    listed = _write_rejected(made, path) if made.rejected and not before else None
    say_foreign(texts(made, SAMPLE), path.name)
    _say(made, before=before, seconds=time.monotonic() - began, listed=listed, as_json=as_json)


def load_file(path: Path, asked: Asked) -> tuple[Import, bool]:
    """The import of this file, and whether it had been imported before."""
    with one_at_a_time(), exports([path], asked) as found, opened(path) as sources:
        mark = fingerprint(sources, asked)
        before = Import.objects.filter(fingerprint=mark, state=Import.State.LIVE).exists()
        with progress(plain(path.name)) as update:
            return import_export(found[0], mark, file_name=plain(path.name), progress=update), before


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


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Two imports at once would only wait for each other, and could bring the same message twice."""
    with (env.home() / LOCK).open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BadInput(
                N_("Another import is running. Wait until it has finished, then import this file.")
            ) from None
        yield


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
    with open(descriptor, "w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["place", "reason", "row"])
        for rejection in rejections(made):
            reason = BadInput(rejection.sentence, **rejection.values).said(language())
            rows.writerow(
                [_plain(said_place(rejection.place, language())), _plain(reason), _plain(rejection.excerpt)]
            )
    return target


def _plain(cell: str) -> str:
    """A cell that a spreadsheet program will not take for a formula."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
