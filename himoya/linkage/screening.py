"""Finding at once, among everybody, who one report may be about."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import lru_cache

from django.db import connection

from himoya.linkage.models import Grouping, LinkKey
from himoya.linkage.pure.among import among
from himoya.linkage.pure.columns import columns
from himoya.linkage.pure.keys import keys_of, keys_of_report
from himoya.linkage.pure.records import Pair, Record
from himoya.linkage.pure.screen import likely
from himoya.linkage.pure.world import Usual, usual_from
from himoya.linkage.queries import current, records_by_families, records_of
from himoya.storage.bulk import insert

Report = tuple[str, str, str]
NOTHING: Mapping[Report, Sequence[int]] = {}
CROWDED = 2_000  # a key that more reports hold says too little
CLOSEST = 100  # reports that are compared


def remember(records: Iterable[Record]) -> None:
    """Store the keys of these reports (ids are numbers of persons), in the caller's transaction.

    May be repeated: what a person tells later adds keys, and none is taken away. A key too many only costs
    a comparison.
    """
    keep_keys({(key, person) for person, keys in keys_told(records) for key in keys})


def keys_told(
    records: Iterable[Record], ready: Mapping[Report, Sequence[int]] = NOTHING
) -> Iterator[tuple[int, Sequence[int]]]:
    """The person of each report and the keys it is found by.

    `ready`: name, birth date and phone -> keys that were worked out before.
    """
    for record in records:
        told = (record.name, record.birth_date, record.phone)
        yield int(record.id), ready.get(told) or keys_of_report(*told)


def keep_keys(keys: Iterable[tuple[int, int]]) -> None:
    """Store keys of reports, each with a person's number, in the caller's transaction. May be repeated."""
    # In the order of the index, so that neighbours are written together.
    rows = ((person, key) for key, person in sorted(keys))
    insert(LinkKey, ("person_id", "key"), rows, ignore_conflicts=True)


def screen(report: Record, most: int = 10) -> list[Pair]:
    """At most `most` persons of today who may be the one this report is about, best first.

    Four queries, whatever the number of persons. Empty as long as nobody was grouped.
    """
    grouping = current()
    usual = _usual(grouping)
    if grouping is None or usual is None:
        return []
    close = [number for number in _close(report) if str(number) != report.id]
    return likely(report, records_of(close, grouping), usual, most)


def usual_today() -> Usual | None:
    """How usual names and values are among everybody who was grouped last."""
    return _usual(current())


def alike_today(members: Sequence[int]) -> Mapping[tuple[int, int], float]:
    """What today's reports about these persons say: log-odds that each two are one, smaller number first.

    Empty as long as nobody was grouped.
    """
    usual = usual_today()
    return among(records_by_families(members), usual) if usual else {}


def _usual(grouping: Grouping | None) -> Usual | None:
    try:
        return _usual_of(grouping.pk, grouping.made_at) if grouping else None
    except LookupError:
        return None


@lru_cache(maxsize=1)
def _usual_of(grouping: int, made_at: datetime) -> Usual:
    """How usual things were when this grouping was made; it is written once, so it is read once.

    Raises LookupError for a grouping that no matcher made: that is not remembered.
    """
    stored = Grouping.objects.values_list("usual", flat=True).get(pk=grouping)
    if not stored:
        raise LookupError
    return usual_from(stored)


def _close(report: Record) -> list[int]:
    """Persons who share a key that is rare enough, those with the rarest first."""
    keys = keys_of(columns([report]), 0)
    if not keys:
        return []
    one = "SELECT * FROM (SELECT key, person_id FROM himoya_linkkey WHERE key = %s LIMIT %s) AS one"
    with connection.cursor() as cursor:
        cursor.execute(
            _RAREST.format(found=" UNION ALL ".join([one] * len(keys))),
            [*(value for key in keys for value in (key, CROWDED + 1)), CROWDED, CLOSEST],
        )
        return [person for (person,) in cursor.fetchall()]


_RAREST = """
    SELECT person_id FROM (
        SELECT person_id, COUNT(*) OVER (PARTITION BY key) AS holders FROM ({found}) AS found
    ) AS counted
    WHERE holders <= %s GROUP BY person_id ORDER BY SUM(1.0 / (100 + holders)) DESC, person_id LIMIT %s
"""
