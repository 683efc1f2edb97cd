"""How often the state of a contract is right where the weights have not seen the author."""

from collections.abc import Sequence
from datetime import datetime

import numpy as np
import numpy.typing as npt

from benchmarks.learning.corpus import CODES, Row
from benchmarks.reading_facts import gold_line
from himoya.reading.contract import contract
from himoya.reading.decide import Decision
from himoya.reading.facts import UrgentFact
from himoya.reading.message import message_of
from himoya.reading.prepared import prepared
from himoya.urgency import rule

Floats = npt.NDArray[np.float32]


def states_right(rows: Sequence[Row], sure: Floats) -> npt.NDArray[np.bool_]:
    """`sure`: messages x 20, the probability of each rule from weights and trees of other authors."""
    told = zip(rows, sure.tolist(), strict=True)
    return np.array([_state(row, chances) == gold_line(row)["contract"] for row, chances in told])


def _state(row: Row, chances: Sequence[float]) -> str:
    known = prepared(message_of(row["text"], datetime.fromisoformat(row["sent_at"])))
    of_rule = dict(zip(CODES, chances, strict=True))
    words = known.message.quote(0, 1)
    alarms = tuple(UrgentFact(code, rule(code).level, words, of_rule[code]) for code in CODES)
    found = contract(known.board, known.specific, Decision(alarms, (), of_rule))
    return found.state if found else "none"
