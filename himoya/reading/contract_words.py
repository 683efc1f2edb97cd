"""What the words say about a contract: signed, refused, offered, unknown, or nothing."""

import re
from dataclasses import dataclass

from himoya.common.kept import kept
from himoya.language.grouped import grouped
from himoya.reading.another_no import nothing_left, of_an_office
from himoya.reading.facts import ContractFact
from himoya.reading.scope import Hit, Stance
from himoya.reading.urgent import Board
from himoya.reading.war_paper import NEAR, paper, speaks_of_war

# Words that speak of a colony and its punishments.
_OF_A_COLONY = grouped(
    "karse|kartse|shizu|pusil|pasil|barak|utrya|zuna|kulun|kalun|lager|kamer|hujra|izul|turma|sizu|depurt"
)
_INSIDE = re.compile(f" (?:{_OF_A_COLONY})")
_OURS = re.compile(
    r"\b(?:m[ea]niki(?:ni|ga)? ?(?:yam|ham)|bizz?i[nk]i(?:ni|ga)? ?(?:yam|ham)|bizani|wglon|"
    r"sama? skaz|wzi ayt|hamkamera|kameradosh|wgling|"
    r"(?:oyi|onajon|dada|ada|mam|mama|opa),? kechir|"
    r"(?:hali|poka)[a-z]* (?:barak|sha|wsha|osha|shu|v lager|v koloni))"
)
_UNSURE = re.compile(
    grouped(
        r"bilma|bilmi|ne zna[ey]|neizvest|neponyatno|nom[a']?lum|anik emas|neyasno|ayt(?:ma[dg]|mapti|olma)|"
        r"swra(?:ma(?!sa)|y? ?olma|ol ?ma|shga ulgur)|sura(?:ma(?!sa)|y? ?olma)|sorolma|ulgurma|"
        r"ne uspel|ne spros|ne skaza|ne pishet|ne govorit|molchit|\bsir\b|bilol?ma|ne pon[iya]|kto znaet|"
        r"bog znaet|hudo bil|kim bilsin|tushunma|indama|javob berma|gapni (?:bosh|bur)|"
        r"razn[oy]e? govor|govor[a-z]* razn"
    )
)
_ASKS = re.compile(
    grouped(
        r"\bsama? li\b|ding(?:iz)?mi\b|bor-?y[wuo]k|"
        r"(?:gan|di|ib|pti|chekkan)(?:mi|midi|mikan|mikin)\b|(?:podpis[a-z]*|stavil[a-z]*|soglas[a-z]*) li\b|"
        r"ili net|y[wuo]kmi|[gk]an[- ][kg]?[a-z]*magan|[gk]anini(?: ham)?,? [a-z]*maganini"
    )
)


@dataclass(frozen=True)
class Words:
    """What the words of one message say about a contract, whatever else is supposed of it."""

    board: Board

    def state(self, specific: bool, recruited: bool) -> ContractFact | None:
        """A signature counts before a refusal, and that before an offer. A denied signature is a refusal.

        `specific`: the message names a person, a relative or a place; without one, nobody has signed
        anything.
        `recruited`: it is about the war even where no word of it says so.
        """
        board = self.board
        if not (board.stance("contract") or board.stance("U01")):
            return None
        if self._unclear:
            return _fact(board, "unknown", self._unclear)
        specific = specific or self._ours
        of_war = recruited or self._of_war
        refused = self._denied + [hit for hit in _his(board, "refused", recruited) if not self._not_his(hit)]
        if specific:
            if of_war or self._inside:
                refused += self._said_no("unwilling", recruited)
            if of_war:
                refused += self._said_no("said_no", recruited)
            refused += self._refuted
            if self._signed and _outlasts(board, self._signed, refused):
                return _fact(board, "signed", self._signed[0])
        if refused:
            return _fact(board, "refused", min(refused, key=lambda hit: hit.start))
        offered = board.said("contract", "offered") if of_war and specific else []
        return _fact(board, "offered", offered[0]) if offered else None

    def _said_no(self, kind: str, recruited: bool) -> list[Hit]:
        return [
            hit for hit in _his(self.board, kind, recruited) if not nothing_left(self.board, hit, recruited)
        ]

    @kept
    def _ours(self) -> bool:
        return _OURS.search(self.board.message.letters) is not None

    @kept
    def _of_war(self) -> bool:
        return speaks_of_war(self.board)

    @kept
    def _inside(self) -> bool:
        return _INSIDE.search(self.board.message.spread) is not None

    @kept
    def _papers(self) -> list[Hit]:
        return paper(self.board, self._of_war)

    @kept
    def _unclear(self) -> Hit | None:
        return _unclear(self.board, self._papers)

    @kept
    def _other_nos(self) -> list[Hit]:
        return [hit for hit in self._papers if hit.stance is Stance.DENIED and _other_no(self.board, hit)]

    @kept
    def _denied(self) -> list[Hit]:
        return [
            hit
            for hit in self._papers
            if hit.stance is Stance.DENIED and not (_awaited(self.board, hit) or _other_no(self.board, hit))
        ]

    @kept
    def _signed(self) -> list[Hit]:
        return [hit for hit in self._papers if hit.stance is Stance.SAID] + self._other_nos

    @kept
    def _refuted(self) -> list[Hit]:
        return _refuted(self.board, self._papers)

    def _not_his(self, hit: Hit) -> bool:
        return _of_the_group(self.board, hit) or _wished(self.board, hit) or of_an_office(self.board, hit)


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


_FORM = re.compile(r"obrabotk|sogla[sc]i[ey] na|interv|rassilk")


def _of_the_group(board: Board, hit: Hit) -> bool:
    """A form of the group's own: "согласие на обработку данных не подписала"."""
    return _FORM.search(board.message.letters, 0, hit.end + NEAR) is not None


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


_WEAK = frozenset({"said_no", "agreed"})
_IN_THE_END = re.compile(
    grouped(
        r"keyin|oh?iri|ahiri|baribir|lekin|ammo|\bbugun|\bkecha|potom|v itoge|v kontse|vsyo[ -]taki|"
        r"vse[ -]taki|\bno\b|majbur|zastav|silno|zorla|aldab|sloma|oyok|twrtinchi"
    )
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
