"""What a letter is about, told by its id: his own wish stands for or against it."""

from collections.abc import Mapping, Sequence

PRESSURE, SEARCH, HEALTH, TRANSFER, COMPLAINT = "pressure", "search", "health", "transfer", "complaint"
REFUSAL = "refusal"  # his own statement that he signs nothing
TOGETHER = "together"  # many families at once
PUBLICITY = "publicity"  # to a journalist
_ABOUT: Mapping[str, str] = {
    "coercion": PRESSURE,
    "refusal": REFUSAL,
    "where": SEARCH,
    "arrival": SEARCH,
    "missing": SEARCH,
    "tracing": SEARCH,
    "icrc": SEARCH,
    "wgeid": SEARCH,
    "medical": HEALTH,
    "transfer": TRANSFER,
    "collective": TOGETHER,
    "press": PUBLICITY,
}
NO_LETTERS, LETTERS = "wants_no_appeal", "wants_appeal"
_AGAINST: Mapping[str, str] = {
    **dict.fromkeys((PRESSURE, REFUSAL, PUBLICITY), "wants_contract"),
    TRANSFER: "wants_no_transfer",
}
_FOR: Mapping[str, str] = {
    **dict.fromkeys((PRESSURE, REFUSAL), "refuses_contract"),
    TRANSFER: "wants_transfer",
}
_OPPOSITE: Mapping[str, str] = {
    NO_LETTERS: LETTERS,
    LETTERS: NO_LETTERS,
    "wants_contract": "refuses_contract",
    "refuses_contract": "wants_contract",
    "wants_no_transfer": "wants_transfer",
    "wants_transfer": "wants_no_transfer",
}


def subject_of(letter: str, before: str = "") -> str:
    """`before`: what the letter it follows was about; a reminder is about the same."""
    found = next((about for start, about in _ABOUT.items() if start in letter.split("_")), "")
    return found or before or COMPLAINT


def neutral(letter: str) -> str:
    """The variant that tells nothing of the army; "" when the letter is it, or has none."""
    return f"{letter.removesuffix('_full')}_neutral" if letter.endswith("_full") else ""


def holds(wish: str, wishes: Sequence[str]) -> bool:
    """Whether he was heard to want this and nothing to the contrary later; `wishes`: newest first."""
    return next((one for one in wishes if one in (wish, _OPPOSITE[wish])), None) == wish


def against(subject: str, wishes: Sequence[str]) -> bool:
    """Whether a letter about this is against his own wish."""
    return holds(NO_LETTERS, wishes) or (subject in _AGAINST and holds(_AGAINST[subject], wishes))


def wanted(subject: str, wishes: Sequence[str]) -> bool:
    """Whether he was heard to want it."""
    his = subject in _FOR and holds(_FOR[subject], wishes)
    return his if subject == REFUSAL else his or holds(LETTERS, wishes)
