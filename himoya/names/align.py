"""Which word of one name answers which word of the other."""

from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise, permutations
from typing import NamedTuple

from himoya.names.distance import alike
from himoya.names.parse import Name, Role, Word, word


class Match(NamedTuple):
    """Two words set side by side.

    `role` is the more certain of the two; `crossed` says that the roles contradict each other; `initial` that
    one of the two is only a letter; `value` is what the pair adds to an alignment, not what it says about
    the person.
    """

    left: Word
    right: Word
    role: Role
    initial: bool
    alike: float
    crossed: bool
    value: float


# An initial may be written in the other alphabet's fashion: Хасан as H. or X., Юсуф as Y. or U.
SOFT_INITIAL = 0.7
SOFT = ("hgk", "aui", "ij", "szş", "jç")
NICKNAME, NICKNAME_FROM = 0.06, 0.75
FEMININE = 0.7
OTHER_ROLE = 0.02
# Twins are named so, and the two names differ by one soft vowel.
TWINS = frozenset(
    pair
    for one, two in (("hasan", "husan"), ("hasan", "husin"), ("gasan", "gusin"))
    for pair in ((one, two), (two, one))
)
TWIN = 0.3
CROSSED = 0.3
JOINED = 0.3  # by so much must two words written as one fit better
INITIAL = 0.55
_ROUNDED = 1e-9  # sums of few numbers in another order differ by less
Row = tuple[Word, ...]


def align(left: Name, right: Name) -> tuple[Match, ...]:
    """The best one-to-one alignment; words left over on the longer side answer nothing. For very many names:
    `side_by_side`.

    Symmetric: the two names are put in a fixed order first, so `Match.left` may come from `right`.
    """
    first, second = left.words, right.words
    if len(first) > len(second) or (len(first) == len(second) and second < first):
        first, second = second, first
    straight = _role_by_role(first, second)
    if straight and _total(straight) >= len(first) - _settled(len(second) - len(first)):
        return straight
    table = [[_match(a, b) for b in second] for a in first]
    best = _best(table)
    if len(first) < len(second):
        best = _best_joined(first, second, table, best)
    return tuple(best)


def _best_joined(first: Row, second: Row, table: list[list[Match]], best: list[Match]) -> list[Match]:
    """The same with two words of the longer name written as one, where that fits clearly better."""
    total = _total(best)
    if total + JOINED >= len(first):
        return best
    most = [max(match.value for match in row) for row in table]
    for at, joint in _joints(second):
        column = [_match(word, joint) for word in first]
        gain = max(match.value - value for match, value in zip(column, most, strict=True))
        if sum(most) + gain < total + JOINED - _ROUNDED:
            continue  # whichever word the joined one answers, the others cannot make up for it
        tried = _best([[*row[:at], match, *row[at + 2 :]] for row, match in zip(table, column, strict=True)])
        reached = _total(tried)
        if reached > total + JOINED:
            total, best = reached, tried
    return best


def _settled(left_over: int) -> float:
    """By how little a name must miss its best value when each word answers the one of its role, so that no
    other alignment reaches more: of names as long as each other it would cross roles twice."""
    return 2 * CROSSED if not left_over else min(CROSSED, JOINED) - _ROUNDED


def _role_by_role(first: Row, second: Row) -> tuple[Match, ...]:
    """Each word with the one of its role; nothing, unless all roles are certain, and none is there twice in
    one name: surname, given name, father's name."""
    by_role = {word.role: word for word in second if not word.initial and word.role != "either"}
    if len(by_role) != len(second):
        return ()
    found = [by_role.pop(word.role) for word in first if not word.initial and word.role in by_role]
    return tuple(map(_match, first, found)) if len(found) == len(first) else ()


def _total(matches: Iterable[Match]) -> float:
    return sum([match.value for match in matches])


@lru_cache(maxsize=64)
def ways(short: int, long: int) -> tuple[tuple[int, ...], ...]:
    return tuple(permutations(range(long), short))


def _best(table: list[list[Match]]) -> list[Match]:
    """Of each row of the table one match, no two of one column, with the highest sum of values."""
    values = [[match.value for match in row] for row in table]
    possible = ways(len(table), len(table[0]) if table else 0)
    if len(table) == 1:
        totals = values[0]
    elif len(table) == 2:
        one, two = values
        totals = [one[i] + two[j] for i, j in possible]
    elif len(table) == 3:
        one, two, three = values
        totals = [one[i] + two[j] + three[k] for i, j, k in possible]
    else:
        totals = [sum([row[j] for row, j in zip(values, way, strict=True)]) for way in possible]
    chosen = possible[totals.index(max(totals))]
    return [row[j] for row, j in zip(table, chosen, strict=True)]


@lru_cache(maxsize=50_000)
def _match(left: Word, right: Word) -> Match:
    role, other = left.role, right.role
    crossed = role != other and role != "either" and other != "either"
    initial = left.initial or right.initial
    score = _initials(left.root, right.root) if initial else _words(left, right)
    value = score * INITIAL if initial else score
    if crossed:
        return Match(left, right, min(role, other), initial, score, True, value - CROSSED)
    return Match(left, right, other if role == "either" else role, initial, score, False, value)


def _words(left: Word, right: Word) -> float:
    one, other, core, other_core = left.root, right.root, left.core, right.core
    best = alike(one, other)
    if best == 1.0:
        return best
    if (core, other_core) in TWINS:
        return TWIN
    near = 0.0
    # Sherzod, Sherzodjon: usual, so it costs little; but Osmonali is not Imonali.
    if core != one:
        near = alike(core, other)
        if other_core != other:
            near = max(near, alike(core, other_core), alike(one, other_core))
    elif other_core != other:
        near = alike(one, other_core)
    if near > NICKNAME_FROM:
        best = max(best, near - NICKNAME)
    if left.role != right.role and (one[-1:] == "i" or other[-1:] == "i"):
        best = max(best, alike(one.rstrip("i"), other.rstrip("i")) - OTHER_ROLE)
    if best > FEMININE and left.role in ("given", "either") and _feminine(one, other):
        return FEMININE
    return best


def _feminine(left: str, right: str) -> bool:
    """Xurshid and Xurshida: two persons, one letter."""
    shorter, longer = sorted((left, right), key=len)
    return shorter + "a" == longer and shorter[-1:] not in "aiu"


def _initials(left: str, right: str) -> float:
    if left[:1] == right[:1]:
        return 1.0
    return SOFT_INITIAL if any(left[:1] in soft and right[:1] in soft for soft in SOFT) else 0.0


def joined(words: Row) -> list[Row]:
    """The same name with two neighbouring bare words written as one: Abdu Rahmon, Abdurahmon."""
    return [(*words[:at], joint, *words[at + 2 :]) for at, joint in _joints(words)]


def _joints(words: Row) -> list[tuple[int, Word]]:
    """Where two words may be one, and that word."""
    found = []
    for at, (first, second) in enumerate(pairwise(words)):
        if not (first.initial or second.initial or first.role in ("surname", "father")):
            role: Role = "given" if second.role == "either" else second.role
            found.append((at, word(first.root + second.root, role)))
    return found
