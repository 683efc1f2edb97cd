"""What the message says about a contract: signed, refused, offered, unknown, or nothing."""

import re

from himoya.reading.facts import ContractFact
from himoya.reading.scope import Hit, Stance
from himoya.reading.urgent import Board

_NEAR = 60  # letters to each side in which another paper explains a phrase
# A contract with a lawyer or a school, a parcel's receipt, the group's own consent form.
_OTHER_PAPER = re.compile(
    r"posilk|posylk|pasilk|dover|ishonchnom|petits|murojaat|obrasheni|jalob|sogla[sc]i[ey] na|rozilik "
    r"(?:kogoz|hat)|malumot|"
    r"obrabotk|shikoyat|talon|pochta|zachet|imtihon|otkritk|\budo\b|kvitants|mehnat|kolledj|kollej|stroyk|vahta|\bgul\b|\brasm|udostoverit|vakolat|vekolat|kafil|prigovor|"
    r"ijara|arend|kvartir|ipotek|kredit|nikoh|zags|maktab|universitet|institut|uchilish|\bishga\b|na "
    r"kanal|na rassilk|gruppa|guruh|"
    r"advokat|yurist|yuridik|konsul|anketa|apel|kassats|ariza|zayavl|\btiv|kundalik|jurnalist|reestr|"
    r"royhatga olish"
)
_WAR_PAPER = re.compile(
    r"kontrakt|kantrakt|harbiy|urush|front|voyn|voen|\bsvo|pokupatel|majbur|zastav|zarub|karser|shizo|verbov|yollov|barak|otryad|zona|aldab|obman"
)
# Words that speak of the war or of its papers begin so, in merged letters.
_WAR = re.compile(
    " (?:kuntr|kantr|shart|duguv|dagav|imzu|pudpi|putpi|padpi|urush|frunt|vuyn|vuen|vuyen|vuev|svu|pukup|"
    "verbu|yullu|harbi|takli|predl|burt|rustu|armiy|pulig|samul|upera|furma|kamuf|rekru|buras|klub|barmu|kulin|"
    "kulim)"
)
# Words that speak of a colony and its punishments.
_INSIDE = re.compile(" (?:karse|shizu|pusil|pasil|barak|utrya|zunad|zunas|kulun|kalun|lager|kamer)")
_UNSURE = re.compile(r"bilma|ne zna[ey]|neizvest|neponyatno|nom[a']?lum")
_ASKS = re.compile(r"(?:gan|di|ib)mi ?(?:ywk|yok|yuk)mi|podpisal li|ili net|yokmi")
_DATED = re.compile(r"shartnoma san|data kontrakt|kontrakt san|data zaklyuch")


def contract(board: Board, specific: bool) -> ContractFact | None:
    """A signature counts before a refusal, and that before an offer. A denied signature is a refusal.

    `specific`: the message names a person, a relative or a place; without one, nobody has signed anything.
    """
    if not board.all_hits:
        return None
    of_war = _of_war(board)
    refused = [hit for hit in _paper(board) if hit.stance is Stance.DENIED and not _awaited(board, hit)]
    refused += [hit for hit in board.said("contract", "refused") if not _of_the_group(board, hit)]
    if specific and (of_war or _INSIDE.search(board.message.spread)):
        refused += [hit for hit in board.said("contract", "unwilling") if not _nothing_left(board, hit)]
    if of_war and specific:
        refused += [hit for hit in board.said("contract", "said_no") if not _nothing_left(board, hit)]
    signed = [hit for hit in _paper(board) if hit.stance is Stance.SAID] if specific else []
    unclear = _unclear(board)
    if unclear:
        return _fact(board, "unknown", unclear)
    if signed and _outlasts(board, signed, refused):
        return _fact(board, "signed", signed[0])
    if refused:
        return _fact(board, "refused", min(refused, key=lambda hit: hit.start))
    offered = board.said("contract", "offered") if of_war and specific else []
    return _fact(board, "offered", offered[0]) if offered else None


