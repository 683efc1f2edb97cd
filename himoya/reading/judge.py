"""From phrases to rules: one small function a rule, in the order of the table."""

import re
from collections.abc import Callable

from himoya.reading.cuebook import CODES
from himoya.reading.facts import ContactFact, UrgentFact
from himoya.reading.release import release
from himoya.reading.scope import Hit, Stance
from himoya.reading.settings import (
    APPEAL,
    IN_THE_END,
    INSIDE,
    KIN_OLD,
    LETTER,
    NOBODY,
    NOT_WAR,
    OTHER_PAPER,
    OWN_PAPER,
    PEACEFUL,
    PEACEFUL_PAPER,
    REFUSING,
    TO_WAR,
    WAR,
    WARNING,
)
from himoya.reading.silence import long_silence, lost_at_front, missed_call
from himoya.reading.urgent import Board, urgent_fact
from himoya.urgency import Level

Judged = UrgentFact | None
_NEEDS_SOMEBODY = ("U01", "U02", "U03", "U04", "U05", "U06", "U07", "U09", "U14")
_GONE_TO_WAR = ("U08", "U10", "U11", "U12", "U14")


def judge(board: Board, contact: ContactFact | None, specific: bool) -> tuple[UrgentFact, ...]:
    """The rules that the text triggers, in the order of their codes.

    `specific`: the message names a person, a relative or a facility. Without one, a question or a rumour
    about signing, leaving or dying is nobody's own report.
    """
    found: dict[str, Judged] = dict.fromkeys(CODES)
    for code in board.rules:  # each needs a phrase of its own
        if code in _RULES:
            found[code] = _RULES[code](board)
        elif code in _BY_DAYS:
            found[code] = _BY_DAYS[code](board, contact)
    if not any(found.values()):
        return ()
    if not specific and (
        board.around.has("rumour") or any(sentence.asked for sentence in board.message.sentences)
    ):
        for code in _NEEDS_SOMEBODY:
            found[code] = None
    ill = found["U15"]
    if not specific:
        found["U11"] = None
        found["U15"] = ill if ill and ill.level is Level.T1 else None
        if WARNING.search(board.message.letters):
            found["U19"] = None
    if any(found[code] for code in _GONE_TO_WAR):
        found["U01"] = None
    if any(found[code] for code in ("U10", "U11", "U12", "U14")):
        found["U02"] = None
        found["U08"] = None
    if board.around.has("home"):
        found["U01"] = found["U02"] = None
    if found["U17"] and APPEAL.search(found["U17"].quote.text.lower()):
        found["U17"] = None
    if board.around.has("resolved"):
        for code in ("U04", "U06", "U07", "U09", "U10", "U15", "U17"):
            found[code] = None
    if board.around.has("thankful"):
        for code in ("U06", "U07", "U09"):
            found[code] = None
    if found["U12"] or found["U05"]:
        found["U15"] = found["U15"] if found["U15"] and found["U15"].level is Level.T1 else None
    return tuple(fact for _, fact in sorted(found.items()) if fact is not None)


_NEAR = 45  # letters to each side in which another paper or a peaceful reason explains a phrase


def _near(board: Board, hit: Hit) -> str:
    return board.message.letters[max(hit.start - _NEAR, 0) : hit.end + _NEAR]


def _sentence(board: Board, hit: Hit) -> str:
    sentence = board.message.sentences[board.message.sentence_at(hit.start)]
    return board.message.letters[sentence.start : sentence.end]


def _agreed(board: Board) -> list[Hit]:
    """ "He agreed", "he wrote the paper": told of the war only where the message speaks of it."""
    agreed = board.said("U01", "agreed")
    return agreed if agreed and TO_WAR.search(board.message.letters) else []


def signed(board: Board) -> list[Hit]:
    """Phrases that say he signed, other papers (a parcel's receipt, a power of attorney) left out."""
    hits = [
        hit
        for hit in board.said("U01", "signed")
        if not OTHER_PAPER.search(_near(board, hit)) or OWN_PAPER.search(_near(board, hit))
    ]
    return [hit for hit in [*hits, *_agreed(board)] if not _harmless(_near(board, hit))]


def _harmless(near: str) -> bool:
    """A paper of peaceful life, or the one by which he refuses."""
    return PEACEFUL_PAPER.search(near) is not None or REFUSING.search(near) is not None


def stands(board: Board, hits: list[Hit]) -> bool:
    """Whether the signature outlasts a denial in the same message: "oldin qo'ymagandi, keyin qo'yibdi"."""
    denied = [hit for hit in board.stance("U01", "signed") if hit.stance is Stance.DENIED]
    # "Не подписал, потом всё-таки подписал контракт": a wide phrase from the no to the paper says nothing.
    denials = [
        hit.end for hit in denied if not any(hit.start < said.start and said.end <= hit.end for said in hits)
    ]
    if not denials:
        return True
    last = max(hit.start for hit in hits)
    return last > max(denials) and IN_THE_END.search(board.message.letters, max(denials), last) is not None


def _u01(board: Board) -> Judged:
    hits = signed(board)
    if not hits or not stands(board, hits):
        return None
    return urgent_fact(board, "U01", hits)


def _u02(board: Board) -> Judged:
    hits = [
        hit
        for hit in board.said("U02")
        if WAR.search(_sentence(board, hit)) or not NOT_WAR.search(_near(board, hit))
    ]
    if board.said("U17", "deport"):
        return None
    return urgent_fact(board, "U02", hits) if hits else None


