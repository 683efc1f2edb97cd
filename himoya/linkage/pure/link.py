"""Same person: reports in, provisional groups, a number with a band and the questions for a person out."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.linkage.pure.ask import NOTHING, Answered, to_judge
from himoya.linkage.pure.blocking import candidates, keys_of_rows
from himoya.linkage.pure.cluster import Union, groups, refused
from himoya.linkage.pure.columns import Columns, columns
from himoya.linkage.pure.count import persons
from himoya.linkage.pure.dates import Ints
from himoya.linkage.pure.evidence import Evidence, Flags, Floats, evidence
from himoya.linkage.pure.prior import MATCHES, WORLD, prior
from himoya.linkage.pure.records import Linked, Record
from himoya.linkage.pure.reporters import is_weak, place
from himoya.linkage.pure.sieve import promising
from himoya.linkage.pure.unplaced import might_be_known, questions
from himoya.linkage.pure.witness import Trust, trust
from himoya.linkage.pure.world import World, kept, world_of

_ROUNDS = 6


@dataclass(frozen=True, slots=True)
class _Grouped:
    """`of`: each row's group; `made` and `open` unions between rows of the whole list, as far as
    `trust` believes them."""

    of: Ints
    made: list[Union]
    open: list[Union]
    world: World
    trust: Trust


@dataclass(frozen=True, slots=True)
class Weighed:
    """What `link` tells from. `ids` sorted; `copies` names the row that stands for each row; unions `made`
    among strangers, `placed` by what a reporter said, and `refused`, first names to ask about included."""

    ids: list[str]
    copies: Ints
    made: list[Union]
    placed: list[Union]
    refused: list[Union]
    linked: Linked


def link(records: Sequence[Record], answered: Answered = NOTHING) -> Linked:
    """Group the records by person. The order of the records does not matter; nothing is stored.

    A group is provisional: it holds what speaks for one person by more than even chances, taken as a whole.
    What people `answered` changes no group here: it only needs no question any more.
    Time grows a little faster than the number of records; memory stays near 10 kB a record.
    Raises BadInput when two records have the same id.
    """
    return weighed(records, answered).linked


def weighed(records: Sequence[Record], answered: Answered = NOTHING) -> Weighed:
    """The same with every union behind it, for measuring."""
    records = sorted(records, key=lambda record: record.id)
    ids = [record.id for record in records]
    for one, next_one in pairwise(ids):
        if one == next_one:
            raise BadInput(N_("Two rows have the id %(id)s. Give each row an id of its own."), id=one)
    rows = columns(records)
    once, copies = _once(rows)
    weak = _weak(rows)
    strong = once[~weak[once]]
    grouped = _strangers(rows, strong)
    of = np.arange(len(rows))
    of[strong] = grouped.of
    placed = place(
        rows, once[weak[once]].tolist(), dict(zip(strong.tolist(), grouped.of.tolist(), strict=True))
    )
    for row, group in placed.group_of.items():
        of[row] = group
    of = of[copies]
    low, point, high = persons(
        len(once), _odds(grouped.made + grouped.open), might_be_known(rows, placed.alone, of), grouped.trust,
        _odds(placed.made),
    )  # fmt: skip
    refused = grouped.open + placed.open + questions(rows, placed.alone, of)
    doubtful = to_judge(ids, rows, copies, grouped.made, placed.made, refused, answered)
    linked = Linked(_named(ids, of), low, point, high, doubtful, kept(grouped.world, records))
    return Weighed(ids, copies, grouped.made, placed.made, refused, linked)


def _odds(unions: list[Union]) -> Floats:
    return np.array([union.odds for union in unions], dtype=np.float64)


def _named(ids: list[str], of: Ints) -> dict[str, str]:
    """Every id with the first id of its group."""
    first: dict[int, str] = {}
    return {one: first.setdefault(group, one) for one, group in zip(ids, of.tolist(), strict=True)}


def _once(rows: Columns) -> tuple[Ints, Ints]:
    """Rows that stand for all their exact copies, and for every row the one that stands for it.

    A copy counts as one only when the same reporter said it, or when it holds a full birth date.
    """
    told = (rows.reporter > 0) & ((rows.relation > 0) | ~_weak(rows))
    own = np.where(told | (rows.date % 10000 > 0), 0, np.arange(1, len(rows) + 1))
    table = np.stack(
        (
            rows.name_of,
            rows.date,
            rows.phone,
            rows.home,
            rows.facility,
            rows.sex,
            rows.reporter,
            rows.relation,
            own,
        )
    )
    order = np.lexsort((np.arange(len(rows)), *table))
    table = table[:, order]
    new = np.r_[True, (table[:, 1:] != table[:, :-1]).any(axis=0)][: len(rows)]
    copies = np.empty(len(rows), dtype=np.int64)
    copies[order] = order[new][np.cumsum(new) - 1] if len(rows) else order
    return np.unique(copies), copies


def _weak(rows: Columns) -> Flags:
    return np.array(
        [
            is_weak(rows.names[name], date, phone)
            for name, date, phone in zip(
                rows.name_of.tolist(), rows.date.tolist(), rows.phone.tolist(), strict=True
            )
        ],
        dtype=np.bool_,
    )


def _strangers(rows: Columns, strong: Ints) -> _Grouped:
    """Group the rows that say enough to be found among strangers; rows are numbered as in the whole list."""
    part = rows.take(strong)
    keys = keys_of_rows(part)
    pairs = candidates(part, keys)
    pairs = pairs[promising(part, pairs)]
    world = world_of(part)
    said = evidence(part, pairs, world)
    share = _share(said, len(part))
    odds = said.odds(share)

    def weigh(more: Ints) -> tuple[Floats, Flags]:
        told = evidence(part, more, world)
        return told.odds(share), told.forbidden

    found = groups(len(part), pairs[~said.forbidden], odds[~said.forbidden], weigh)
    # Birth dates far apart keep two records apart here; a person may still know better.
    still_open = refused(found.of, pairs[~said.other_given], odds[~said.other_given])
    believed = trust(part, keys, pairs, said, share)
    made, still_open = (_in_list(believed.of(unions), strong) for unions in (found.unions, still_open))
    return _Grouped(strong[found.of], made, still_open, world, believed)


def _in_list(unions: list[Union], rows: Ints) -> list[Union]:
    return [Union(union.odds, int(rows[union.left]), int(rows[union.right])) for union in unions]


def _share(said: Evidence, records: int) -> float:
    """The logarithm of the share of pairs that are one person's, from the records themselves (EM).

    It falls as the list grows: twice the records have twice the true pairs among four times the pairs.
    """
    matches = MATCHES * (records + WORLD)
    for _ in range(_ROUNDS):
        odds = said.odds(prior(matches, records))
        matches = float((1.0 / (1.0 + np.exp(-np.clip(odds, -40, 40)))).sum()) + MATCHES * WORLD
    return prior(matches, records)
