"""What people judged stands above what the matcher believes."""

import pytest

from himoya.linkage.pure.records import Linked
from himoya.linkage.rules import groups, reposted


def believed(*pairs: tuple[int, int], people: int = 5) -> Linked:
    person_of = {str(number): str(number) for number in range(1, people + 1)}
    person_of.update((str(right), str(left)) for left, right in pairs)
    return Linked(person_of, 0, 0, 0, (), {})


def partition(found: dict[int, int]) -> list[set[int]]:
    return [
        {person for person, root in found.items() if root == group} for group in sorted(set(found.values()))
    ]


EVERYONE = [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("linked", "reposts", "same", "different", "expected"),
    [
        (believed(), [], [], [], [{1}, {2}, {3}, {4}, {5}]),
        (believed((1, 2)), [], [], [], [{1, 2}, {3}, {4}, {5}]),
        (believed(), [(1, 3)], [], [], [{1, 3}, {2}, {4}, {5}]),
        (believed(), [], [(2, 4)], [], [{1}, {2, 4}, {3}, {5}]),
        (believed((1, 2)), [], [], [(1, 2)], [{1}, {2}, {3}, {4}, {5}]),
        (believed((1, 2), (1, 3)), [], [], [(1, 3)], [{1, 2}, {3}, {4}, {5}]),
        (believed(), [(1, 3)], [], [(1, 3)], [{1}, {2}, {3}, {4}, {5}]),
        (believed((1, 2), (1, 3)), [], [(3, 5)], [(1, 3)], [{1, 2}, {3, 5}, {4}]),
        (believed(), [], [(2, 99)], [(1, 98)], [{1}, {2}, {3}, {4}, {5}]),  # judged persons no longer told of
    ],
)
def test_a_verdict_joins_or_parts_whatever_was_believed(
    linked: Linked,
    reposts: list[tuple[int, int]],
    same: list[tuple[int, int]],
    different: list[tuple[int, int]],
    expected: list[set[int]],
) -> None:
    assert partition(groups(EVERYONE, linked, reposts, same, different)) == expected


def test_a_long_message_reposted_in_another_group_is_about_the_same_person() -> None:
    text = " farrux anvar ogli ertakboyev kecha qol qoyibdi hali shu yerda ekan 85 zona"
    assert reposted([(text, (1, 2)), (" boshqa gap", (7,)), (text, (3, 4))]) == [(1, 3), (2, 4)]


def test_a_short_sentence_that_many_write_joins_nobody() -> None:
    assert reposted([(" ukam qol qoyibdi", (1,)), (" ukam qol qoyibdi", (2,))]) == []
