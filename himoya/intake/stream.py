"""A file's rows in batches, read and judged, before anything is stored. No database here."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import islice

from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.intake.channels.incoming import Export, Incoming, Rejected
from himoya.intake.readers import Row, tellings
from himoya.intake.ready import Ready
from himoya.intake.rules import Telling
from himoya.reading.own import OwnCues

ALONE = 2  # batches that are read without help
MOST_WAITING = 10_000
AHEAD = timedelta(days=1)  # a phone's clock may be wrong by a zone; more than that is a wrong date


@dataclass(slots=True)
class Batch:
    """Up to `size` rows of the file and what they tell; `end` counts the file's rows up to here.

    `ready`: what storing them needs, as far as it was worked out beforehand.
    """

    end: int
    heard: list[tuple[Incoming, Telling]] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    ready: Ready = field(default_factory=Ready)


def batches(
    export: Export, *, now: datetime, size: int, skip: int = 0, own: OwnCues | None = None
) -> Iterator[Batch]:
    """The file's rows from number `skip` on, read with the group's `own` cues.

    A file that breaks in the middle ends with its reason as a rejected row.
    """
    given: deque[tuple[int, list[Incoming], list[Rejected]]] = deque()

    def heard() -> Iterator[list[Row]]:
        for end, rows in _cut(export, size, skip):
            dated = [_dated(row, now) for row in rows]
            good = [row for row in dated if isinstance(row, Incoming)]
            given.append((end, good, [row for row in dated if isinstance(row, Rejected)]))
            yield [(row, export.written_at(row)) for row in good]

    for told, ready in tellings(heard(), ALONE, own):
        end, good, rejected = given.popleft()
        yield Batch(end, list(zip(good, told, strict=True)), rejected, ready)


def _cut(export: Export, size: int, skip: int) -> Iterator[tuple[int, list[Incoming | Rejected]]]:
    """Rows from number `skip` on, `size` at a time, with the number of the last."""
    rows = islice(_until_it_breaks(export), skip, None)
    while batch := list(islice(rows, size)):
        skip += len(batch)
        yield skip, batch


def _until_it_breaks(export: Export) -> Iterator[Incoming | Rejected]:
    """Raises BadInput when there is nothing to keep: no good row before the file ends or breaks."""
    waiting: list[Rejected] = []  # rows before the first good one
    good = False
    try:
        for row in export.read():
            if not good and isinstance(row, Rejected) and len(waiting) < MOST_WAITING:
                waiting.append(row)
                continue
            good = True
            yield from waiting
            waiting.clear()
            yield row
    except BadInput as broken:
        if not good:
            raise
        yield Rejected(place="the rest of the file", reason=broken, excerpt="")
    if waiting:
        raise waiting[0].reason


def _dated(row: Incoming | Rejected, now: datetime) -> Incoming | Rejected:
    if isinstance(row, Rejected) or row.sent_at <= now + AHEAD:
        return row
    reason = BadInput(
        N_(
            "%(place)s is dated %(date)s, which is in the future. Check the order of day and "
            "month, or the phone's date."
        ),
        place=row.place,
        date=row.sent_at.date().isoformat(),
    )
    return Rejected(place=row.place, reason=reason, excerpt=row.text[:200])
