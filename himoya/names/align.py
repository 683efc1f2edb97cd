"""Which word of one name answers which word of the other."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from himoya.names.distance import alike
from himoya.names.parse import Name, Role, Word, word

Kind = Literal["words", "initial"]


@dataclass(frozen=True, slots=True)
class Match:
    """Two words set side by side. `role` is the more certain of the two; `crossed`: the roles contradict."""

    left: Word
    right: Word
    role: Role
    kind: Kind
    alike: float
    crossed: bool


_SOFT = [set("hgk"), set("au"), set("ij"), set("sz"), set("sş"), set("jç"), set("ia")]


def align(left: Name, right: Name) -> list[Match]:
    """The best one-to-one alignment; words left over on the longer side answer nothing. Symmetric."""
    best = _best(left.words, right.words)
    if len(left.words) != len(right.words):
        longer, shorter = (left, right) if len(left.words) > len(right.words) else (right, left)
        for joined in _joined(longer.words):
            tried = _best(joined, right.words) if longer is left else _best(left.words, joined)
            if _total(tried) > _total(best) + 0.5:
                best = tried
    return best


def _total(matches: Sequence[Match]) -> float:
    return sum(value(match) for match in matches)


def value(match: Match) -> float:
    """How much setting these two words side by side speaks for the alignment (not for the person)."""
    score = match.alike * (0.55 if match.kind == "initial" else 1.0)
    return score - 0.3 if match.crossed else score


def _best(left: tuple[Word, ...], right: tuple[Word, ...]) -> list[Match]:
    """Exhaustive, with at most eight words a side: greedy by value, then improved by swaps."""
    table = sorted(
        ((_match(a, b), i, j) for i, a in enumerate(left) for j, b in enumerate(right)),
        key=lambda cell: (-value(cell[0]), abs(cell[1] - cell[2]), min(cell[1], cell[2]), max(cell[1], cell[2])),
    )
    if len(left) < 2 or len(right) < 2:
        return [cell[0] for cell in table[:1]]
    cells = {(i, j): match for match, i, j in table}
    if len(left) <= len(right):
        pairs = _assign(cells, len(left), len(right), swapped=False)
    else:
        pairs = _assign(cells, len(right), len(left), swapped=True)
    return [cells[pair] for pair in pairs]


def _assign(
    cells: dict[tuple[int, int], Match], short: int, long: int, *, swapped: bool
) -> list[tuple[int, int]]:
    def cell(i: int, j: int) -> tuple[int, int]:
        return (j, i) if swapped else (i, j)

    # Best total over subsets of the longer side, one word of the shorter side at a time.
    states: dict[int, tuple[float, tuple[tuple[int, int], ...]]] = {0: (0.0, ())}
    for i in range(short):
        after: dict[int, tuple[float, tuple[tuple[int, int], ...]]] = {}
        for used, (total, chosen) in states.items():
            for j in range(long):
                if used >> j & 1:
                    continue
                score = total + value(cells[cell(i, j)])
                mask = used | 1 << j
                if mask not in after or score > after[mask][0] + 1e-12:
                    after[mask] = (score, (*chosen, cell(i, j)))
        states = after
    return list(max(states.values(), key=lambda state: state[0])[1])


@lru_cache(maxsize=100_000)
def _match(left: Word, right: Word) -> Match:
    role, crossed = _role(left.role, right.role)
    if left.initial or right.initial:
        return Match(left, right, role, "initial", _initials(left.root, right.root), crossed)
    return Match(left, right, role, "words", _words(left, right), crossed)


def _role(left: Role, right: Role) -> tuple[Role, bool]:
    if left == right:
        return left, False
    if left == "either" or right == "either":
        sure = right if left == "either" else left
        return sure, False
    return min(left, right), True


def _words(left: Word, right: Word) -> float:
    best = alike(left.root, right.root)
    if best < 1.0 and (left.core != left.root or right.core != right.root):
        # Sherzod, Sherzodjon: usual for given names, so it costs little.
        best = max(best, alike(left.core, right.core) - 0.06, alike(left.root, right.core) - 0.06)
        best = max(best, alike(left.core, right.root) - 0.06)
    if best < 1.0 and left.role != right.role:
        best = max(best, alike(left.root.rstrip("i"), right.root.rstrip("i")) - 0.02)
    return best


def _initials(left: str, right: str) -> float:
    if left[:1] == right[:1]:
        return 1.0
    return 0.7 if any(left[:1] in soft and right[:1] in soft for soft in _SOFT) else 0.0


def _joined(words: tuple[Word, ...]) -> list[tuple[Word, ...]]:
    """The same name with two neighbouring bare words written as one: Abdu Rahmon, Abdurahmon."""
    found = []
    for i in range(len(words) - 1):
        first, second = words[i], words[i + 1]
        if first.initial or second.initial or first.role in ("surname", "father"):
            continue
        role: Role = "given" if second.role == "either" else second.role
        found.append((*words[:i], word(first.root + second.root, role), *words[i + 2 :]))
    return found
