"""Groups that respect human verdicts. Values in, groups out."""

from collections.abc import Iterable, Sequence

from himoya.linkage.pure.records import Linked
from himoya.people.rules import joined

Pairs = Iterable[tuple[int, int]]


LONG_ENOUGH = 60  # letters of a text that two people do not write alike by chance


def groups(
    persons: Sequence[int], linked: Linked, reposts: Pairs, same: Pairs, different: Pairs
) -> dict[int, int]:
    """The group of each person, named by its smallest member.

    A verbatim repost in another chat is another message about the same person. A human "same" joins whatever
    the matcher thought. A human "different" takes the pair's second identity out of a group that the matcher
    alone made.
    """
    believed = [(person, int(linked.person_of.get(str(person), person))) for person in persons]
    known = set(persons)
    believed += [(left, right) for left, right in reposts if left in known and right in known]
    root = joined(believed)
    for left, right in different:
        if left in root and root.get(left) == root.get(right):
            others = [member for member, group in root.items() if group == root[right] and member != right]
            believed = [pair for pair in believed if root[pair[0]] != root[right]]
            believed += [(member, others[0]) for member in others] + [(right, right)]
            root = joined(believed)
    kept = [(left, right) for left, right in same if left in known and right in known]
    return joined([*believed, *kept])


def reposted(tellings: Iterable[tuple[str, tuple[int, ...]]]) -> list[tuple[int, int]]:
    """Pairs of persons of messages that read alike, from (searchable text, the persons it tells of)."""
    first: dict[str, tuple[int, ...]] = {}
    pairs: list[tuple[int, int]] = []
    for text, told_of in tellings:
        if len(text) < LONG_ENOUGH:
            continue
        before = first.setdefault(text, told_of)
        if before != told_of and len(before) == len(told_of):
            pairs += zip(before, told_of, strict=True)
    return pairs
