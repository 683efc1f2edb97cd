"""Reading beside storing: a long file's rows are read by processes of their own, on every core there is.

They get rows and the group's own cues, and give back what the rows tell: no key, no database. When one dies,
its rows are read here.
"""

import os
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from datetime import datetime
from typing import BinaryIO, cast

from himoya.intake.channels.incoming import Incoming
from himoya.intake.ready import Ready
from himoya.intake.rules import Telling, telling_of
from himoya.reading import read
from himoya.reading.own import OwnCues

MOST_READERS = 4
COMMAND = "from himoya.intake.readers import serve; serve()"

Row = tuple[Incoming, datetime]  # and when it was written, on the writer's clock
Told = tuple[list[Telling], Ready]  # of one batch: what each row tells, and what storing it needs


def tell(rows: Sequence[Row], own: OwnCues | None = None) -> list[Telling]:
    """What each row tells, read in this process."""
    return [telling_of(row, read(row.text, written_at, row.columns, own)) for row, written_at in rows]


def _read(rows: Sequence[Row], own: OwnCues | None) -> Told:
    told, ready = tell(rows, own), Ready()
    for (row, _written_at), telling in zip(rows, told, strict=True):
        ready.add(row.text, telling)
    return told, ready


def tellings(batches: Iterable[Sequence[Row]], alone: int, own: OwnCues | None = None) -> Iterator[Told]:
    """What the rows of each batch tell, in their order. The first `alone` batches are read here: most files
    end before a process would be ready."""
    waiting = iter(batches)
    for _turn in range(alone):
        batch = next(waiting, None)
        if batch is None:
            return
        yield _read(batch, own)
    first = next(waiting, None)
    if first is not None:
        yield from _side_by_side(first, waiting, own)


def _side_by_side(
    first: Sequence[Row], waiting: Iterator[Sequence[Row]], own: OwnCues | None
) -> Iterator[Told]:
    with ExitStack() as stack:
        free = [stack.enter_context(_Reader(own)) for _ in range(min(os.cpu_count() or 1, MOST_READERS))]
        busy: deque[_Reader] = deque()
        batch: Sequence[Row] | None = first
        while batch is not None or busy:
            while batch is not None and free:
                reader = free.pop()
                reader.ask(batch)
                busy.append(reader)
                batch = next(waiting, None)
            reader = busy.popleft()
            told = reader.answer()
            if batch is not None:  # it goes on at once, while the caller stores what it told
                reader.ask(batch)
                busy.append(reader)
                batch = next(waiting, None)
            yield told


class _Reader:
    """One process that reads; it ends when its input does."""

    def __init__(self, own: OwnCues | None) -> None:
        self._own = own

    def __enter__(self) -> "_Reader":
        command = [sys.executable, "-c", COMMAND]
        self._process = subprocess.Popen(  # noqa: S603 -- our own words only
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        return self

    def __exit__(self, *_error: object) -> None:
        self._process.kill()
        self._process.communicate()

    def ask(self, rows: Sequence[Row]) -> None:
        self._rows = rows
        try:
            asked = (list(rows), self._own)
            pickle.dump(asked, cast(BinaryIO, self._process.stdin), pickle.HIGHEST_PROTOCOL)
            cast(BinaryIO, self._process.stdin).flush()
        except OSError:
            self._process.kill()

    def answer(self) -> Told:
        try:
            told: Told = pickle.load(cast(BinaryIO, self._process.stdout))  # noqa: S301 -- ours
        except (EOFError, OSError, pickle.UnpicklingError):
            return _read(self._rows, self._own)
        return told


def serve() -> None:
    """What such a process does: rows on stdin, tellings on stdout, until nothing comes."""
    os.nice(5)  # pages and storing go first
    while True:
        try:
            rows, own = pickle.load(sys.stdin.buffer)  # noqa: S301 -- from the process that started us
        except EOFError:
            return
        pickle.dump(_read(rows, own), sys.stdout.buffer, pickle.HIGHEST_PROTOCOL)
        sys.stdout.buffer.flush()
