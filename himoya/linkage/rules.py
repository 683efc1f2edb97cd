"""Groups that respect human verdicts. Values in, groups out."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from himoya.linkage.pure.records import Linked
from himoya.people.rules import joined

Pairs = Iterable[tuple[int, int]]


LONG_ENOUGH = 60  # letters of a text that two people do not write alike by chance


def groups(
    persons: Sequence[int], linked: Linked, reposts: Pairs, same: Pairs, different: Pairs
) -> dict[int, int]:
    """The group of each person, named by its smallest member: what is believed, and then what was judged."""
    return judged(believed(persons, linked, reposts), same, different)


def believed(persons: Sequence[int], linked: Linked, reposts: Pairs) -> dict[int, int]:
    """The groups before any human verdict.

    A verbatim repost in another chat is another message about the same person.
    """
    pairs = [(person, int(linked.person_of.get(str(person), person))) for person in persons]
    known = set(persons)
    return joined([*pairs, *((left, right) for left, right in reposts if left in known and right in known)])


LIKELY = 0.9  # how sure the matcher is, at least, when it would have joined two by itself


def likenesses(linked: Linked, alone: Iterable[int]) -> dict[tuple[int, int], float]:
    """What the matcher thinks of persons that it may not join by itself: pairs to ask, with a probability.

    Where it would have joined one of them to a group, the group's first other member is asked for.
    """
    apart = set(alone)
    asked = {
        (int(pair.left), int(pair.right)): pair.probability
        for pair in linked.ask
        if {int(pair.left), int(pair.right)} & apart
    }
    first: dict[str, int] = {}
    for person in sorted(int(number) for number in linked.person_of):
        if person not in apart:
            first.setdefault(linked.person_of[str(person)], person)
    for person in apart:
        other = first.get(linked.person_of.get(str(person), ""))
        if other is not None:
            asked[min(person, other), max(person, other)] = LIKELY
    return asked


def judged(believed: Mapping[int, int], same: Pairs, different: Pairs) -> dict[int, int]:
    """The groups after human verdicts.

    A human "same" joins whatever the matcher thought. A human "different" takes one of the two out of a group
    that the matcher alone made: the one that is called different from more of the group, else the second.
    """
    group = _named_by_smallest(believed)
    apart = [(left, right) for left, right in different if left in group and right in group]
    while together := [(left, right) for left, right in apart if group[left] == group[right]]:
        times = Counter(chain.from_iterable(together))
        left, right = together[0]
        out = left if times[left] > times[right] else right
        stay = [member for member, name in group.items() if name == group[out] and member != out]
        group |= {member: min(stay) for member in stay} | {out: out}
    kept = [(left, right) for left, right in same if left in group and right in group]
    return joined([*group.items(), *kept])


def _named_by_smallest(groups: Mapping[int, int]) -> dict[int, int]:
    smallest: dict[int, int] = {}
    for member, name in groups.items():
        smallest[name] = min(member, smallest.get(name, member))
    return {member: smallest[name] for member, name in groups.items()}


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
