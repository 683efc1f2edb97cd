"""Which word of one name answers which word of the other."""

from functools import lru_cache
from itertools import pairwise, permutations
from operator import sub
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
    if straight:
        values = list(map(_value, first, straight))
        if sum(values) >= len(first) - 2 * CROSSED:  # no alignment that crosses roles reaches more
            return tuple(map(_match, first, straight, values))
    table = [[_value(a, b) for b in second] for a in first]
    total, way = _best(table)
    best, values = [second[j] for j in way], [row[j] for row, j in zip(table, way, strict=True)]
    if len(first) < len(second) and total + JOINED < len(first):
        most = list(map(max, table))
        for at, joint in _joints(second):
            column = [_value(a, joint) for a in first]
            if sum(most) + max(map(sub, column, most)) < total + JOINED - _ROUNDED:
                continue  # whatever the joined word answers, the others cannot make up for it
            tried = [[*row[:at], value, *row[at + 2 :]] for row, value in zip(table, column, strict=True)]
            reached, way = _best(tried)
            if reached > total + JOINED:
                shorter = (*second[:at], joint, *second[at + 2 :])
                total = reached
                best, values = [shorter[j] for j in way], [row[j] for row, j in zip(tried, way, strict=True)]
    return tuple(map(_match, first, best, values))


def _role_by_role(first: Row, second: Row) -> list[Word]:
    """For each word of `first` the one of the same role in `second`; none, unless both names have the same
    certain roles, each once: surname, given name, father's name."""
    if len(first) != len(second):
        return []
    by_role = {word.role: word for word in second if not word.initial and word.role != "either"}
    found = [by_role.pop(word.role) for word in first if not word.initial and word.role in by_role]
    return found if len(found) == len(first) else []


@lru_cache(maxsize=64)
def ways(short: int, long: int) -> tuple[tuple[int, ...], ...]:
    return tuple(permutations(range(long), short))


def _best(table: list[list[float]]) -> tuple[float, tuple[int, ...]]:
    """The best sum of a table of values, and the column of each row that makes it."""
    possible = ways(len(table), len(table[0]) if table else 0)
    if len(table) == 1:
        totals = table[0]
    elif len(table) == 2:
        one, two = table
        totals = [one[i] + two[j] for i, j in possible]
    elif len(table) == 3:
        one, two, three = table
        totals = [one[i] + two[j] + three[k] for i, j, k in possible]
    else:
        totals = [sum(row[j] for row, j in zip(table, way, strict=True)) for way in possible]
    most = max(totals)
    return most, possible[totals.index(most)]


def _value(left: Word, right: Word) -> float:
    """What two words add to an alignment."""
    if left.initial or right.initial:
        value = _initials(left.root, right.root) * INITIAL
    else:
        value = _words(left, right)
    return value - CROSSED if _role(left.role, right.role)[1] else value


def _match(left: Word, right: Word, value: float) -> Match:
    role, crossed = _role(left.role, right.role)
    initial = left.initial or right.initial
    score = _initials(left.root, right.root) if initial else _words(left, right)
    return Match(left, right, role, initial, score, crossed, value)


def _role(left: Role, right: Role) -> tuple[Role, bool]:
    if left == right:
        return left, False
    if left == "either" or right == "either":
        return (right if left == "either" else left), False
    return min(left, right), True


@lru_cache(maxsize=100_000)
def _words(left: Word, right: Word) -> float:
    best = alike(left.root, right.root)
    if best == 1.0:
        return best
    if (left.core, right.core) in TWINS:
        return TWIN
    near = 0.0
    # Sherzod, Sherzodjon: usual, so it costs little; but Osmonali is not Imonali.
    if left.core != left.root:
        near = alike(left.core, right.root)
        if right.core != right.root:
            near = max(near, alike(left.core, right.core), alike(left.root, right.core))
    elif right.core != right.root:
        near = alike(left.root, right.core)
    if near > NICKNAME_FROM:
        best = max(best, near - NICKNAME)
    if left.role != right.role and (left.root[-1:] == "i" or right.root[-1:] == "i"):
        best = max(best, alike(left.root.rstrip("i"), right.root.rstrip("i")) - OTHER_ROLE)
    if left.role in ("given", "either") and _feminine(left.root, right.root):
        best = min(best, FEMININE)
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
