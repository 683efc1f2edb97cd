"""Joining pairs into persons. Values in, groups out."""

from collections.abc import Iterable


def joined(pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
    """The smallest member of each one's group, for everyone who stands in a pair."""
    parent: dict[int, int] = {}

    def root(member: int) -> int:
        parent.setdefault(member, member)
        while parent[member] != member:
            parent[member] = parent[parent[member]]
            member = parent[member]
        return member

    for left, right in pairs:
        small, large = sorted((root(left), root(right)))
        parent[large] = small
    return {member: root(member) for member in list(parent)}
