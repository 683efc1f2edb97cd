"""`likeness` for two names at a time: for a few pairs columns of numbers are not worth their making."""

from bisect import bisect_right

from himoya.linkage.pure import likeness
from himoya.linkage.pure.frequency import Frequency
from himoya.names.align import Match, align, joined
from himoya.names.parse import Name, Word
from himoya.names.words import ROLES

_FROM, _LEVELS = likeness.FROM.tolist(), likeness.LEVELS.tolist()
_HIGHEST = max(_LEVELS)


def said_by(one: Name, other: Name, frequency: Frequency) -> tuple[float, float, bool]:
    """The first two of `likeness.NameEvidence`, and whether the given names are plainly different."""
    if one.several or other.several:
        return likeness.NEVER, likeness.NEVER, True
    person = relatives = 0.0
    other_given = False
    for match in align(one, other):
        says = _says(match, frequency)
        person += says
        if not match.crossed and match.role in ("surname", "father"):
            relatives += says if says > 0 else 0.35 * says
        elif not match.crossed and not match.initial and match.alike < likeness.OTHER:
            other_given = True
    if one.sex and other.sex and one.sex != other.sex:
        person -= likeness.OTHER_SEX
    return person, relatives, other_given


def _says(match: Match, frequency: Frequency) -> float:
    if match.initial:
        soft = -1.0 if match.alike > 0.5 else likeness.INITIAL_OTHER
        return likeness.INITIAL if match.alike == 1.0 else soft
    if match.crossed:
        if "given" not in (match.left.role, match.right.role):
            return 0.0
        return 1.0 if match.alike >= 0.8 else -3.0
    if match.alike == 1.0:
        return likeness.EXACT - frequency.log_share_of(match.role, match.left.root, match.right.root)
    level: float = _LEVELS[bisect_right(_FROM, match.alike) - 1]
    if level <= 0:
        return level
    return level - 0.5 * (
        frequency.log_share_of(match.role, match.left.root, match.right.root) - likeness.USUAL
    )


def most_said_by(name: Name, frequency: Frequency) -> float:
    """More than any other name can say for one person."""
    return max(sum(_most(word, frequency) for word in words) for words in (name.words, *joined(name.words)))


def _most(word: Word, frequency: Frequency) -> float:
    if word.initial:
        return max(likeness.INITIAL, 0.0)
    shares = [
        frequency.log_share(role, word.root) for role in (ROLES if word.role == "either" else (word.role,))
    ]
    seldom = min(shares)
    near: float = _HIGHEST - 0.5 * (seldom - likeness.USUAL)
    return max(likeness.EXACT - seldom, near, likeness.INITIAL, 1.0)
