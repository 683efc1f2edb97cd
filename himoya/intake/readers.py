"""Reading beside storing: a long file's rows are read by processes of their own, on every core there is.

They get rows and the group's own cues, and give back what the rows tell.
"""

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from datetime import datetime

from himoya.common import aside
from himoya.common.aside import Aside
from himoya.intake.channels.incoming import Incoming
from himoya.intake.ready import Ready
from himoya.intake.rules import Telling, telling_of
from himoya.reading import read_all
from himoya.reading.own import OwnCues

MOST_READERS = 4
COMMAND = "from himoya.intake.readers import serve; serve()"

Row = tuple[Incoming, datetime]  # and when it was written, on the writer's clock
Asked = tuple[Sequence[Row], OwnCues | None]
Told = tuple[list[Telling], Ready]  # of one batch: what each row tells, and what storing it needs


def tell(rows: Sequence[Row], own: OwnCues | None = None) -> list[Telling]:
    """What each row tells, read in this process."""
    readings = read_all([(row.text, written_at, row.columns) for row, written_at in rows], own)
    return [telling_of(row, reading) for (row, _written_at), reading in zip(rows, readings, strict=True)]


def _read(asked: Asked) -> Told:
    rows, own = asked
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
        yield _read((batch, own))
    first = next(waiting, None)
    if first is not None:
        yield from _side_by_side(first, waiting, own)


def _side_by_side(
    first: Sequence[Row], waiting: Iterator[Sequence[Row]], own: OwnCues | None
) -> Iterator[Told]:
    with ExitStack() as stack:
        many = min(os.cpu_count() or 1, MOST_READERS)
        free = [stack.enter_context(Aside(COMMAND, _read)) for _ in range(many)]
        busy: deque[Aside[Asked, Told]] = deque()
        batch: Sequence[Row] | None = first
        while batch is not None or busy:
            while batch is not None and free:
                reader = free.pop()
                reader.ask((batch, own))
                busy.append(reader)
                batch = next(waiting, None)
            reader = busy.popleft()
            told = reader.answer()
            if batch is not None:  # it goes on at once, while the caller stores what it told
                reader.ask((batch, own))
                busy.append(reader)
                batch = next(waiting, None)
            yield told


def serve() -> None:
    aside.serve(_read)