def _of_war(board: Board) -> bool:
    return _WAR.search(board.message.spread) is not None


def _paper(board: Board) -> list[Hit]:
    """Phrases of signing, denied or not, whose paper is the one for the war."""
    hits = board.stance("U01", "signed") + board.stance("contract", "signed")
    if _of_war(board):
        hits += board.stance("U01", "agreed")
    return sorted((hit for hit in hits if not _of_another_paper(board, hit)), key=lambda hit: hit.start)


def _of_another_paper(board: Board, hit: Hit) -> bool:
    near = board.message.letters[max(hit.start - _NEAR, 0) : hit.end + _NEAR]
    return _OTHER_PAPER.search(near) is not None and _WAR_PAPER.search(near) is None


def _of_the_group(board: Board, hit: Hit) -> bool:
    """A form of the group's own: "согласие на обработку данных не подписала"."""
    return (
        re.search(r"obrabotk|sogla[sc]i[ey] na|interv|rassilk", board.message.letters[: hit.end + _NEAR])
        is not None
    )


def _unclear(board: Board) -> Hit | None:
    """ "Qo'l qo'yganmi yo'qmi, bilmaymiz": nobody knows."""
    letters = board.message.letters
    for hit in _paper(board):
        if _ASKS.search(letters, hit.start, hit.end + 25) and _UNSURE.search(
            letters, hit.start, hit.end + 60
        ):
            return hit
    return None


def _awaited(board: Board, hit: Hit) -> bool:
    """ "Держали, пока не согласился"; "hech kim rozi bo'lgani yo'q": no refusal of his."""
    before = board.message.letters[max(hit.start - 30, 0) : hit.start]
    if board.message.letters[hit.start : hit.end].endswith(("yma", "ekma")):
        return True  # "qo'l qo'yma": advice
    return re.search(r"poka (?:on )?ne $|guncha|hech kim|nikto", before) is not None


_LEFT = re.compile(
    r"(?:y[wou]l|iloj|gap|odam|habar|pul|chora|darak|kerak|narsa|ish|nomer|shunaka|bunaka|hali|hech kim) $"
)


# A court, an office, a doctor, a bank says no to the family, not he to the recruiters.
_AUTHORITY = re.compile(
    r"\bsud|raysud|instants|apel|kassats|prokur|konsul|elchi|posol|\budo\b|hodatay|petits|\btiv\b|\bmid\b|peredach|posilk|posylk|posilk|"
    r"doktor|dohtir|vrach|bank|kredit|administrats|svidani|advokat ol|wtkazish|otkazish|perevod"
)


def _nothing_left(board: Board, hit: Hit) -> bool:
    """A no that is not his: of an office, or "orqaga yo'l yo'q dedi" (there is none)."""
    letters = board.message.letters
    if _AUTHORITY.search(letters, max(hit.start - 45, 0), hit.end + 45):
        return True
    return (
        letters[hit.start : hit.start + 1] == "y"
        and _LEFT.search(letters, max(hit.start - 12, 0), hit.start) is not None
    )


_IN_THE_END = re.compile(
    r"keyin|oh?iri|ahiri|baribir|lekin|ammo|\bbugun|\bkecha|potom|v itoge|v kontse|vsyo[ -]taki|"
    r"vse[ -]taki|\bno\b|majbur|zastav|silno|zorla|aldab|sloma|oyok|twrtinchi"
)


def _outlasts(board: Board, signed: list[Hit], refused: list[Hit]) -> bool:
    """Whether the signature outlasts a refusal: "oldin qo'ymagandi, keyin qo'yibdi"."""
    before = [hit.end for hit in refused]
    if not before:
        return True
    last = max(hit.start for hit in signed)
    first = min(before)
    return last > first and _IN_THE_END.search(board.message.letters, first, last) is not None


def _fact(board: Board, state: str, hit: Hit) -> ContractFact:
    return ContractFact(state, board.message.quote(hit.start, hit.end))
