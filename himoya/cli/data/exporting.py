"""Taking everything out on the command line: with the passphrase in hand, as a second person is not there."""

from pathlib import Path

from himoya import env
from himoya.cli.asking import ask
from himoya.cli.output import console, language, line, progress, stderr
from himoya.common import clock
from himoya.common.say import N_, say
from himoya.handover.export.writing import Asked, export
from himoya.handover.queries import group_name
from himoya.security import audit, keyring
from himoya.security.demo_mark import is_demo
from himoya.security.key_file import open_with_key_file
from himoya.security.paper_key import looks_like_paper_key
from himoya.storage.new_files import new_file, refuse_taken

ROOT = "command line"


def take_out(out: Path, form: str, *, contacts: bool, key_file: Path | None, as_json: bool) -> None:
    now = clock.now()
    name = f"himoya-export-{now:%Y-%m-%d-%H%M%S}.zip"
    file = (out / name if out.is_dir() else out).absolute()
    refuse_taken(file)
    prove(env.home(), key_file)
    # The line stands before the first byte leaves: what was begun is in the log whatever comes of it.
    audit.record("export.taken_with_contacts" if contacts else "export.taken")
    asked = Asked(form, contacts, ROOT, now, language(), group=group_name())
    size = 0
    with progress(say(N_("Taking out"), language())) as update, new_file(file) as opened:
        for piece in export(asked):
            opened.write(piece)
            size += len(piece)
            update(size)
    if as_json:
        line({"file": str(file), "bytes": size, "format": form, "contacts": contacts})
        return
    words = N_("Everything is in %(file)s (%(size)s MB).")
    console.print(say(words, language(), file=file, size=f"{size / 1_000_000:.1f}"), markup=False)
    stderr(
        say(
            N_("It is not encrypted: keep it on an encrypted disk, and delete it after use."),
            language(),
        )
    )


def prove(home: Path, key_file: Path | None) -> None:
    """The passphrase or the paper key once more: a desk that runs must not be enough to take everything."""
    if is_demo(home):
        return
    if key_file:
        open_with_key_file(home, key_file)
        return
    typed = ask(N_("Passphrase or paper key, to take everything out"), hidden=True)
    if looks_like_paper_key(typed):
        keyring.open_with_paper_key(home, typed)
    else:
        keyring.open_with_passphrase(home, typed)
