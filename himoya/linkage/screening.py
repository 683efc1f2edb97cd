"""Finding at once, among everybody, who one report may be about."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from heapq import nlargest
from math import log1p

from django.db import connection

from himoya.linkage.candidates import counted, named, unnamed
from himoya.linkage.models import Grouping, LinkKey
from himoya.linkage.pure.among import among
from himoya.linkage.pure.bands import AT_ONCE
from himoya.linkage.pure.keys import keys_of_report, telling_keys_of_report
from himoya.linkage.pure.records import Pair, Record
from himoya.linkage.pure.screen import Looking
from himoya.linkage.pure.world import Usual, usual_from
from himoya.linkage.queries import records_by_families
from himoya.storage.bulk import insert

Report = tuple[str, str, str]
NOTHING: Mapping[Report, Sequence[int]] = {}
CROWDED = 2_000  # a key that more reports hold says too little
FIRST, CLOSEST = 10, 60  # reports that are looked at first, and at most
_SELDOM = 10  # so many holders make a key no less telling than one


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
    grouping, usual = _today()
    if usual is None:
        return []
    looking = Looking(report, usual)
    found: list[Pair] = []
    close = [number for number in _close(report, usual.records) if str(number) != report.id]
    for portion in (close[:FIRST], close[FIRST:]):
        likely = looking.likely(named(looking.plausible(unnamed(portion))))
        today = counted([int(pair.right) for pair in likely], grouping)
        found += [pair for pair in likely if int(pair.right) in today]
        if any(pair.probability >= AT_ONCE for pair in found):
            break  # who is surely he leads to his other reports
    return sorted(found, key=lambda pair: -pair.probability)[:most]


def usual_today() -> Usual | None:
    """How usual names and values are among everybody who was grouped last."""
    return _today()[1]


def alike_today(members: Sequence[int]) -> Mapping[tuple[int, int], float]:
    """What today's reports about these persons say: log-odds that each two are one, smaller number first.

    Empty as long as nobody was grouped.
    """
    usual = usual_today()
    return among(records_by_families(members), usual) if usual else {}


def _today() -> tuple[int, Usual | None]:
    """The number of today's grouping and how usual things were when it was made; 0 and None without one."""
    with connection.cursor() as cursor:
        cursor.execute('SELECT id, made_at FROM himoya_grouping WHERE "current"')
        grouping, made_at = cursor.fetchone() or (0, None)
    try:
        return grouping, _usual_of(grouping, str(made_at)) if grouping else None
    except LookupError:
        return grouping, None


@lru_cache(maxsize=1)
def _usual_of(grouping: int, made_at: str) -> Usual:
    """How usual things were when this grouping was made; it is written once, so it is read once.

    Raises LookupError for a grouping that no matcher made: that is not remembered.
    """
    stored = Grouping.objects.values_list("usual", flat=True).get(pk=grouping)
    if not stored:
        raise LookupError
    return usual_from(stored)


def _close(report: Record, records: int) -> list[int]:
    """At most CLOSEST persons who share keys that are rare among so many records, the rarest first."""
    alone = telling_keys_of_report(report.name, report.birth_date, report.phone)
    enough: list[tuple[float, list[int]]] = []
    little: list[tuple[float, list[int]]] = []
    for key, persons in _holders(list(alone)).items():
        if len(persons) <= CROWDED:
            told = log1p(records / (_SELDOM + len(persons))), persons
            (enough if alone[key] else little).append(told)
    weights: dict[int, float] = {}
    for weight, persons in enough:
        for person in persons:
            weights[person] = weights.get(person, 0.0) + weight
    once: dict[int, float] = {}
    for weight, persons in little:
        for person in persons:
            before = weights.get(person) or once.get(person)
            (weights if before else once)[person] = (before or 0.0) + weight
    least = min(nlargest(CLOSEST, weights.values()), default=0.0)
    closest = sorted((-weight, person) for person, weight in weights.items() if weight >= least)
    return [person for _weight, person in closest[:CLOSEST]]


def _holders(keys: Sequence[int]) -> dict[int, list[int]]:
    """Who holds each of these keys; of a crowd one more than CROWDED."""
    found: dict[int, list[int]] = {key: [] for key in keys}
    if keys:
        one = "SELECT * FROM (SELECT key, person_id FROM himoya_linkkey WHERE key = %s LIMIT %s) AS one"
        with connection.cursor() as cursor:
            cursor.execute(
                " UNION ALL ".join([one] * len(keys)), [value for key in keys for value in (key, CROWDED + 1)]
            )
            for key, person in cursor.fetchall():
                found[key].append(person)
    return found
