"""What the message says about a contract: signed, refused, offered, unknown, or nothing."""

from collections.abc import Mapping, Sequence
from operator import itemgetter

from himoya.reading.contract_words import Words
from himoya.reading.decide import Decision
from himoya.reading.facts import ContractFact, Quote
from himoya.reading.learned.scores import Scores
from himoya.reading.learned.states import STATES, Floats, Told, most_likely, signals, untold
from himoya.reading.prepared import Prepared
from himoya.reading.urgent import Board
from himoya.reading.war_paper import by_contract, names_the_war, of_another_life

_NOT_WEIGHED = Decision()
# Rules of the war, though the words may not name it.
_of_recruiting = itemgetter("U01", "U02", "U03", "U04", "U08")
_GONE = ("U02", "U08", "U10", "U11", "U12", "U14")  # he went by a contract, of whenever it was
_LIKELY, _MAYBE, _NEVER = 0.5, 0.3, 0.05
_SIGNED = {None: 0.6, "refused": 0.7}  # so sure must U01 be to speak against what the words say


def contract(known: Prepared, decided: Decision = _NOT_WEIGHED) -> ContractFact | None:
    return contracts([known], [decided])[0]


def contracts(known: Sequence[Prepared], decided: Sequence[Decision]) -> list[ContractFact | None]:
    """The state that words, rules and weights tell together in each of many messages; where the weights were
    not asked, the words."""
    found: list[ContractFact | None] = []
    asked: list[int] = []
    told: list[Told] = []
    for number, (one, decision) in enumerate(zip(known, decided, strict=True)):
        if decision.scores is not None and untold(one.board, decision.scores):
            found.append(None)
            continue
        words = Words(one.board)
        said = _ruled(words, one.specific, decision)
        found.append(said)
        if decision.scores is not None:
            asked.append(number)
            told.append(_told(words, one.specific, decision, decision.scores, said))
    for number, state in zip(asked, most_likely(signals(told)), strict=True):
        found[number] = _stated(known[number], decided[number], state, found[number])
    return found


def _stated(known: Prepared, decided: Decision, state: str, said: ContractFact | None) -> ContractFact | None:
    if said and said.state == state:
        return said
    if state == "none" or decided.scores is None:
        return None
    return ContractFact(state, _quote(known.board, decided.scores, state))


def told_of(known: Prepared, decided: Decision, scores: Scores, told: ContractFact | None) -> Floats:
    """What is weighed (`learned.states.signals`) of a message of which `ruled` found this: one row."""
    return signals([_told(Words(known.board), known.specific, decided, scores, told)])


def _told(words: Words, specific: bool, decided: Decision, scores: Scores, told: ContractFact | None) -> Told:
    freely = words.state(specific=True, recruited=True)
    said, free = told.state if told else "none", freely.state if freely else "none"
    return Told(words.board, specific, scores, said, free, decided.sure)


def _quote(board: Board, scores: Scores, state: str) -> Quote:
    """The words that show a state: a phrase of it, else the stretch that speaks most for it."""
    shown = board.said("contract", state) or (board.said("U01", "signed") if state == "signed" else [])
    if shown:
        return board.message.quote(shown[0].start, shown[0].end)
    return board.message.quote(*scores.words_of_contract(STATES.index(state) - 1))


def ruled(board: Board, specific: bool, decided: Decision = _NOT_WEIGHED) -> ContractFact | None:
    """What the words say (`Words.state`, `specific` as there), and what the rules make of the message.

    Weights hear a signature that no phrase tells, know when it is about the war though nobody names it, and
    know other papers. Where they were not asked, the words alone decide.
    """
    return _ruled(Words(board), specific, decided)


def _ruled(words: Words, specific: bool, decided: Decision) -> ContractFact | None:
    board, sure = words.board, decided.sure
    recruited = bool(sure) and max(_of_recruiting(sure)) >= _LIKELY
    found = words.state(specific or recruited, recruited)
    if not sure:
        return found
    if sure["U01"] >= _SIGNED.get(found.state if found else None, 1) and not of_another_life(board):
        return next(
            (ContractFact("signed", fact.quote) for fact in decided.alarms if fact.rule == "U01"), found
        )
    return None if found and _of_something_else(board, found, sure) else found


def _of_something_else(board: Board, found: ContractFact, sure: Mapping[str, float]) -> bool:
    """A consent of the group's own, a no of one at the front or about the dead, some other paper."""
    if sure["U20"] >= _LIKELY and sure["U01"] < _LIKELY and not names_the_war(board):
        return True
    if found.state in ("refused", "offered") and max(sure["U11"], sure["U14"]) >= _LIKELY:
        return True
    if found.state != "signed" or sure["U01"] >= _NEVER or by_contract(board):
        return False
    return all(sure[code] < _MAYBE for code in _GONE)
