"""Which word of one name answers which word of the other: `align` for very many names at once."""

from dataclasses import dataclass

import numpy as np

from himoya.names import align
from himoya.names.many import Floats, likenesses
from himoya.names.words import EITHER, GIVEN, NOBODY, Flags, Ints, Words

_SOFT = np.zeros(0x180, dtype=np.int64)
for _number, _letters in enumerate(align.SOFT):
    _SOFT[[ord(letter) for letter in _letters]] |= 1 << _number


@dataclass(frozen=True, slots=True)
class Matches:
    """Words laid side by side, in any shape, each as `align.Match`; `left` is NOBODY where nothing lies.

    `left` and `right` are numbers of words, and may be exchanged.
    """

    left: Ints
    right: Ints
    role: Ints
    crossed: Flags
    initial: Flags
    alike: Floats
    value: Floats


def side_by_side(words: Words, left: Ints, right: Ints) -> Matches:
    """The matches of each two names of these numbers: pairs x the most matches a pair has.

    Memory grows with the pairs, some 10 kB each: hand in a portion at a time.
    """
    turned = (words.size[left] > words.size[right]) | (
        (words.size[left] == words.size[right]) & (words.rank[right] < words.rank[left])
    )
    first, second = np.where(turned, right, left), np.where(turned, left, right)
    best = np.full((2, len(first), words.rows.shape[1]), NOBODY, dtype=np.int64)
    total = np.zeros(len(first))
    straight = np.flatnonzero((words.straight[first] > 0) & (words.straight[first] == words.straight[second]))
    best[:, straight], total[straight] = _role_by_role(words, first[straight], second[straight])
    unsettled = total < words.size[first] - 2 * align.CROSSED  # no alignment that crosses roles reaches more
    unsettled[np.setdiff1d(np.arange(len(first)), straight)] = True
    rest = np.flatnonzero(unsettled & (words.size[first] > 0))
    best[:, rest], total[rest] = _any_order(words, first[rest], second[rest])
    for shorter in words.joined.T:
        with_joined = shorter[second]
        may = (words.size[first] < words.size[second]) & (with_joined >= 0)
        may = np.flatnonzero(may & unsettled & (total + align.JOINED < words.size[first]))
        tried, reached = _any_order(words, first[may], with_joined[may])
        better = reached > total[may] + align.JOINED
        best[:, may[better]], total[may[better]] = tried[:, better], reached[better]
    return _matches(words, *best)


def _role_by_role(words: Words, first: Ints, second: Ints) -> tuple[Ints, Floats]:
    left, rows = words.rows[first], words.rows[second]
    of_role = np.full((len(first), 4), NOBODY, dtype=np.int64)
    pair, place = np.nonzero(rows >= 0)
    of_role[pair, words.role[rows[pair, place]]] = rows[pair, place]
    right = np.where(left >= 0, np.take_along_axis(of_role, words.role[left], axis=1), NOBODY)
    return np.stack((left, right)), in_turn(_matches(words, left, right).value)


def _any_order(words: Words, first: Ints, second: Ints) -> tuple[Ints, Floats]:
    """The best of all one-to-one alignments; the second name of each pair is at least as long."""
    best = np.full((2, len(first), words.rows.shape[1]), NOBODY, dtype=np.int64)
    total = np.zeros(len(first))
    shape = words.size[first] * 100 + words.size[second]
    for one in np.unique(shape[words.size[first] > 0]).tolist():
        at = np.flatnonzero(shape == one)
        short, long = divmod(one, 100)
        left, right = words.rows[first[at], :short], words.rows[second[at], :long]
        values = _matches(words, *np.broadcast_arrays(left[:, :, None], right[:, None, :])).value
        way, total[at] = _best_way(values)
        best[0, at, :short] = left
        best[1, at, :short] = np.take_along_axis(right, way, axis=1)
    return best, total


