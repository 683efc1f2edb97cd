"""Records that name a person by a first name or not at all: only their own reporter can place them.

A mother who writes "Sherzod" in March and "my son" in April means the Sherzod Karimov she named in January.
The same first name from another reporter means nothing.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from himoya.linkage.pure.cluster import Union
from himoya.linkage.pure.columns import Columns
from himoya.names.align import Match, align
from himoya.names.keys import sounds
from himoya.names.parse import Name

_SAME = 0.75  # likeness from which two single words are one name
_MANY = 30  # who speaks of more persons is a volunteer, not a relative: there a first name places nobody
SURE = 3.0  # log-odds of "the same reporter means the same person"
UNSURE = 0.0


@dataclass(slots=True, eq=False)
class _Known:
    """A person one reporter speaks of: the group's first row, its rows from this reporter, and the sexes
    told by anybody."""

    group: int
    sexes: set[int]
    rows: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Placed:
    """`group_of` the rows handed in; `made` and `open` unions; `alone` groups nothing more is known about."""

    group_of: dict[int, int]
    made: list[Union]
    open: list[Union]
    alone: list[int]


def is_weak(name: Name, date: int, phone: int) -> bool:
    """Too little to look for among strangers: no name, several persons' names, or one word without a birthday
    or telephone."""
    return name.several or not name.words or (len(name.words) < 2 and date % 10000 == 0 and phone == 0)


def place(rows: Columns, weak: Sequence[int], group_of: dict[int, int]) -> Placed:
    """Place the weak rows among the persons of their reporters; `group_of` holds the rows already grouped."""
    placed = Placed({}, [], [], [])
    reporters = rows.reporter.tolist()
    waiting: dict[int, list[int]] = defaultdict(list)
    for row in weak:
        if rows.names[int(rows.name_of[row])].several:
            _alone(row, placed)
        else:
            waiting[reporters[row]].append(row)
    known: dict[int, dict[int, _Known]] = defaultdict(dict)
    sexes: dict[int, set[int]] = defaultdict(set)
    for row, group in group_of.items():
        sexes[group].add(int(rows.sex[row]))
        if reporters[row] in waiting and reporters[row]:
            known[reporters[row]].setdefault(group, _Known(group, sexes[group])).rows.append(row)
    for row in waiting.pop(0, []):
        _alone(row, placed)
    for reporter in sorted(waiting):
        _Reporter(rows, list(known[reporter].values()), placed).place(waiting[reporter])
    return placed


def _alone(row: int, placed: Placed) -> None:
    placed.group_of[row] = row
    placed.alone.append(row)


class _Reporter:
    """The persons one reporter speaks of, growing as records are placed."""

    def __init__(self, rows: Columns, known: list[_Known], placed: Placed) -> None:
        self._rows = rows
        self._known = known
        self._placed = placed
        self._sounding: dict[str, list[_Known]] = defaultdict(list)
        for one in known:
            for row in one.rows:
                self._hear(row, one)

    def place(self, weak: Iterable[int]) -> None:
        # Those with a relation first: one without joins them, never the other way round.
        weak = sorted(weak, key=lambda row: (not self._rows.relation[row], row))
        for row in weak:
            if self._name(row).words:
                self._named(row)
        named = list(self._known)
        volunteer = len(named) > _MANY
        for row in weak:
            if not self._name(row).words:
                self._nameless(row, [] if volunteer else named)

    def _named(self, row: int) -> None:
        if len(self._known) > _MANY and not self._rows.relation[row]:
            _alone(row, self._placed)
        else:
            self._one(row, self._namesakes(row))

    def _hear(self, row: int, known: _Known) -> None:
        for sound in sounds(self._name(row)):
            if known not in self._sounding[sound]:
                self._sounding[sound].append(known)

    def _namesakes(self, row: int) -> list[_Known]:
        heard = [known for sound in sounds(self._name(row)) for known in self._sounding[sound]]
        found = [k for k in heard if self._may_be(row, k) and self._of(k, self._same_name, row)]
        for narrower in (self._same_relation, self._same_facility, self._same_home):
            if len(found) > 1:
                found = [k for k in found if any(narrower(row, other) for other in k.rows)] or found
        return found

    def _nameless(self, row: int, named: list[_Known]) -> None:
        relation = self._rows.relation[row]
        if relation:
            found = [k for k in named if any(self._rows.relation[r] == relation for r in k.rows)]
            found = found or [
                k for k in self._known if k not in named and self._of(k, self._same_relation, row)
            ]
        else:
            found = named
        found = [k for k in found if self._may_be(row, k)]
        if len(found) == 1:
            self._join(row, found[0])
        elif relation and not found:
            self._new(row)
        else:
            _alone(row, self._placed)

    def _of(self, known: _Known, test: Callable[[int, int], bool], row: int) -> bool:
        return any(test(row, other) for other in known.rows)

    def _one(self, row: int, found: list[_Known]) -> None:
        if len(found) == 1:
            self._join(row, found[0])
            return
        for known in found[:2]:
            self._placed.open.append(Union(UNSURE, row, known.rows[0]))
        self._new(row)

    def _join(self, row: int, known: _Known) -> None:
        self._placed.group_of[row] = known.group
        self._placed.made.append(Union(SURE, known.rows[0], row))
        known.rows.append(row)
        known.sexes.add(int(self._rows.sex[row]))
        self._hear(row, known)

    def _new(self, row: int) -> None:
        _alone(row, self._placed)
        self._known.append(_Known(row, {int(self._rows.sex[row])}, [row]))
        self._hear(row, self._known[-1])

    def _name(self, row: int) -> Name:
        return self._rows.names[int(self._rows.name_of[row])]

    def _same_name(self, row: int, other: int) -> bool:
        relations = self._rows.relation[row], self._rows.relation[other]
        if all(relations) and relations[0] != relations[1]:
            return False
        return any(_fits(match) for match in align(self._name(row), self._name(other)))

    def _may_be(self, row: int, known: _Known) -> bool:
        if self._rows.sex[row] and known.sexes - {0, int(self._rows.sex[row])}:
            return False
        year = self._rows.date[row] // 10000
        years = [self._rows.date[other] // 10000 for other in known.rows]
        return not year or all(abs(year - other) <= 2 for other in years if other)

    def _same_relation(self, row: int, other: int) -> bool:
        return bool(self._rows.relation[row] and self._rows.relation[row] == self._rows.relation[other])

    def _same_facility(self, row: int, other: int) -> bool:
        return bool(self._rows.facility[row] and self._rows.facility[row] == self._rows.facility[other])

    def _same_home(self, row: int, other: int) -> bool:
        return bool(self._rows.home[row] and self._rows.home[row] == self._rows.home[other])


def _fits(match: Match) -> bool:
    return not match.crossed and not match.initial and match.alike >= _SAME
