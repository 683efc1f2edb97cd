"""What the message says about a contract: signed, refused, offered, unknown, or nothing."""

import re

from himoya.language.letters import COARSE
from himoya.reading.facts import ContractFact
from himoya.reading.givennames import given_name
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
# Rent, study and work have their contracts too; only a word of the war speaks against them.
_CIVIL = re.compile(
    r"\bijara|arend|\bdwkon|\bdokon|magazin|zavod|obshej|\bgrant|wkish|praporshik|hokim|"
    r"\bchek (?:ham|ber)|predoplat"
)
_OF_WAR = re.compile(r"harbiy|urush|front|voyn|voen|\bsvo|pokupatel|minobor|armiya|majbur|zastav|shtab")
_WAR_PAPER = re.compile(
    r"kontrakt|kantrakt|harbiy|urush|front|voyn|voen|\bsvo|pokupatel|majbur|zastav|zarub|karser|shizo|verbov|yollov|"
    r"barak|otryad|zona|aldab|obman|minobor|raport|komandir|slujb|\bmillion|\bmln|armiy|shtab|bitim|tagida|"
    r"bir yilga|na god\b"
)
# Words that speak of the war or of its papers begin so, in merged letters.
_WAR = re.compile(
    " (?:kuntr|kantr|shart|duguv|dagav|imzu|pudpi|putpi|padpi|urush|frunt|vuyn|vuen|vuyen|vuev|svu|pukup|"
    "verbu|yullu|harbi|takli|predl|burt|rustu|armiy|pulig|samul|upera|furma|kamuf|rekru|buras|klub|barmu|kulin|"
    "kulim|sanitar|hamshir|medses|hizmat|pugun|pulkuv|shtab|kupts|burasa|burmi[sy]|kumissar|minubar|suyuzn|padyum|pudyum)"
)
# Words that speak of a colony and its punishments.
_INSIDE = re.compile(
    " (?:karse|shizu|pusil|pasil|barak|utrya|zunad|zunas|kulun|kalun|lager|kamer|hujra|izul)"
)
_OURS = re.compile(
    r"\b(?:m[ea]niki(?:ni|ga)? ?(?:yam|ham)|bizz?i[nk]i(?:ni|ga)? ?(?:yam|ham)|bizani|wglon|"
    r"sama? skaz|wzi ayt|hamkamera|kameradosh|wgling|"
    r"(?:oyi|onajon|dada|ada|mam|mama|opa),? kechir|"
    r"(?:hali|poka)[a-z]* (?:barak|sha|wsha|osha|shu|v lager|v koloni))"
)
_UNSURE = re.compile(r"bilma|bilmi|ne zna[ey]|neizvest|neponyatno|nom[a']?lum|anik emas|neyasno")
_ASKS = re.compile(r"(?:gan|di|ib|pti)mi\b|podpisal li|ili net|yokmi")
_DATED = re.compile(r"shartnoma san|data kontrakt|kontrakt san|data zaklyuch")


def contract(board: Board, specific: bool) -> ContractFact | None:
    """A signature counts before a refusal, and that before an offer. A denied signature is a refusal.

    `specific`: the message names a person, a relative or a place; without one, nobody has signed anything.
    """
    if not board.all_hits:
        return None
    specific = specific or _OURS.search(board.message.letters) is not None
    of_war = _of_war(board)
    denied = [hit for hit in _paper(board) if hit.stance is Stance.DENIED]
    refused = [hit for hit in denied if not _awaited(board, hit) and not _other_no(board, hit)]
    refused += [
        hit
        for hit in board.said("contract", "refused")
        if not _of_the_group(board, hit) and not _wished(board, hit)
    ]
    if specific and (of_war or _INSIDE.search(board.message.spread)):
        refused += [hit for hit in board.said("contract", "unwilling") if not _nothing_left(board, hit)]
    if of_war and specific:
        refused += [hit for hit in board.said("contract", "said_no") if not _nothing_left(board, hit)]
    signed = [hit for hit in _paper(board) if hit.stance is Stance.SAID] if specific else []
    signed += [hit for hit in denied if specific and _other_no(board, hit)]
    unclear = _unclear(board)
    if unclear:
        return _fact(board, "unknown", unclear)
    if signed and _outlasts(board, signed, refused):
        return _fact(board, "signed", signed[0])
    if refused:
        return _fact(board, "refused", min(refused, key=lambda hit: hit.start))
    offered = board.said("contract", "offered") if of_war and specific else []
    return _fact(board, "offered", offered[0]) if offered else None


