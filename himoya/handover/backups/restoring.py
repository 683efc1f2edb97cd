"""Brings a backup back into an empty data folder: all of it as it was, or nothing."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyrage
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader
from pyrage.x25519 import Identity

from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.handover.backups.manifest import DAMAGED, NEWER, Manifest, is_sealed
from himoya.handover.backups.unpacking import Unpacked
from himoya.security import audit, keyring_file, opening
from himoya.security.keyring_file import KeyringFile
from himoya.security.paper_key import looks_like_paper_key, read_paper_key
from himoya.storage import unlocked
from himoya.storage.copies import counts, is_whole, migrations, remove
from himoya.storage.files import private_folder, replace_file
from himoya.storage.others import another
from himoya.storage.rows import copy_rows

WORKSHOP = "restoring"  # in the new data folder, until everything is checked
MADE = "himoya.made"  # beside a database that has tables (himoya.cli.opening)
BEGINNING = b"age-encryption.org/v1\n"
NOT_EMPTY = N_("%(folder)s is not empty. A backup is restored into an empty folder: choose one with --home.")
NOT_EMPTY_DATABASE = N_("The database of DATABASE_URL holds tables already. Give one that is empty.")
NO_FILE = N_("There is no file %(file)s that can be read. Check its name and folder.")
NO_BACKUP = N_("%(file)s is not a backup of Himoya. Choose the file that `himoya backup` wrote.")
OTHER_KEY = N_(
    "This key does not open %(file)s. Use the paper key of the instance it was made from, "
    "or the key of one of "
    "its further recipients."
)
OTHER_PASSPHRASE = N_(
    "This does not open the keyring inside the backup. Use the passphrase or the paper "
    "key of the day it was made."
)
NO_ROOM = N_("The backup cannot be written to %(folder)s: the disk is full or closed. Nothing was restored.")


def restore(file: Path, home: Path, identity: Identity, ask: Callable[[], str]) -> Manifest:
    """Restore the backup `file` into the empty folder `home`, with the key that opens it.

    `ask` is called for passphrase or paper key when `identity` is only that of a further recipient.
    Afterwards the root key is held, and the default database (embedded in `home`, or PostgreSQL) has
    everything, brought up to date. Raises BadInput on any difference; then nothing is left behind.
    """
    if connection.vendor == "postgresql" and "django_migrations" in connection.introspection.table_names():
        raise BadInput(NOT_EMPTY_DATABASE)
    with _workshop(home) as workshop:
        unpacked = _unpack(file, workshop, home, identity)
        manifest = unpacked.finish()
        _refuse_newer(manifest, file)
        root = _root(workshop, identity, ask)
        if not is_sealed(unpacked.content, root):
            raise BadInput(DAMAGED, file=file.name)
        opening.hold(root)
        try:
            _check_and_bring_up_to_date(workshop / "himoya.db", manifest, file)
            _put_in_place(workshop, home)
        except BaseException:
            unlocked.forget()
            raise
    audit.record("backup.restored")
    return manifest


@contextmanager
def _workshop(home: Path) -> Iterator[Path]:
    folder, made = home / WORKSHOP, not home.exists()
    if home.exists() and not home.is_dir():
        raise BadInput(NOT_EMPTY, folder=home)
    shutil.rmtree(folder, ignore_errors=True)  # left by one that was killed
    if home.exists() and any(home.iterdir()):
        raise BadInput(NOT_EMPTY, folder=home)
    try:
        yield private_folder(private_folder(home) / WORKSHOP)
    except BaseException:
        shutil.rmtree(home if made else folder, ignore_errors=True)
        raise
    shutil.rmtree(folder, ignore_errors=True)


def _unpack(file: Path, workshop: Path, home: Path, identity: Identity) -> Unpacked:
    unpacked = Unpacked(workshop, file.name)
    try:
        with file.open("rb") as opened:
            if opened.read(len(BEGINNING)) != BEGINNING:
                raise BadInput(NO_BACKUP, file=file.name)
            opened.seek(0)
            pyrage.decrypt_io(opened, unpacked, [identity])
            if opened.read(1):
                raise BadInput(DAMAGED, file=file.name)
    except (pyrage.DecryptError, OSError) as error:
        raise _refused(error, unpacked, file, home) from None
    finally:
        unpacked.close()
    return unpacked


def _refused(error: Exception, unpacked: Unpacked, file: Path, home: Path) -> BadInput:
    if isinstance(unpacked.error, BadInput):
        return unpacked.error
    if isinstance(unpacked.error, OSError):
        return BadInput(NO_ROOM, folder=home)
    if isinstance(error, OSError) and error.errno is not None:
        return BadInput(NO_FILE, file=file)
    if "No matching keys" in str(error):
        return BadInput(OTHER_KEY, file=file.name)
    return BadInput(DAMAGED, file=file.name)


def _root(workshop: Path, identity: Identity, ask: Callable[[], str]) -> bytes:
    """The root key of the instance in the backup. Raises BadInput when nothing that was given opens it."""
    path = workshop / keyring_file.NAME
    ring, stands = keyring_file.read(path)
    root = ring.paper.open(identity, ring.keyring) or _typed(ring, ask())
    if root is None:
        raise BadInput(OTHER_PASSPHRASE)
    if not keyring_file.is_sealed(stands, root):
        raise keyring_file.damaged(path)
    return root


def _typed(ring: KeyringFile, text: str) -> bytes | None:
    if looks_like_paper_key(text):
        return ring.paper.open(read_paper_key(text), ring.keyring)
    return ring.passphrase.open(text, ring.keyring)


def _refuse_newer(manifest: Manifest, file: Path) -> None:
    """Raise BadInput when something was done to the tables that this Himoya does not know."""
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    if not set(manifest.migrations) <= known:
        raise BadInput(NEWER, file=file.name, version=manifest.himoya)


def _check_and_bring_up_to_date(database: Path, manifest: Manifest, file: Path) -> None:
    with another("restored", database) as opened:
        same = (
            is_whole(opened)
            and counts(opened) == manifest.tables
            and migrations(opened) == manifest.migrations
        )
        if not same:
            raise BadInput(DAMAGED, file=file.name)
        call_command("migrate", database="restored", interactive=False, verbosity=0)
        with opened.cursor() as cursor:
            # Nobody is signed in on the new machine, whatever a browser still holds.
            cursor.execute("DELETE FROM himoya_opensession")
            cursor.execute("DELETE FROM django_session")
        if connection.vendor == "postgresql":
            with transaction.atomic():
                call_command("migrate", interactive=False, verbosity=0)
                copy_rows("restored", "default")


def _put_in_place(workshop: Path, home: Path) -> None:
    """The keyring last: a folder without it is no instance yet."""
    if connection.vendor == "postgresql":
        remove(workshop / "himoya.db")
    else:
        replace_file(workshop / MADE, b"")
    names = sorted((file.name for file in workshop.iterdir()), key=lambda name: name == keyring_file.NAME)
    for name in names:
        os.replace(workshop / name, home / name)
