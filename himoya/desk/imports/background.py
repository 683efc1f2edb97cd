"""Starts long work beside the desk, so that a page never waits for it and leaving a page harms nothing."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence

from django.db import connections

from himoya import env
from himoya.intake.actions import import_upload, undo_import
from himoya.intake.turn import one_at_a_time
from himoya.messages.models import Import
from himoya.security.lending import SOCKET

COMMAND = "from himoya.cli import main; main()"

# Started here and not ended: its process may still be on its way to the lock, a long one on a slow machine.
_importing: set[int] = set()
_taking_back: set[int] = set()


def start_upload(number: int) -> None:
    """Import the file that waits under this number."""
    _importing.add(number)
    upload = ["import", "--upload", str(number)]
    _start(upload, lambda: import_upload(number), lambda: _importing.discard(number))


def start_undo(number: int) -> None:
    """Take this import back whole."""
    _taking_back.add(number)
    _start(["import", "--undo", str(number)], lambda: _undo(number), lambda: _taking_back.discard(number))


def is_importing(number: int) -> bool:
    """Whether this desk has begun to import what waits under this number and that work has not ended."""
    return number in _importing


def is_taking_back(number: int) -> bool:
    """Whether this desk has begun to take the import back and that work has not ended."""
    return number in _taking_back


def _undo(number: int) -> None:
    with one_at_a_time(wait=True):
        undone = Import.objects.exclude(state=Import.State.WITHDRAWN).filter(pk=number).first()
        if undone:
            undo_import(undone)


def _start(
    arguments: Sequence[str], work: Callable[[], object], ended: Callable[[], object] = lambda: None
) -> None:
    """In a process of its own, which asks this desk for the key; where no desk lends one, in a thread."""

    def target() -> None:
        try:
            if (env.home() / SOCKET).exists():
                _run(arguments)
            else:
                _in_this_process(work)
        finally:
            ended()

    threading.Thread(target=target, name="import", daemon=True).start()


def _run(arguments: Sequence[str]) -> None:
    """Waits for its end, so that no dead process is left. Its input stays open as long as the desk lives."""
    with subprocess.Popen(  # noqa: S603 -- our own command and a number
        [sys.executable, "-c", COMMAND, *arguments],
        env={**os.environ, "HIMOYA_HOME": str(env.home())},
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        process.wait()


def _in_this_process(work: Callable[[], object]) -> None:
    try:
        work()
    finally:
        connections.close_all()
