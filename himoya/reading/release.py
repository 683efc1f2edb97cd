"""Release or deportation near (U17): the date decides."""

from himoya.reading.days import coming_day
from himoya.reading.facts import UrgentFact
from himoya.reading.scope import Hit
from himoya.reading.urgent import Board, urgent_fact
from himoya.urgency import Level

NEAR, LAST = 30, 3  # days


def release(board: Board) -> UrgentFact | None:
    """T3 within thirty days or in a deportation centre, T1 in the last three days."""
    soonest = _soonest(board)
    if soonest is not None:
        return urgent_fact(board, "U17", [soonest[1]], _level(soonest[0]))
    deported = board.said("U17", "deport")
    return urgent_fact(board, "U17", deported, Level.T3) if deported else None


def release_level(board: Board) -> Level:
    soonest = _soonest(board)
    return _level(soonest[0]) if soonest is not None else Level.T3


def _level(days: int) -> Level:
    return Level.T1 if days <= LAST else Level.T3


def _soonest(board: Board) -> tuple[int, Hit] | None:
    """Days left, and the words that say it, where a release or a deportation is near."""
    today = board.message.sent_at.date()
    found = []
    for hit in board.said("U17", "release") + board.said("U17", "deport"):
        sentence = board.message.sentences[board.message.sentence_at(hit.start)]
        stretch = board.message.letters[max(sentence.start, hit.start - 60) : min(hit.end + 60, sentence.end)]
        day = coming_day(stretch, today)
        if day is not None and 0 <= (day - today).days <= NEAR:
            found.append(((day - today).days, hit))
    return min(found, key=lambda row: row[0], default=None)