def _u03(board: Board) -> Judged:
    hits = board.said("U03", "recruiters") + [
        hit
        for hit in board.said("U03", "list")
        if (board.around.has("kin") or INSIDE.search(board.message.letters))
        and (WAR.search(_sentence(board, hit)) or not PEACEFUL.search(_near(board, hit)))
    ]
    return urgent_fact(board, "U03", hits) if hits else None


def _u04(board: Board) -> Judged:
    hits = board.said("U04")
    return urgent_fact(board, "U04", hits) if hits else None


def _u05(board: Board) -> Judged:
    hits = board.said("U05", "said")
    if hits:
        return urgent_fact(board, "U05", hits)
    farewells = board.said("U05", "farewell")
    if (
        len({board.message.letters[hit.start : hit.end] for hit in farewells}) < 2
        or board.said("U01")
        or board.said("U08")
    ):
        return None
    return urgent_fact(board, "U05", farewells)


def _u07(board: Board) -> Judged:
    gone, nowhere = board.said("U07", "gone"), board.said("U07", "nowhere")
    if not gone or not nowhere:
        return None
    return urgent_fact(board, "U07", gone + nowhere, gone_level(board))


_JUST_FINAL = re.compile(r"kuchga kir|vstupil v (?:zakonn|silu)|prigovor vstup")


def gone_level(board: Board) -> Level:
    """After a verdict has become final an ordinary transfer is likely."""
    return Level.T2 if _JUST_FINAL.search(board.message.letters) else Level.T1


def _u08(board: Board) -> Judged:
    places, signs = board.said("U08", "place"), board.said("U08", "sign")
    called = board.said("U08", "called")
    if called:
        return urgent_fact(board, "U08", called)
    kinds = {board.message.letters[hit.start : hit.start + 4] for hit in signs}
    if (places and signs) or len(kinds) > 1 or len(places) > 1:
        return urgent_fact(board, "U08", places + signs)
    return None


def _u11(board: Board) -> Judged:
    hits = [hit for hit in board.said("U11") if not NOBODY.search(_sentence(board, hit))]
    return urgent_fact(board, "U11", hits) if hits else None


def _u12(board: Board) -> Judged:
    hits = board.said("U12")
    return urgent_fact(board, "U12", hits) if hits else None


def _u13(board: Board) -> Judged:
    hits = [] if board.said("U03", "recruiters") else board.said("U13")
    if not hits or not re.search(
        r"mi\b|\?|ohsha|pohoj|boshka odam|odnofam|adash|\bshu\b|sovpad|nashl[ai]", board.message.letters
    ):
        return None
    return urgent_fact(board, "U13", hits)


def _of_kin(board: Board, hit: Hit) -> bool:
    """A burial tells of a death where the sentence names a relative: "jiyanimni kecha yerga qo'ydik"."""
    sentence = board.message.sentences[board.message.sentence_at(hit.start)]
    laid = board.message.letters.startswith(("erga", "dafn", "kwmdi", "kumdi", "pohoron"), hit.start)
    return laid and board.around.has("kin", sentence)


def _others(sentence: str) -> bool:
    """A neighbour, an old relative, a telephone: not the man inside."""
    return KIN_OLD.search(sentence) is not None or NOBODY.search(sentence) is not None


def _u14(board: Board) -> Judged:
    hits, buried = (
        [hit for hit in board.said("U14", kind) if not _others(_sentence(board, hit))]
        for kind in ("death", "buried")
    )
    if not hits:
        hits = [hit for hit in buried if _of_kin(board, hit)]
    if not hits:
        return None
    return urgent_fact(board, "U14", hits + buried, Level.T2 if buried else Level.T0)


def _u15(board: Board) -> Judged:
    grave, ill = board.said("U15", "grave"), board.said("U15", "ill")
    if grave:
        return urgent_fact(board, "U15", grave, Level.T1)
    return urgent_fact(board, "U15", ill, Level.T2) if ill else None


def _u16(board: Board) -> Judged:
    hits = board.said("U16")
    return urgent_fact(board, "U16", hits) if hits else None


def _u18(board: Board) -> Judged:
    silent, who, sent = (
        board.said("U18", "noreply"),
        board.said("U18", "authority"),
        board.said("U18", "sent"),
    )
    if silent and who and (sent or LETTER.search(board.message.letters)):
        return urgent_fact(board, "U18", silent + who, Level.T4)
    return None


def _u19(board: Board) -> Judged:
    money, pay, promise = (board.said("U19", kind) for kind in ("money", "pay", "promise"))
    if money and pay and promise:
        return urgent_fact(board, "U19", money + pay + promise)
    return None


def _u20(board: Board) -> Judged:
    hits = board.said("U20", "withdrawn")
    exposed = board.said("U20", "exposed")
    if len(exposed) > 1 or hits:
        return urgent_fact(board, "U20", exposed + hits)
    return None


_RULES: dict[str, Callable[[Board], Judged]] = {
    "U01": _u01, "U02": _u02, "U03": _u03, "U04": _u04, "U05": _u05, "U07": _u07, "U08": _u08, "U11": _u11,
    "U12": _u12, "U13": _u13, "U14": _u14, "U15": _u15, "U16": _u16, "U17": release, "U18": _u18,
    "U19": _u19, "U20": _u20,
}  # fmt: skip
_BY_DAYS = {"U06": missed_call, "U09": long_silence, "U10": lost_at_front}
