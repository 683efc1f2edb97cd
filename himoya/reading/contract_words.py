"""What the words say about a contract: signed, refused, offered, unknown, or nothing."""

import re

from himoya.language.letters import COARSE
from himoya.reading.facts import ContractFact
from himoya.reading.givennames import given_name
from himoya.reading.scope import Hit, Stance
from himoya.reading.urgent import Board
from himoya.reading.war_paper import NEAR, paper, speaks_of_war

# Words that speak of a colony and its punishments.
_INSIDE = re.compile(
    " (?:karse|kartse|shizu|pusil|pasil|barak|utrya|zuna|kulun|kalun|lager|kamer|hujra|izul|turma|sizu|"
    "depurt)"
)
_OURS = re.compile(
    r"\b(?:m[ea]niki(?:ni|ga)? ?(?:yam|ham)|bizz?i[nk]i(?:ni|ga)? ?(?:yam|ham)|bizani|wglon|"
    r"sama? skaz|wzi ayt|hamkamera|kameradosh|wgling|"
    r"(?:oyi|onajon|dada|ada|mam|mama|opa),? kechir|"
    r"(?:hali|poka)[a-z]* (?:barak|sha|wsha|osha|shu|v lager|v koloni))"
)
_UNSURE = re.compile(
    r"bilma|bilmi|ne zna[ey]|neizvest|neponyatno|nom[a']?lum|anik emas|neyasno|ayt(?:ma[dg]|mapti|olma)|"
    r"swra(?:ma(?!sa)|y? ?olma|ol ?ma|shga ulgur)|sura(?:ma(?!sa)|y? ?olma)|sorolma|ulgurma|"
    r"ne uspel|ne spros|ne skaza|ne pishet|ne govorit|molchit|\bsir\b|bilol?ma|ne pon[iya]|kto znaet|"
    r"bog znaet|hudo bil|kim bilsin|tushunma|indama|javob berma|gapni (?:bosh|bur)|"
    r"razn[oy]e? govor|govor[a-z]* razn"
)
_ASKS = re.compile(
    r"\bsama? li\b|ding(?:iz)?mi\b|bor-?y[wuo]k|"
    r"(?:gan|di|ib|pti|chekkan)(?:mi|midi|mikan|mikin)\b|(?:podpis[a-z]*|stavil[a-z]*|soglas[a-z]*) li\b|"
    r"ili net|y[wuo]kmi|[gk]an[- ][kg]?[a-z]*magan|[gk]anini(?: ham)?,? [a-z]*maganini"
)


def by_words(board: Board, specific: bool, recruited: bool) -> ContractFact | None:
    """A signature counts before a refusal, and that before an offer. A denied signature is a refusal.

    `specific`: the message names a person, a relative or a place; without one, nobody has signed anything.
    `recruited`: it is about the war even where no word of it says so.
    """
    if not board.all_hits:
        return None
    specific = specific or _OURS.search(board.message.letters) is not None
    of_war = speaks_of_war(board)
    papers = paper(board, of_war)
    of_war = recruited or of_war
    denied = [hit for hit in papers if hit.stance is Stance.DENIED]
    refused = [hit for hit in denied if not _awaited(board, hit) and not _other_no(board, hit)]
    refused += [
        hit
        for hit in _his(board, "refused", recruited)
        if not (_of_the_group(board, hit) or _wished(board, hit) or _of_an_office(board, hit))
    ]
    if specific and (of_war or _INSIDE.search(board.message.spread)):
        refused += [
            hit for hit in _his(board, "unwilling", recruited) if not _nothing_left(board, hit, recruited)
        ]
    if of_war and specific:
        refused += [
            hit for hit in _his(board, "said_no", recruited) if not _nothing_left(board, hit, recruited)
        ]
    signed = [hit for hit in papers if hit.stance is Stance.SAID] if specific else []
    signed += [hit for hit in denied if specific and _other_no(board, hit)]
    refused += _refuted(board, papers) if specific else []
    unclear = _unclear(board, papers)
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


_MANY = re.compile(r"[gk]anlar(?:ni|ga|ning|dan|i)?$")


def _his(board: Board, kind: str, recruited: bool) -> list[Hit]:
    """Phrases of his own no, not of whoever else refused ("bormaganlarni uradi"), unless it is about him."""
    letters = board.message.letters
    return [
        hit
        for hit in board.said("contract", kind)
        if recruited or not _MANY.search(letters, hit.start, hit.end)
    ]


_REFUTES = re.compile(
    r"yolgon|elgon|n[wou]t[wou]gri|bekor gap|hato (?:ket|tushun|yoz)|adash(?:ib|gan|dim)|nepravd|"
    r"vran[eiy]|lozh|otboy|oshib|pereputal|imzo-? ?pimzo y[wuo]k"
)


def _refuted(board: Board, papers: list[Hit]) -> list[Hit]:
    """A signature that was told of him and is not true: "imzo qo'ydi degan gap yolg'on"."""
    letters = board.message.letters
    return [
        hit
        for hit in papers
        if hit.stance in (Stance.TOLD, Stance.DREAMT)
        and _REFUTES.search(letters, max(hit.start - NEAR, 0), hit.end + 2 * NEAR)
    ]


