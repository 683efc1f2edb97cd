"""Words that would give away a hidden telephone inside, or that somebody means to flee, in any script."""

import re

from himoya.language.folding import fold

# As fold_text writes them. An ordinary call ("he called on Sunday") says nothing of a hidden telephone.
_HIDDEN_PHONE = re.compile(
    r"(?:yashirin(?:cha)?|takiklangan|zapres\w*|nelegaln\w*|skrit\w*|tayn\w*) (?:telefun|kungir|trubka)"
    r"|telefun\w* (?:yashir|bekit)|yashirib telefun|(?:hidden|secret) (?:tele)?phun|smartfun|smartphun"
    r"|\bsutka|\bsutuv|\bmubil(?!iz)|\btrubka|vh?ats? ?ap|telegram|\bimu\b|videu ?(?:kung|zvun|call|svyaz)"
)
# As Folded.letters writes them: to flee (qoch) and to be moved (ko‘ch) must not be taken for each other.
_FLIGHT = re.compile(r"\bkochmo[kq]|\bkochish|\bkochib ket|\bpobeg|\bsbej|\bescape|\brun away|\bhochet bejat")
_NUMBER = re.compile(r"(?:\d[\s()+.\-–]*){9,}")


def betraying_tags(words: str) -> frozenset[str]:
    """phone_in_prison, escape_plan: what the words may give away. Written to ring rather too often: a letter
    that is stopped can be worded anew, one that was sent cannot."""
    folded = fold(words)
    found = set()
    if _HIDDEN_PHONE.search(folded.text) or _NUMBER.search(words):
        found.add("phone_in_prison")
    if _FLIGHT.search(folded.letters):
        found.add("escape_plan")
    return frozenset(found)
