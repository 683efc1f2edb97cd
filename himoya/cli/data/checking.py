"""What `himoya check` looks at. Each finding is one plain sentence with what to do."""

import shutil
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.db import connection

from himoya import env
from himoya.alarms.actions import wrong_ranks
from himoya.appeals.queries.law import current_law
from himoya.cli.output import console, language, line
from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.common.say import N_, say
from himoya.handover.backups.recipients import kept
from himoya.handover.queries import last_backup
from himoya.messages.queries import evening, unfinished
from himoya.security.demo_mark import is_demo
from himoya.security.key_file import beside_the_database
from himoya.storage.copies import is_whole

OLD_BACKUP = 14  # days
LOW_DISK = 1 << 30  # bytes: an import of a large export needs room for its log


@dataclass(frozen=True, slots=True)
class Finding:
    sentence: str
    values: dict[str, object] = field(default_factory=dict)
    grave: bool = True  # False: worth knowing, nothing to repair


def report(key_file: Path | None, *, as_json: bool) -> bool:
    """Print the findings. True when none is grave."""
    findings = [finding for look in LOOKS for finding in look()]
    if key_file and beside_the_database(key_file, env.home()):
        sentence = N_(
            "The key file %(file)s lies beside the database: whoever takes the folder takes the "
            "key. Keep it elsewhere."
        )
        findings.append(Finding(sentence, {"file": key_file.name}))
    for finding in findings:
        said = say(finding.sentence, language(), **finding.values)
        if as_json:
            line({"grave": finding.grave, "finding": said})
        else:
            console.print(("! " if finding.grave else "  ") + said, markup=False)
    sound = not any(finding.grave for finding in findings)
    if as_json:
        line({"sound": sound})
    elif sound:
        console.print(say(N_("Nothing needs a hand."), language()))
    return sound


def _demo() -> Iterator[Finding]:
    if is_demo(env.home()):
        yield Finding(
            N_("This is a demo: its passphrase lies beside it, so it takes invented data only."), grave=False
        )


def _database() -> Iterator[Finding]:
    if connection.vendor == "postgresql":
        yield Finding(
            N_("The data are in PostgreSQL, which does not encrypt them: keep its disk volume encrypted."),
            grave=False,
        )
        return
    if not is_whole():
        yield Finding(
            N_("The database is damaged. Stop Himoya, copy the folder away, and restore the last backup.")
        )


def _folder() -> Iterator[Finding]:
    home = env.home()
    if stat.S_IMODE(home.stat().st_mode) & 0o077:
        yield Finding(
            N_("Other users of this machine can enter %(folder)s. Close it: chmod 700."), {"folder": home}
        )
    if shutil.disk_usage(home).free < LOW_DISK:
        yield Finding(
            N_("Less than 1 GB is free on the disk of %(folder)s. Make room before the next import."),
            {"folder": home},
        )


def _imports() -> Iterator[Finding]:
    for made in unfinished():
        sentence = N_(
            "Import %(number)s (%(file)s) was interrupted. Import the same file again, or take it "
            "back with --undo %(number)s."
        )
        yield Finding(sentence, {"number": made.pk, "file": made.file_name})


def _backups() -> Iterator[Finding]:
    if is_demo(env.home()):
        return
    made = last_backup()
    if made is None:
        yield Finding(
            N_("No backup has been made yet. Run `himoya backup` and keep the file away from here."),
            grave=False,
        )
    elif (days := (clock.now() - made).days) >= OLD_BACKUP:
        yield Finding(
            N_("The last backup is %(days)s days old. Run `himoya backup` again."),
            {"days": days},
            grave=False,
        )
    try:
        readers = len(kept(env.home()))
    except BadInput as error:
        yield Finding(error.sentence, error.values)
        return
    if readers:
        yield Finding(
            N_("Besides the paper key, %(number)s more keys of backup-recipients.txt open a backup."),
            {"number": readers},
            grave=False,
        )


def _law() -> Iterator[Finding]:
    tables = current_law().set_aside
    if tables:
        sentence = N_(
            "Law tables of the office do not fit this version and do not count: %(tables)s. "
            "`himoya pack check --stored` says why."
        )
        yield Finding(sentence, {"tables": ", ".join(tables)})


def _ranks() -> Iterator[Finding]:
    if wrong := wrong_ranks(evening(clock.now())):
        sentence = N_(
            "%(number)s places on tonight's list are not kept as the alarms have them. Start Himoya: it "
            "makes them anew within a minute."
        )
        yield Finding(sentence, {"number": wrong})


LOOKS: tuple[Callable[[], Iterator[Finding]], ...] = (
    _demo,
    _database,
    _folder,
    _imports,
    _backups,
    _law,
    _ranks,
)
