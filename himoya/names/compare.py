"""Are these two names one person's? A probability and the reasons."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from himoya.common.say import N_, say
from himoya.names.align import Match, align
from himoya.names.parse import Name, written
from himoya.names.several import parsed


class Reason(NamedTuple):
    """One plain sentence, English, with the words it speaks of."""

    sentence: str
    values: tuple[tuple[str, str], ...] = ()

    def said(self, language: str) -> str:
        return say(self.sentence, language, **dict(self.values))


class Comparison(NamedTuple):
    """`probability` 0..1; 0.5 is the line between one name and two. `reasons` strongest first."""

    probability: float
    reasons: tuple[Reason, ...]


class Taken(NamedTuple):
    """A name taken apart once, to be compared with many; `forms`: each root as it was written."""

    text: str
    name: Name
    forms: dict[str, str]


def taken(text: str) -> Taken:
    return Taken(text, parsed(text), written(text))


def compare(first: str, second: str) -> Comparison:
    """Compare two names in any spelling, script and order. Symmetric. Several persons' names are nobody's."""
    return compare_taken(taken(first), taken(second))


def compare_taken(one: Taken, two: Taken) -> Comparison:
    """As `compare`, for names already taken apart."""
    # In a fixed order, so that the reasons, too, are the same from both sides.
    if two.text < one.text:
        one, two = two, one
    if not _comparable(one.name, two.name):
        return Comparison(0.0, (Reason(N_("One of the two is no name.")),))
    matches = align(one.name, two.name)
    weights = list(map(weight, matches))
    strongest = sorted(range(len(matches)), key=weights.__getitem__, reverse=True)
    return Comparison(
        _probability(one.name, two.name, matches, weights),
        tuple([_reason(matches[at], one.forms, two.forms) for at in strongest]),
    )


def _comparable(first: Name, second: Name) -> bool:
    return bool(first.words and second.words) and not (first.several or second.several)


_RISE = {"given": 4.0, "surname": 4.0, "father": 2.5, "either": 4.0}
_FALL = {"given": -7.0, "surname": -5.5, "father": -4.0, "either": -6.0}


def weight(match: Match) -> float:
    """What one pair of words says, in log-odds: about +4 for the same surname, -6 for another given name."""
    if match.initial:
        return {1.0: 1.0, 0.7: 0.0}.get(match.alike, -3.5)
    rise, fall = _RISE[match.role], _FALL[match.role]
    if match.crossed:
        # Father's name against surname: often just another part of the name, so a mismatch says little.
        rise, fall = (1.2, -0.5) if "given" not in (match.left.role, match.right.role) else (0.8, -3.5)
    return fall + (rise - fall) / (1.0 + math.exp(-16.0 * (match.alike - 0.68)))


def probability(first: Name, second: Name) -> float:
    """The probability alone, for names already taken apart; 0.0 where one has no word, or several persons."""
    if not _comparable(first, second):
        return 0.0
    matches = align(first, second)
    return _probability(first, second, matches, [weight(match) for match in matches])


def _probability(first: Name, second: Name, matches: Sequence[Match], weights: Sequence[float]) -> float:
    total = sum(weights)
    # One word to compare is weak ground, but all there is; of two, one alike is not enough.
    total -= 3.2 if len(matches) < 2 or any(match.initial for match in matches) else 4.0
    if first.sex and second.sex and first.sex != second.sex:
        total -= 1.5
    return 1.0 / (1.0 + math.exp(-total))


_SENTENCES = {
    ("given", True): N_("Same given name: %(left)s, %(right)s."),
    ("given", False): N_("Different given names: %(left)s, %(right)s."),
    ("surname", True): N_("Same surname: %(left)s, %(right)s."),
    ("surname", False): N_("Different surnames: %(left)s, %(right)s."),
    ("father", True): N_("Same father's name: %(left)s, %(right)s."),
    ("father", False): N_("Different father's names: %(left)s, %(right)s."),
    ("either", True): N_("Same word in both names: %(left)s, %(right)s."),
    ("either", False): N_("Different words: %(left)s, %(right)s."),
}


def _reason(match: Match, first: dict[str, str], second: dict[str, str]) -> Reason:
    values = _forms(match.left.root, match.right.root, first, second)
    agree = match.alike >= 0.7
    if match.initial:
        fits = N_("The initial fits: %(left)s, %(right)s.")
        return Reason(fits if agree else N_("The initial does not fit: %(left)s, %(right)s."), values)
    if match.crossed and agree:
        return Reason(N_("Same word in another part of the name: %(left)s, %(right)s."), values)
    if match.crossed:
        return Reason(N_("These parts of the name cannot be compared: %(left)s, %(right)s."), values)
    return Reason(_SENTENCES[match.role, agree], values)


def _forms(
    one: str, two: str, first: dict[str, str], second: dict[str, str]
) -> tuple[tuple[str, str], tuple[str, str]]:
    """The two words as written; the alignment may have turned the names round."""
    turned = (two in first) + (one in second) > (one in first) + (two in second)
    if turned:
        one, two = two, one
    left, right = first.get(one, one), second.get(two, two)
    return (("left", left), ("right", right)) if left <= right else (("left", right), ("right", left))