def _best_way(values: Floats) -> tuple[Ints, Floats]:
    """For tables pairs x short x long: the column of each row, and the sum; of equal ways the first."""
    ways = np.array(align.ways(*values.shape[1:]), dtype=np.int64)
    best, chosen = np.full(len(values), -9.0), np.zeros(len(values), dtype=np.int64)
    rows = np.arange(values.shape[1])
    for number, way in enumerate(ways):
        total = in_turn(values[:, rows, way])
        better = total > best
        best[better], chosen[better] = total[better], number
    return ways[chosen], best


def in_turn(values: Floats) -> Floats:
    """Sums of rows, added from the left: the same to the last digit as one by one."""
    total = np.zeros(len(values))
    for column in values.T:
        total = total + column
    return total


def _matches(words: Words, left: Ints, right: Ints) -> Matches:
    there = (left >= 0) & (right >= 0)
    a, b = words.role[left], words.role[right]
    crossed = there & (a != b) & (a != EITHER) & (b != EITHER)
    role = np.where(crossed, np.minimum(a, b), np.maximum(a, b))
    initial = there & (words.initial[left] | words.initial[right])
    alike = np.zeros(left.shape)
    alike[initial] = _initials(words.letter[left[initial]], words.letter[right[initial]])
    whole = there & ~initial
    alike[whole] = _once(words, left[whole], right[whole])
    value = alike * np.where(initial, align.INITIAL, 1.0) - np.where(crossed, align.CROSSED, 0.0)
    return Matches(np.where(there, left, NOBODY), right, role, crossed, initial, alike, value)


def _initials(left: Ints, right: Ints) -> Floats:
    soft = (_SOFT[np.minimum(left, 0x17F)] & _SOFT[np.minimum(right, 0x17F)]) > 0
    return np.where(left == right, 1.0, np.where(soft, align.SOFT_INITIAL, 0.0))


def _once(words: Words, left: Ints, right: Ints) -> Floats:
    packed, where = np.unique(left * len(words.words) + right, return_inverse=True)
    found: Floats = _words(words, *np.divmod(packed, max(1, len(words.words))))[where.reshape(-1)]
    return found


def _words(words: Words, left: Ints, right: Ints) -> Floats:
    """As `align` weighs two whole words."""
    root = (words.root[left], words.root[right])
    core = (words.core[left], words.core[right])
    best = _texts(words, *root)
    other = best < 1.0
    nick = np.flatnonzero(other & ((core[0] != root[0]) | (core[1] != root[1])))
    near = np.zeros(len(nick))
    for one, another in ((core[0], core[1]), (root[0], core[1]), (core[0], root[1])):
        near = np.maximum(near, _texts(words, one[nick], another[nick]))
    near = np.where(near > align.NICKNAME_FROM, near - align.NICKNAME, 0.0)
    best[nick] = np.maximum(best[nick], near)
    roles = np.flatnonzero(other & (words.role[left] != words.role[right]))
    bare = _texts(words, words.bare[left[roles]], words.bare[right[roles]]) - align.OTHER_ROLE
    best[roles] = np.maximum(best[roles], bare)
    of_woman = ((words.male[left] == root[1]) | (words.male[right] == root[0])) & other
    of_woman &= (words.role[left] == GIVEN) | (words.role[left] == EITHER)
    best[of_woman] = np.minimum(best[of_woman], align.FEMININE)
    best[other & _twins(words, *core)] = align.TWIN
    return best


def _texts(words: Words, left: Ints, right: Ints) -> Floats:
    """Each two different texts are weighed once."""
    if not len(left):
        return np.zeros(0)
    packed = np.minimum(left, right) * len(words.texts) + np.maximum(left, right)
    packed, where = np.unique(packed, return_inverse=True)
    one, other = np.divmod(packed, max(1, len(words.texts)))
    texts = words.texts
    found = likenesses([texts[i] for i in one.tolist()], [texts[i] for i in other.tolist()])
    return found[where.reshape(-1)]


def _twins(words: Words, left: Ints, right: Ints) -> Flags:
    found = np.zeros(len(left), dtype=np.bool_)
    for one, other in words.twins:
        found |= ((left == one) & (right == other)) | ((left == other) & (right == one))
    return found
