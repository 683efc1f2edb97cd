"""Release or deportation near (U17): the date decides."""

from himoya.reading.days import coming_day
from himoya.reading.facts import UrgentFact
from himoya.reading.scope import Hit
from himoya.reading.urgent import Board, urgent_fact
from himoya.urgency import Level

NEAR, LAST = 30, 3  # days


def release(board: Board) -> UrgentFact | None:
    """T3 within thirty days or in a deportation centre, T1 in the last three days."""
    freed, deported = board.said("U17", "release"), board.said("U17", "deport")
    today = board.message.sent_at.date()
    soonest: tuple[int, Hit] | None = None
    for hit in freed + deported:
        sentence = board.message.sentences[board.message.sentence_at(hit.start)]
        stretch = board.message.letters[max(sentence.start, hit.start - 60) : min(hit.end + 60, sentence.end)]
        day = coming_day(stretch, today)
        if day is not None and 0 <= (day - today).days <= NEAR:
            days = (day - today).days
            soonest = min(soonest or (days, hit), (days, hit), key=lambda row: row[0])
    if soonest is not None:
        return urgent_fact(board, "U17", [soonest[1]], Level.T1 if soonest[0] <= LAST else Level.T3)
    return urgent_fact(board, "U17", deported, Level.T3) if deported else None
