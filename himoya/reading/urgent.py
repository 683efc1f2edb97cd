"""Which of the twenty rules a message's phrases add up to, and at what level."""

from collections.abc import Iterable
from dataclasses import dataclass

from himoya.common.kept import kept
from himoya.reading.facts import UrgentFact
from himoya.reading.message import Message
from himoya.reading.scope import Hit, Stance, Surroundings
from himoya.urgency import Level, rule


@dataclass(eq=False)  # frozen, each would take three times as long to make
class Board:
    """The phrases of one message, asked by rule and kind."""

    message: Message
    around: Surroundings
    all_hits: tuple[Hit, ...]

    @property
    def rules(self) -> Iterable[str]:
        """The rules that any phrase of the message belongs to, said or not."""
        return self._by_rule

    def said(self, code: str, kind: str = "") -> list[Hit]:
        if code not in self._by_rule:
            return []
        return [hit for hit in self.stance(code, kind) if hit.stance is Stance.SAID]

    def stance(self, code: str, kind: str = "") -> list[Hit]:
        hits = self._by_rule.get(code, [])
        return [hit for hit in hits if hit.cue.kind == kind] if kind else hits

    @kept
    def _by_rule(self) -> dict[str, list[Hit]]:
        found: dict[str, list[Hit]] = {}
        for hit in self.all_hits:
            found.setdefault(hit.cue.rule, []).append(hit)
        return found


def urgent_fact(board: Board, code: str, hits: Iterable[Hit], level: Level | None = None) -> UrgentFact:
    """One fact from its best phrases: the quote runs over them when they stand in one sentence."""
    first = min(hits, key=lambda hit: hit.start)
    near = [
        hit for hit in hits if board.message.sentence_at(hit.start) == board.message.sentence_at(first.start)
    ]
    end = max(hit.end for hit in near)
    if end - first.start > 200:
        end = first.end
    named = [hit.cue.level for hit in hits if hit.cue.level]
    chosen = level or (Level(min(named)) if named else rule(code).level)
    return UrgentFact(code, chosen, board.message.quote(first.start, end))
