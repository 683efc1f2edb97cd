"""What the message says about a contract: signed, refused, offered, or nothing."""

from himoya.reading.facts import ContractFact
from himoya.reading.judge import signed, stands
from himoya.reading.scope import Hit, Stance
from himoya.reading.urgent import Board


def contract(board: Board) -> ContractFact | None:
    """A signature counts before a refusal, and that before an offer. A denied signature is a refusal."""
    refused = [hit for hit in board.stance("U01", "signed") if hit.stance is Stance.DENIED]
    refused += board.said("contract", "refused")
    if board.said("contract", "offered") or board.stance("U03", "recruiters") or board.stance("U01"):
        refused += board.said("contract", "said_no")
    yes = signed(board)
    if yes and stands(board, yes):
        return _fact(board, "signed", yes[0])
    if refused:
        return _fact(board, "refused", refused[0])
    offered = board.said("contract", "offered")
    return _fact(board, "offered", offered[0]) if offered else None


def _fact(board: Board, state: str, hit: Hit) -> ContractFact:
    return ContractFact(state, board.message.quote(hit.start, hit.end))