_UNDONE = re.compile(r"ne (?:viderj|ustoya|smog|sterpe|vi?terpe|uderj|sovlad|hvatil)[a-z]*,? (?:i )?$")
_BLINDLY = re.compile(r" ?(?:daje )?ne (?:chita|glyad|duma|ponima|zna|razbira|vnika|posmotrev|prochit)")


def _other_no(board: Board, hit: Hit) -> bool:
    """A "не" that is not the signature's: "не выдержал, подмахнул", "подписал не читая"."""
    letters = board.message.letters
    words = letters[hit.start : hit.end]
    return (
        _UNDONE.search(letters[max(hit.start - 30, 0) : hit.start]) is not None
        or _BLINDLY.match(letters, hit.end) is not None
        or _BLINDLY.search(words) is not None
    )


def _of_war(board: Board) -> bool:
    return _WAR.search(board.message.spread) is not None


def _paper(board: Board) -> list[Hit]:
    """Phrases of signing, denied or not, whose paper is the one for the war."""
    hits = board.stance("U01", "signed") + board.stance("contract", "signed")
    if _of_war(board):
        hits += board.stance("U01", "agreed") + board.stance("contract", "agreed")
    kept = (hit for hit in hits if not _of_another_paper(board, hit) and not _rumoured(board, hit))
    return sorted(kept, key=lambda hit: hit.start)


_NOT_DONE = re.compile(r"(?:[ai]radi|[ai]ydi|ishadi|arkan|mish|anda)(?:lar)?$|bekor [kb]|annul|nedeystv")
_RUMOUR = re.compile(r"[^.!?\n]{0,24}?(?:\bdeganlar|\b(?:degan|dep|dib) (?:gap|habar|mish|wosvos))")


def _rumoured(board: Board, hit: Hit) -> bool:
    """ "Imzo qo'yibdi" deganlar: what others say of him."""
    letters = board.message.letters
    return hit.stance is Stance.SAID and (
        _RUMOUR.match(letters, hit.end) is not None
        or _NOT_DONE.search(letters[hit.start : hit.end]) is not None
    )


def _of_another_paper(board: Board, hit: Hit) -> bool:
    near = board.message.letters[max(hit.start - _NEAR, 0) : hit.end + _NEAR]
    if _CIVIL.search(near) is not None and _OF_WAR.search(near) is None:
        return True
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
        asks = _ASKS.search(letters, hit.start, hit.end + 25)
        if asks and _UNSURE.search(letters, asks.end(), asks.end() + 45):
            return hit
    return None


_ADVISED = re.compile(
    r"(?:yma|ekma|lama|izma|erma|urma|kizma)(?:ng|nglar|gin|sin|sinlar)?$|podpis[iy]vay(?:te)?$|yozmang(?:lar)?$|(?<!n)ing(?:lar|iz)?$"
)
_NOT_YET = re.compile(r"poka (?:on )?ne $|guncha|hech kim|nikto")
_WISHED = re.compile(r"\b(?:pust|chtobi?|lish bi) ")
_TOUCHED = re.compile(r"hech kim (?:unga )?(?:kwl|kul|kol|barmo)")


def _awaited(board: Board, hit: Hit) -> bool:
    """ "Держали, пока не согласился"; "hech kim rozi bo'lgani yo'q"; "qo'l qo'yma": no refusal of his."""
    letters = board.message.letters
    if _wished(board, hit):
        return True
    return _NOT_YET.search(letters[max(hit.start - 30, 0) : hit.start]) is not None


def _wished(board: Board, hit: Hit) -> bool:
    """What he is told to do: "qo'l qo'yma", "пусть не подписывает"."""
    letters = board.message.letters
    return (
        _ADVISED.search(letters[hit.start : hit.end]) is not None
        or _WISHED.search(letters[max(hit.start - 30, 0) : hit.start]) is not None
        or _TOUCHED.search(letters[max(hit.start - 30, 0) : hit.start + 6]) is not None
    )