def _of_the_group(board: Board, hit: Hit) -> bool:
    """A form of the group's own: "согласие на обработку данных не подписала"."""
    return (
        re.search(r"obrabotk|sogla[sc]i[ey] na|interv|rassilk", board.message.letters[: hit.end + NEAR])
        is not None
    )


def _unclear(board: Board, papers: list[Hit]) -> Hit | None:
    """ "Qo'l qo'yganmi yo'qmi, bilmaymiz"; "не знаю, подписал ли": nobody knows."""
    letters = board.message.letters
    for hit in [*papers, *board.said("contract", "wondered")]:
        asks = _ASKS.search(letters, max(hit.start - 12, 0), hit.end + 25)
        if asks and (
            _UNSURE.search(letters, asks.end(), asks.end() + 50)
            or _UNSURE.search(letters, max(hit.start - 45, 0), asks.start())
        ):
            return hit
    return None


_ADVISED = re.compile(
    r"(?:yma|ekma|lama|izma|erma|urma|kizma)(?:ng|nglar|gin|sin|sinlar)?$|podpis[iy]vay(?:te)?$|yozmang(?:lar)?$|(?<!n)ing(?:lar|iz)?$"
)
_NOT_YET = re.compile(r"poka (?:on )?ne $|guncha|hech kim|nikto")
_WISHED = re.compile(r"\b(?:pust|chtobi?|lish bi) ")
_UNTIL = re.compile(r"ma(?:gun|kun)[a-z]*$|masa[a-z]*$|masmik[ai]n$")
_TOUCHED = re.compile(r"hech kim (?:unga )?(?:kwl|kul|kol|barmo)")


def _awaited(board: Board, hit: Hit) -> bool:
    """ "Держали, пока не согласился"; "hech kim rozi bo'lgani yo'q"; "qo'l qo'yma": no refusal of his."""
    letters = board.message.letters
    if _wished(board, hit) or _UNTIL.search(letters, hit.start, hit.end):
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
    r"(?:^|[^a-z0-9 ] ?|\b(?:(?!ruka|posi|pere|pasi)[a-z]+[gk]a|[a-z]+gan(?:da)?|deb|menik|meniki|"
    r"ham|marta|gal|safar|esa|erim|akam|ukam|inim|wglim|[a-z]*bolam|kuyovim|"
    r"jiyanim|bola|bolasi|dadam|otam|opam|singlim|nabiram|nevaram|kizim|yigit|hammasi|"
    r"kuzda|bahorda|yozda|kishda|wshanda|oshanda|darrov|u|men|man|wzi|fakat|kattasi|kichigi|keyin) )$"
)


# A court, an office, a doctor, a bank says no to the family, not he to the recruiters.
_AUTHORITY = re.compile(
    r"\bsud(?!im)|raysud|instants|apel|kassats|prokur|konsul|elchi|posol|\budo\b|hodatay|petits|\btiv\b|\bmid\b|peredach|posilk|posylk|posilk|"
    r"doktor|dohtir|vrach|bank|kredit|administrats|svidani|advokat ol|wtkazish|otkazish|perevod"
)
_OFFICE = re.compile(r"adliya|minyust|vazirlig|iltimosnoma|postanovl|grajdan|\bisk\b|perevod")


_SAYS_NO = re.compile(r"\b(?:konsul|elchi|posol|prokur|fsin|sud)[a-z]* (?:[a-z]+ )?$")


def _of_an_office(board: Board, hit: Hit) -> bool:
    """ "Adliya rad javobini berdi", "пришёл отказ, иск не погашен"."""
    letters = board.message.letters
    if not letters.startswith(("rad", "otkaz"), hit.start):
        return False
    if _SAYS_NO.search(letters, max(hit.start - 30, 0), hit.start):
        return True
    sentence = board.message.sentences[board.message.sentence_at(hit.start)]
    return _OFFICE.search(letters, sentence.start, sentence.end) is not None and not _WHY.search(
        letters, sentence.start, sentence.end
    )


_WHY = re.compile(
    r"gan(?:i|im|lig)[a-z]* (?:uchun|sabab)|gani$|kontrakt|kantrakt|voyn|vo[ey]va|\bfront|urush|"
    r"\bsvo|komissar"
)


_ELSEWHERE = re.compile(  # "говорить отказался", "maktabga bormayman"
    r"(?:govorit|skazat|(?:otvech|soobsh|prin|vida|pokaz|naz[iv]|obyasn)[a-z]*|"
    r"(?:maktab|bogcha|ish|twy|toy|dohtir|mehmon|bozor)[a-z]*ga) $"
)
_THERE = re.compile(r"y[wou]k degani")  # "u yoq degani": the other side


def _nothing_left(board: Board, hit: Hit, recruited: bool) -> bool:
    """A no that is not his: of an office, or "orqaga yo'l yo'q dedi" (there is none)."""
    letters = board.message.letters
    said = letters[max(hit.start - 20, 0) : hit.end + 20]
    sentence = board.message.sentences[board.message.sentence_at(hit.start)]
    since, until = max(hit.start - 45, sentence.start), min(hit.end + 45, sentence.end)
    if not recruited and _AUTHORITY.search(letters, since, until) and not _WHY.search(said):
        return True
    if _ELSEWHERE.search(letters, max(hit.start - 20, 0), hit.start) or _THERE.match(letters, hit.start):
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
