"""Importing a file: batch by batch, invisible until the end, resumable after a crash; and taking it back."""

import time
from collections.abc import Callable

from django.db import transaction

from himoya.alarms.actions import keep_acted_upon, stands_again
from himoya.cases.actions import mark_sources_withdrawn, open_cases
from himoya.common import clock
from himoya.common.aside import patient
from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.intake.actions.finding import gather_stored, write_keys
from himoya.intake.actions.rows import store_batch
from himoya.intake.channels.incoming import Export
from himoya.intake.keys import Keys
from himoya.intake.queries import came_of, due_cases
from himoya.intake.stream import batches
from himoya.linkage.actions import make_current, regroup
from himoya.linkage.turn import my_turn
from himoya.messages import actions as storing
from himoya.messages.models import Import
from himoya.messages.queries import resumable, stored_by
from himoya.security import audit
from himoya.security.models import Account
from himoya.teaching.queries import own_cues

Progress = Callable[[int], None]
TURN = 0.003  # seconds between batches in which another process gets the database


def import_export(
    export: Export,
    fingerprint: str,
    *,
    file_name: str,
    by: Account | None = None,
    progress: Progress = lambda rows: None,
) -> Import:
    """Import a recognised file. The same file again adds nothing; after a crash it goes on where it stopped.

    Raises BadInput when not one row of it can be used; then nothing is written.
    """
    begun = resumable(fingerprint)
    if begun and begun.state == Import.State.UNDOING:
        raise BadInput(N_("This file is just being taken back. Let that finish, then import it again."))
    if begun and begun.state == Import.State.LIVE:
        return begun
    keys = Keys()
    if begun:  # a process before this one ended without having written any
        gather_stored(keys, stored_by(begun))
    with patient():
        begun = _store_rows(export, fingerprint, begun, keys, file_name, by, progress)
        _finish(begun, keys)
    begun.refresh_from_db()
    return begun


def undo_import(undone: Import, *, by: Account | None = None) -> None:
    """Take an import back whole: what another live import also holds stays visible through that one.

    Messages and open facts go; accepted statements stay, marked. May be repeated after a crash.
    """
    was_live = Import.objects.filter(pk=undone.pk, state=Import.State.LIVE).update(state=Import.State.UNDOING)
    while storing.hand_over_shared(undone):
        _give_way()
    if was_live or undone.state == Import.State.UNDOING:
        with my_turn():
            grouping = regroup(without=undone, pause=_give_way)
            with transaction.atomic():
                mark_sources_withdrawn(undone)
                keep_acted_upon(undone, clock.now())
                storing.withdraw(undone, by)
                make_current(grouping)
    else:
        storing.withdraw(undone, by)


@transaction.atomic
def begin_undo(undone: Import, *, by: Account) -> bool:
    """Somebody wants it taken back: now its page says so; `undo_import` does it. False: it is done."""
    if not Import.objects.filter(pk=undone.pk).exclude(state=Import.State.WITHDRAWN).exists():
        return False
    Import.objects.filter(pk=undone.pk, state=Import.State.LIVE).update(state=Import.State.UNDOING)
    audit.record("import.undo_asked", f"import {undone.pk}", by)
    return True


def _store_rows(
    export: Export,
    fingerprint: str,
    begun: Import | None,
    keys: Keys,
    file_name: str,
    by: Account | None,
    progress: Progress,
) -> Import:
    skip = begun.done if begun else 0
    for batch in batches(export, now=clock.now(), size=storing.BATCH, skip=skip, own=own_cues()):
        with transaction.atomic():
            if begun is None:
                begun = storing.start_import(
                    fingerprint, file_name=file_name, channel=export.channel, title=export.title, by=by
                )
            store_batch(begun, batch, keys)
        progress(batch.end)
        _give_way()
    if begun is None:
        raise BadInput(
            N_("There is not one message in %(file)s. Export the chat again, then import it."), file=file_name
        )
    return begun


def _finish(begun: Import, keys: Keys) -> None:
    """Make everyone findable, group them, open the cases, and only then let the whole import be seen, at one
    stroke."""
    with my_turn():
        grouping = regroup(also=begun, pause=_give_way, meanwhile=lambda: write_keys(keys, _give_way))
        due = due_cases(begun, grouping)
        for start in range(0, len(due), storing.BATCH):
            with transaction.atomic():
                open_cases(due[start : start + storing.BATCH])
            _give_way()
        counted = came_of(begun, grouping)
        with transaction.atomic():
            Import.objects.filter(pk=begun.pk).update(came_of=counted)
            stands_again(begun)
            storing.go_live(begun)
            make_current(grouping)


def _give_way() -> None:
    time.sleep(TURN)