# "Yo'q dedi": he said no. After a noun it is "there is none": "orqaga yo'l yo'q dedi".
_TELLS_NO = re.compile(
    r"(?:^|[^a-z0-9 ] ?|\b(?:(?!ruka)[a-z]+[gk]a|[a-z]+gan(?:da)?|deb|menik|meniki|"
    r"ham|marta|gal|safar|esa|erim|akam|ukam|inim|wglim|[a-z]*bolam|kuyovim|"
    r"jiyanim|hammasi|u|men|man|wzi|fakat|kattasi|kichigi|keyin) )$"
)


# A court, an office, a doctor, a bank says no to the family, not he to the recruiters.
_AUTHORITY = re.compile(
    r"\bsud(?!im)|raysud|instants|apel|kassats|prokur|konsul|elchi|posol|\budo\b|hodatay|petits|\btiv\b|\bmid\b|peredach|posilk|posylk|posilk|"
    r"doktor|dohtir|vrach|bank|kredit|administrats|svidani|advokat ol|wtkazish|otkazish|perevod"
)
_WHY = re.compile(
    r"gan(?:i|im|lig)[a-z]* (?:uchun|sabab)|gani$|kontrakt|kantrakt|voyn|vo[ey]va|\bfront|urush|"
    r"\bsvo|komissar"
)


def _nothing_left(board: Board, hit: Hit) -> bool:
    """A no that is not his: of an office, or "orqaga yo'l yo'q dedi" (there is none)."""
    letters = board.message.letters
    said = letters[max(hit.start - 20, 0) : hit.end + 20]
    sentence = board.message.sentences[board.message.sentence_at(hit.start)]
    since, until = max(hit.start - 45, sentence.start), min(hit.end + 45, sentence.end)
    if _AUTHORITY.search(letters, since, until) and not _WHY.search(said):
        return True
    if letters[hit.start : hit.start + 1] != "y" or letters.startswith("yozil", hit.start):
        return False
    before = letters[max(hit.start - 16, 0) : hit.start]
    return _TELLS_NO.search(before) is None and not _after_a_name(board, hit)


def _after_a_name(board: Board, hit: Hit) -> bool:
    last = board.message.words_before(hit.start, 1, 0)
    if not last or last[0].letters.endswith(("gan", "gani", "ganim")):
        return False
    sentence = board.message.sentences[board.message.sentence_at(hit.start)]
    if last[0].start <= sentence.start + 2:  # any word is written large there
        return given_name(last[0].letters.translate(COARSE)) is not None
    return board.message.quote(last[0].start, last[0].end).text[:1].isupper()


_WEAK = frozenset({"said_no", "agreed"})
_IN_THE_END = re.compile(
    r"keyin|oh?iri|ahiri|baribir|lekin|ammo|\bbugun|\bkecha|potom|v itoge|v kontse|vsyo[ -]taki|"
    r"vse[ -]taki|\bno\b|majbur|zastav|silno|zorla|aldab|sloma|oyok|twrtinchi"
)


def _outlasts(board: Board, signed: list[Hit], refused: list[Hit]) -> bool:
    """Whether the signature outlasts a refusal: "oldin qo'ymagandi, keyin qo'yibdi".

    Of two brothers, one of whom signed, it is the signature that counts. A plain no told after it was
    somebody else's or too late; only a paper refused or denied after it takes the signature back.
    """
    strong = [hit for hit in refused if hit.cue.kind not in _WEAK]
    if not strong:
        return True
    last = max(hit.start for hit in signed)
    if last <= max(hit.start for hit in strong):
        return False
    plain = any(hit.cue.kind == "signed" and hit.start == last for hit in signed)
    first = min(hit.end for hit in strong)
    return plain or _IN_THE_END.search(board.message.letters, first, last) is not None


def _fact(board: Board, state: str, hit: Hit) -> ContractFact:
    return ContractFact(state, board.message.quote(hit.start, hit.end))
