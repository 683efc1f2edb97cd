"""Missed calls and silence: the days and the rhythm decide the level (U06, U09, U10)."""

import re

from himoya.language.grouped import grouped
from himoya.reading.facts import ContactFact, UrgentFact
from himoya.reading.urgent import Board, urgent_fact
from himoya.urgency import Level

LATE, LONG, GRAVE, AT_FRONT = 1.25, 30, 80, 7  # times the rhythm; days; days; days

_EXPECTED = re.compile(
    grouped(
        r"va'?da|birinchi marta|pervi[a-z]+ raz|"
        r"obesha|kutib|jdu zvon|jdali|doim|vsegda|obichno|odatda|har (?:hafta|kun|oy)|stabil|bez "
        r"propusk|kanda kilma|"
        r"(?:ter|zvoni|kil|yoz)[a-z]*(?:ardi|ar edi|urdi|adigan|l kajd|l po)|navbat|vovremya|kelish"
    )
)
_TWICE = re.compile(
    r"(?:ikki|2|uch|3|twrt|turt) (?:marta|hafta|gal|yakshanba|shanba|juma|seans)|(?:dve|dva|vtor|tret|tri|"
    r"2|3)[a-z]* (?:nedel|raz|zvonk|pyatnits|subbot|voskresen|propusk|podryad)|"
    r"podryad|ketma-ket|(?:ikkinchi|uchinchi) (?:marta|hafta|gal|yakshanba)"
)


def missed_call(board: Board, contact: ContactFact | None) -> UrgentFact | None:
    """U06: T2 from 1.25 times the rhythm, T1 when two or more calls are missing."""
    hits = board.said("U06")
    if not hits:
        return None
    days, rhythm = _days(board, contact), contact.usual_interval_days if contact else None
    expected = _EXPECTED.search(board.message.letters)
    if rhythm is None and not expected:
        return None
    if (
        rhythm is not None
        and days is not None
        and 1 < days < LATE * rhythm
        and not _TWICE.search(board.message.letters)
    ):
        return None
    return urgent_fact(board, "U06", hits[:3], missed_level(board, contact))


def missed_level(board: Board, contact: ContactFact | None) -> Level:
    days, rhythm = _days(board, contact), contact.usual_interval_days if contact else None
    twice = rhythm is not None and days is not None and days >= 2 * rhythm
    return Level.T1 if twice or _TWICE.search(board.message.letters) else Level.T2


def long_silence(board: Board, contact: ContactFact | None) -> UrgentFact | None:
    """U09: from day 30 T2, from day 80 T1."""
    hits = board.said("U09")
    days = _days(board, contact)
    if not hits or days is None or days < LONG:
        return None
    return urgent_fact(board, "U09", hits[:3], silence_level(board, contact))


def silence_level(board: Board, contact: ContactFact | None) -> Level:
    days = _days(board, contact)
    return Level.T1 if days is not None and days >= GRAVE else Level.T2


def lost_at_front(board: Board, contact: ContactFact | None) -> UrgentFact | None:
    """U10: he was at the front, and is said to be missing or has been silent for over a week."""
    front, missing, silent = board.said("U10", "front"), board.said("U10", "missing"), board.said("U09")
    if not front:
        return None
    days = _days(board, contact)
    if missing or (silent and days is not None and days > AT_FRONT):
        return urgent_fact(board, "U10", [*missing, *silent[:2]] or front)
    return None


def _days(board: Board, contact: ContactFact | None) -> int | None:
    if contact is None or contact.last_contact is None:
        return None
    last = board.message.sent_at.date().fromisoformat(contact.last_contact)
    return (board.message.sent_at.date() - last).days
