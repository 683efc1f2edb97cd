"""The paper for the war among other papers: contracts of rent and study, receipts, complaints."""

import re

from himoya.language.grouped import grouped
from himoya.language.patterns import Found
from himoya.reading.scope import Hit, Stance
from himoya.reading.settings import REFUSING
from himoya.reading.turning import beside, writers_own
from himoya.reading.urgent import Board

NEAR = 60  # letters to each side in which another paper explains a phrase
# A contract with a lawyer or a school, a parcel's receipt, the group's own consent form.
_OTHER_PAPERS = (
    r"posilk|posylk|pasilk|dover|ishonchnom|petits|murojaat|obrasheni|jalob|sogla[sc]i[ey] na|rozilik "
    r"(?:kogoz|hat)|malumot|"
    r"obrabotk|shikoyat|talon|pochta|zachet|imtihon|otkritk|\budo\b|kvitants|mehnat|kolledj|kollej|stroyk|vahta|\bgul\b|\brasm|udostoverit|vakolat|vekolat|kafil|prigovor|"
    r"ijara|arend|kvartir|ipotek|kredit|nikoh|zags|maktab|universitet|institut|uchilish|\bishga\b|na "
    r"kanal|na rassilk|gruppa|guruh|"
    r"advokat|yurist|yuridik|konsul|anketa|apel|kassats|ariza|zayavl|\btiv|kundalik|jurnalist|reestr|"
    r"royhatga olish"
)
_OTHER_PAPER = re.compile(grouped(_OTHER_PAPERS))
# Rent, study and work have their contracts too; only a word of the war speaks against them.
_CIVIL_PAPERS = (
    r"\bijara|arend|\bdwkon|\bdokon|magazin|zavod|obshej|\bgrant|wkish|praporshik|hokim|stroyk|vahta|kurilish|institut|"
    r"universitet|koreya|\bfirma|rabotodatel|obucheni|operatsi|"
    r"\bchek (?:ham|ber)|predoplat"
)
_CIVIL = re.compile(grouped(_CIVIL_PAPERS))
# Asked first: near most signatures none of it stands.
_NO_WAR_PAPER = re.compile(grouped(f"{_OTHER_PAPERS}|{_CIVIL_PAPERS}|{REFUSING.pattern}"))
_OF_WAR = re.compile(
    grouped(r"harbiy|urush|front|voyn|voen|\bsvo|pokupatel|minobor|armiya|majbur|zastav|shtab")
)
_WAR_PAPER = re.compile(
    grouped(
        r"kontrakt|kantrakt|harbiy|urush|front|voyn|voen|\bsvo|pokupatel|majbur|zastav|zarub|karser|shizo|verbov|yollov|"
        r"barak|otryad|zona|aldab|obman|minobor|raport|komandir|slujb|\bmillion|\bmln|armiy|shtab|bitim|tagida|"
        r"bir yilga|na god\b"
    )
)
# Words that speak of the war or of its papers begin so, in merged letters.
_OF_WAR_OR_ITS_PAPERS = grouped(
    "kuntr|kantr|shart|duguv|dagav|imzu|pudpi|putpi|padpi|urush|frunt|vuyn|vuen|vuyen|vuev|svu|pukup|"
    "verbu|agit|kelishuvg|bitim|yullu|harbi|takli|predl|burt|rustu|armiy|pulig|samul|upera|furma|kamuf|rekru|buras|klub|barmu|kulin|"
    "kulim|sanitar|hamshir|medses|hizmat|pugun|pulkuv|shtab|kupts|burasa|burmi[sy]|kumissar|minubar|suyuzn|padyum|pudyum|ukup|peredov"
)
_WAR = re.compile(f" (?:{_OF_WAR_OR_ITS_PAPERS})")


def by_contract(board: Board) -> bool:
    """Whether he is said to have gone by a contract, of whenever it was."""
    return any(hit.cue.any_time for hit in board.said("contract", "signed"))


_NAMED_WAR = re.compile(
    grouped(
        r"kontrakt|kantrakt|shartnoma|harbiy|urush|\bfront|voyn|vo[ey]n|\bsvo|verb|taklif|predl|pokupatel"
    )
)


def names_the_war(board: Board) -> bool:
    """More than a signature, which may stand under anything."""
    return _NAMED_WAR.search(board.message.letters) is not None


def speaks_of_war(board: Board) -> bool:
    return _WAR.search(board.message.spread) is not None


def paper(board: Board, of_war: bool) -> list[Hit]:
    """Phrases of signing, denied or not, whose paper is the one for the war.

    `of_war`: whether some word speaks of it.
    """
    hits = board.stance("U01", "signed") + board.stance("contract", "signed")
    if of_war:
        hits += board.stance("U01", "agreed") + board.stance("contract", "agreed")
    kept = (
        hit
        for hit in hits
        if not (_of_another_paper(board, hit) or _rumoured(board, hit) or _writers_own(board, hit))
    )
    return sorted(kept, key=lambda hit: hit.start)


_NOT_DONE = re.compile(
    r"\bimzola$|(?:[ai]radi|[ai]ydi|ishadi|arkan|mish|anda|amiz|ymiz)(?:lar)?$|bekor [kb]|annul|nedeystv"
)
_TOLD_TO = re.compile(r"(?:k[wuo]y|chek|bos|imzola)(?:ing|inglar|gin)?,? de[a-z]?$")
_RUMOUR = re.compile(r"[^.!?\n]{0,24}?(?:\bdeganlar|\b(?:degan|dep|dib) (?:gap|habar|mish|wosvos))")


def _writers_own(board: Board, hit: Hit) -> bool:
    """ "Shartnoma imzoladik", "imzo qo'yib keldim": the writer's, unless somebody's words are reported."""
    return hit.stance is Stance.SAID and writers_own(beside(board.message, Found(hit.start, hit.end, ())))


def _rumoured(board: Board, hit: Hit) -> bool:
    """ "Imzo qo'yibdi" deganlar: what others say of him."""
    letters = board.message.letters
    return hit.stance is Stance.SAID and (
        _RUMOUR.match(letters, hit.end) is not None
        or _NOT_DONE.search(letters[hit.start : hit.end]) is not None
        or _TOLD_TO.search(letters, hit.start, hit.end + 4) is not None
    )


def of_another_life(board: Board) -> bool:
    """Whether something was signed that is rent, study or work, or that refuses the war."""
    signed = [_near(board, hit) for hit in board.said("U01", "signed")]
    agreed = [_near(board, hit) for hit in board.said("U01", "agreed")]
    return any(map(_civil, signed)) or any(REFUSING.search(near) for near in [*signed, *agreed])


def _near(board: Board, hit: Hit) -> str:
    return board.message.letters[max(hit.start - NEAR, 0) : hit.end + NEAR]


def _civil(near: str) -> bool:
    return _CIVIL.search(near) is not None and _OF_WAR.search(near) is None


def _of_another_paper(board: Board, hit: Hit) -> bool:
    near = _near(board, hit)
    if not _NO_WAR_PAPER.search(near):
        return False
    if _civil(near) or REFUSING.search(near):
        return True
    return _OTHER_PAPER.search(near) is not None and _WAR_PAPER.search(near) is None
