"""One report against those that share a key with it: who is likely the same person, with reasons."""

import math
from collections.abc import Sequence

from himoya.linkage.pure import reasons
from himoya.linkage.pure.ask import probability
from himoya.linkage.pure.beside import Beside, Said, Told, told
from himoya.linkage.pure.likeness import WEIGHTS
from himoya.linkage.pure.prior import MATCHES, WORLD, prior
from himoya.linkage.pure.records import Pair, Record
from himoya.linkage.pure.sieve import may_be_one
from himoya.linkage.pure.two_names import most_said_by, said_by
from himoya.linkage.pure.world import Usual
from himoya.names.parse import Name
from himoya.names.several import parsed

LEAST = 0.001  # what is less probable is not shown
_LEAST_ODDS = math.log(LEAST / (1 - LEAST))
_RELATIVES = math.log(WEIGHTS["prior"]["relatives_per_match"])
_SAME_REPORTER = 3.0  # the most it says (`beside`)


class Looking:
    """For one report among others; `is_new`: it is not among everybody yet.

    The same model as `link`; `usual` says how usual things are among everybody (`Linked.usual`). Two that
    cannot be one person (a man and a woman, birth dates far apart, other given names) are left out.
    """

    def __init__(self, report: Record, usual: Usual, *, is_new: bool = True) -> None:
        self._report, self._usual = report, usual
        self._name, self._beside = parsed(report.name), Beside(report, usual)
        everybody = usual.records + is_new
        self._share = prior(MATCHES * (everybody + WORLD), everybody)
        # What all but the names must say.
        self._least = _LEAST_ODDS - self._share - most_said_by(self._name, usual.names)

    def plausible(self, others: Sequence[Record]) -> list[Record]:
        """Those of the others, told without their names and reporters, that may be the same person whatever
        these are: to look up the names of the rest is not worth while."""
        least = self._least - (_SAME_REPORTER if self._report.reporter else 0.0)
        said = ((other, self._beside.said(told(other))) for other in others)
        return [other for other, one in said if one and one.person >= least]

    def likely(self, others: Sequence[Record], most: int | None = None) -> list[Pair]:
        """Those of the others that may be the same person, best first and at most `most`; `left` is the
        report."""
        found = []
        for at, other in enumerate(others):
            also = told(other)
            said = self._beside.said(also)
            if said and said.person >= self._least:
                name = parsed(other.name)
                odds = self._odds(name, also, said)
                if odds >= _LEAST_ODDS:
                    found.append((-odds, at, name, also))
        return [self._pair(others[at], name, also, -odds) for odds, at, name, also in sorted(found)[:most]]

    def odds(self, other: Record) -> float:
        """Log-odds that the other is the same person; -infinity when they cannot be one."""
        said = self._beside.said(told(other))
        return -math.inf if said is None else self._weighed(parsed(other.name), said)

    def _odds(self, name: Name, also: Told, said: Said) -> float:
        """The same, unless the names are plainly different."""
        own = self._beside.told
        agree = own.phone == also.phone > 0 or (own.date == also.date and own.date % 10000 > 0)
        return self._weighed(name, said) if may_be_one(self._name, name, agree) else -math.inf

    def _weighed(self, name: Name, said: Said) -> float:
        person, relatives, other_given = said_by(self._name, name, self._usual.names)
        if other_given:
            return -math.inf
        alike = self._share + _RELATIVES + relatives + said.relatives
        return self._share + person + said.person - _log_one_more(alike)

    def _pair(self, other: Record, name: Name, also: Told, odds: float) -> Pair:
        why = reasons.sentences(self._name, name, self._beside.told._asdict(), also._asdict())
        return Pair(self._report.id, other.id, round(probability(odds), 4), why)


def _log_one_more(power: float) -> float:
    """The logarithm of one more than e to this power."""
    return max(power, 0.0) + math.log1p(math.exp(-abs(power)))
