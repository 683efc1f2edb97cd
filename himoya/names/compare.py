"""Are these two names one person's? A probability and the reasons."""

import math
from dataclasses import dataclass

from himoya.common.say import N_, say
from himoya.names.align import Match, align
from himoya.names.parse import Name, parse


@dataclass(frozen=True, slots=True)
class Reason:
    """One plain sentence, English, with the words it speaks of."""

    sentence: str
    values: tuple[tuple[str, str], ...] = ()

    def said(self, language: str) -> str:
        return say(self.sentence, language, **dict(self.values))


@dataclass(frozen=True, slots=True)
class Comparison:
    """`probability` 0..1; 0.5 is the line between one name and two. `reasons` strongest first."""

    probability: float
    reasons: tuple[Reason, ...]


def compare(first: str, second: str) -> Comparison:
    """Compare two names in any spelling, script and order. Symmetric."""
    return compare_parsed(parse(first), parse(second))


def compare_parsed(first: Name, second: Name) -> Comparison:
    if not first.words or not second.words:
        return Comparison(0.0, (Reason(N_("One of the two is no name.")),))
    matches = align(first, second)
    probability = _probability(first, second, matches)
    return Comparison(probability, tuple(_reason(m) for m in sorted(matches, key=lambda m: -weight(m))))


def weight(match: Match) -> float:
    """What one pair of words says, in log-odds: about +4 for the same surname, -6 for another given name."""
    if match.initial:
        return {1.0: 1.0, 0.7: 0.0}.get(match.alike, -3.5)
    rise = {"given": 4.0, "surname": 4.0, "father": 2.5, "either": 4.0}[match.role]
    fall = {"given": -7.0, "surname": -5.5, "father": -4.0, "either": -6.0}[match.role]
    if match.crossed:
        # Father's name against surname: often just another part of the name, so a mismatch says little.
        rise, fall = (1.2, -0.5) if "given" not in (match.left.role, match.right.role) else (0.8, -3.5)
    return fall + (rise - fall) / (1.0 + math.exp(-16.0 * (match.alike - 0.68)))


def _probability(first: Name, second: Name, matches: tuple[Match, ...]) -> float:
    total = sum(weight(match) for match in matches)
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


def _reason(match: Match) -> Reason:
    left, right = sorted((match.left.root, match.right.root))
    values = (("left", left), ("right", right))
    if match.initial:
        agree = N_("The initial fits: %(left)s, %(right)s.")
        differ = N_("The initial does not fit: %(left)s, %(right)s.")
        return Reason(agree if match.alike > 0.6 else differ, values)
    if match.crossed and match.alike > 0.6:
        return Reason(N_("Same word in another part of the name: %(left)s, %(right)s."), values)
    if match.crossed:
        return Reason(N_("These parts of the name cannot be compared: %(left)s, %(right)s."), values)
    return Reason(_SENTENCES[match.role, match.alike > 0.6], values)
