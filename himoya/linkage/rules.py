"""Groups that respect human verdicts. Values in, groups out."""

from collections.abc import Iterable, Sequence

from himoya.linkage.pure.records import Linked
from himoya.people.rules import joined

Pairs = Iterable[tuple[int, int]]


def groups(persons: Sequence[int], linked: Linked, same: Pairs, different: Pairs) -> dict[int, int]:
    """The group of each person, named by its smallest member.

    A human "same" joins whatever the matcher thought. A human "different" takes the pair's second identity
    out of a group that the matcher alone made.
    """
    believed = [(person, int(linked.person_of.get(str(person), person))) for person in persons]
    root = joined(believed)
    for left, right in different:
        if left in root and root.get(left) == root.get(right):
            others = [member for member, group in root.items() if group == root[right] and member != right]
            believed = [pair for pair in believed if root[pair[0]] != root[right]]
            believed += [(member, others[0]) for member in others] + [(right, right)]
            root = joined(believed)
    known = set(persons)
    kept = [(left, right) for left, right in same if left in known and right in known]
    return joined([*believed, *kept])
