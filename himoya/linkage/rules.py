"""Groups that respect human verdicts. Values in, groups out."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain

from himoya.linkage.pure.among import among
from himoya.linkage.pure.ask import Answered
from himoya.linkage.pure.parting import parted
from himoya.linkage.pure.records import Linked, Record
from himoya.linkage.pure.world import usual_from
from himoya.people.rules import joined

Pairs = Iterable[tuple[int, int]]
Alike = Callable[[Sequence[int]], Mapping[tuple[int, int], float]]
"""Persons in, log-odds that each two of them are one person out, smaller number first."""

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


def judged(
    believed: Mapping[int, int], same: Pairs, different: Pairs, alike: Alike = lambda members: {}
) -> dict[int, int]:
    """The groups after human verdicts, each named by its smallest member.

    A human "same" joins whatever the matcher thought, and holds against a "different" that other verdicts
    contradict. A human "different" parts what the matcher joined: everybody else in the group goes with the
    side that he is more `alike`, asked only about the members of such a group. The order of the verdicts
    does not matter, and without one of them the groups are what they were before it.
    """
    believed = _named_by_smallest(believed)
    called_same = [(left, right) for left, right in same if left in believed and right in believed]
    one = {member: member for member in believed} | joined(called_same)
    group = joined([*believed.items(), *called_same])
    cuts: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for left, right in different:
        if left in believed and right in believed and one[left] != one[right] and group[left] == group[right]:
            cuts[group[left]].append((left, right))
    found = {member: group[member] for member in believed}
    inside: dict[int, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for member in believed if cuts else ():
        if group[member] in cuts:
            inside[group[member]][one[member]].append(member)
    for name, nodes in inside.items():
        members = sorted(chain.from_iterable(nodes.values()))
        for side in parted(list(nodes.values()), believed, cuts[name], alike(members)):
            found |= dict.fromkeys(side, min(side))
    return _named_by_smallest(found)


def alike(
    members: Sequence[int], everyone: Iterable[Record], linked: Linked
) -> Mapping[tuple[int, int], float]:
    """What the records of these members say, when these records of everyone were `linked`: log-odds."""
    wanted = {str(member) for member in members}
    return among([record for record in everyone if record.id in wanted], usual_from(linked.usual))


def answered(same: Pairs, different: Pairs, about: Iterable[int] | None = None) -> Answered:
    """The verdicts on persons as the matcher takes them; `about`: only who is one of these is asked about."""
    return Answered(
        [(str(left), str(right)) for left, right in same],
        [(str(left), str(right)) for left, right in different],
        None if about is None else frozenset(map(str, about)),
    )


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
