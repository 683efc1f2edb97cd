"""Making a backup and bringing one back."""

from collections.abc import Sequence
from pathlib import Path

from himoya import env
from himoya.cli.asking import ask
from himoya.cli.output import console, language, line, progress, stderr
from himoya.common import clock
from himoya.common.say import N_, say
from himoya.handover.backups.making import make_backup, refuse_place
from himoya.handover.backups.recipients import everyone
from himoya.handover.backups.restoring import restore
from himoya.security import audit, keyring
from himoya.security.key_file import text_of
from himoya.security.paper_key import read_paper_key
from himoya.storage import unlocked


def back_up(to: Path | None, more: Sequence[str], *, as_json: bool) -> None:
    home, root, now = env.home(), unlocked.key(), clock.now()
    if root is None:
        raise RuntimeError("the backup was begun locked")
    name = f"himoya-backup-{now:%Y-%m-%d-%H%M%S}.age"
    file = (to / name if to and to.is_dir() else to or Path(name)).absolute()
    refuse_place(file, home)
    readers = everyone(_paper(home, root), home, more)
    with progress(say(N_("Backing up"), language())) as update:
        made = make_backup(home, root, file, readers, now, update)
    audit.record("backup.made")
    if as_json:
        row = {"file": str(made.file), "bytes": made.size, "recipients": made.recipients}
        line({**row, "messages": made.manifest.tables.get("himoya_message", 0)})
        return
    values = {"file": made.file, "size": f"{made.size / 1_000_000:.1f}", "readers": made.recipients}
    console.print(
        say(
            N_("The backup is in %(file)s (%(size)s MB). Keys that open it: %(readers)s."),
            language(),
            **values,
        ),
        markup=False,
    )
    stderr(
        say(
            N_(
                "Take it to another place, away from this machine. A backup counts only when it was restored "
                "once: try it with `himoya restore FILE --home NEW-FOLDER`."
            ),
            language(),
        )
    )


def _paper(home: Path, root: bytes) -> str:
    """The paper key's public half; asked for once where the keyring is older than backups."""
    return keyring.paper_recipient(home, root) or keyring.note_paper_recipient(
        home, ask(N_("Paper key, this once: backups are closed to it from now on"), hidden=True)
    )


def bring_back(file: Path, key_file: Path | None, *, as_json: bool) -> None:
    typed = (
        text_of(key_file) if key_file else ask(N_("Paper key, or the key of another recipient"), hidden=True)
    )
    identity = read_paper_key(typed)
    home = env.home()
    with progress(say(N_("Restoring"), language())):
        manifest = restore(file, home, identity, _ask_second)
    if as_json:
        line({"folder": str(home), "made_at": manifest.made_at, "himoya": manifest.himoya})
        return
    console.print(
        say(
            N_("Restored into %(folder)s, as it was at %(time)s."),
            language(),
            folder=home,
            time=manifest.made_at,
        ),
        markup=False,
    )
    stderr(
        say(
            N_("Every file, every table and every row was checked. Everybody signs in as before."), language()
        )
    )


def _ask_second() -> str:
    return ask(N_("Passphrase or paper key of the instance in the backup"), hidden=True)
