"""Which word of one name answers which word of the other."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import permutations

from himoya.names.distance import alike
from himoya.names.parse import Name, Role, Word, word


@dataclass(frozen=True, slots=True)
class Match:
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
Row = tuple[Word, ...]


def align(left: Name, right: Name) -> tuple[Match, ...]:
    """The best one-to-one alignment; words left over on the longer side answer nothing. For very many names:
    `side_by_side`.

    Symmetric: the two names are put in a fixed order first, so `Match.left` may come from `right`.
    """
    first, second = left.words, right.words
    if len(first) > len(second) or (len(first) == len(second) and _order(second) < _order(first)):
        first, second = second, first
    if _same_roles(first, second):
        straight = _role_by_role(first, second)
        if _total(straight) >= len(first) - 2 * CROSSED:  # no alignment that crosses roles reaches more
            return straight
    best = _best(first, second)
    if len(first) < len(second):
        for shorter in joined(second):
            tried = _best(first, shorter)
            if _total(tried) > _total(best) + JOINED:
                best = tried
    return best


def _order(words: Row) -> tuple[tuple[str, str, bool], ...]:
    return tuple((w.root, w.role, w.initial) for w in words)


def _same_roles(first: Row, second: Row) -> bool:
    """Whether both names have the same certain roles, each once: surname, given name, father's name."""
    roles = {word.role for word in first if not word.initial}
    return (
        len(roles) == len(first) == len(second)
        and "either" not in roles
        and roles == {word.role for word in second if not word.initial}
    )


def _role_by_role(first: Row, second: Row) -> tuple[Match, ...]:
    by_role = {word.role: word for word in second}
    return tuple(_match(word, by_role[word.role]) for word in first)


def _total(matches: tuple[Match, ...]) -> float:
    return sum(match.value for match in matches)


@lru_cache(maxsize=64)
def ways(short: int, long: int) -> tuple[tuple[int, ...], ...]:
    return tuple(permutations(range(long), short))


def _best(short: Row, long: Row) -> tuple[Match, ...]:
    rows = [[_match(a, b) for b in long] for a in short]
    values = [[match.value for match in row] for row in rows]
    possible = ways(len(short), len(long))
    if len(short) == 1:
        totals = values[0]
    elif len(short) == 2:
        one, two = values
        totals = [one[i] + two[j] for i, j in possible]
    elif len(short) == 3:
        one, two, three = values
        totals = [one[i] + two[j] + three[k] for i, j, k in possible]
    else:
        totals = [sum(row[j] for row, j in zip(values, way, strict=True)) for way in possible]
    chosen = possible[totals.index(max(totals))] if totals else ()
    return tuple(row[j] for row, j in zip(rows, chosen, strict=True))


@lru_cache(maxsize=50_000)
def _match(left: Word, right: Word) -> Match:
    role, crossed = _role(left.role, right.role)
    initial = left.initial or right.initial
    score = _initials(left.root, right.root) if initial else _words(left, right)
    value = score * (INITIAL if initial else 1.0) - (CROSSED if crossed else 0.0)
    return Match(left, right, role, initial, score, crossed, value)


def _role(left: Role, right: Role) -> tuple[Role, bool]:
    if left == right:
        return left, False
    if left == "either" or right == "either":
        return (right if left == "either" else left), False
    return min(left, right), True


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
    found = []
    for i in range(len(words) - 1):
        first, second = words[i], words[i + 1]
        if first.initial or second.initial or first.role in ("surname", "father"):
            continue
        role: Role = "given" if second.role == "either" else second.role
        found.append((*words[:i], word(first.root + second.root, role), *words[i + 2 :]))
    return found
