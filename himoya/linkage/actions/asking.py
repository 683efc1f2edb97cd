"""Writing down what a person should judge, in the caller's transaction."""

from collections.abc import Iterable, Mapping, Sequence

from django.db.models import Q

from himoya.linkage.models import Doubt, Grouping
from himoya.linkage.queries import groups_with, records_of
from himoya.linkage.screening import screen
from himoya.people.models import SamePerson

AT_ONCE = 20  # persons of one entry that are looked for at once; the others wait for the next grouping
WORTH_ASKING = 0.05
_BATCH = 500

Pairs = Mapping[tuple[int, int], float]
"""Two persons each, with the probability that they are one."""


def store_doubts(grouping: Grouping, doubts: Pairs, answered: Iterable[tuple[int, int]]) -> None:
    """Pairs that a person should judge, in this order; nobody has answered them yet."""
    known = set(answered)
    asked: dict[tuple[int, int], float] = {}
    for pair, probability in doubts.items():
        left, right = sorted(pair)
        if left != right and (left, right) not in known:
            asked.setdefault((left, right), probability)
    Doubt.objects.bulk_create(
        (
            Doubt(grouping=grouping, left_id=left, right_id=right, probability=probability)
            for (left, right), probability in asked.items()
        ),
        batch_size=_BATCH,
    )


def ask_about(grouping: Grouping, persons: Sequence[int]) -> None:
    """Whoever was just told of may be known already: a person is asked at once."""
    wanted = persons[:AT_ONCE]
    found: dict[tuple[int, int], float] = {}
    for report in records_of(wanted):
        for pair in screen(report):
            if pair.probability >= WORTH_ASKING:
                left, right = sorted((int(pair.left), int(pair.right)))
                found[left, right] = pair.probability
    about = Q(left__in=wanted) | Q(right__in=wanted)
    asked = Doubt.objects.filter(about, grouping=grouping).values_list("left_id", "right_id")
    judged = SamePerson.objects.filter(about, undone_at=None).values_list("left_id", "right_id")
    group = groups_with({person for pair in found for person in pair})
    # One report against one other says little about a group that all its reports hold together.
    apart = {pair: one for pair, one in found.items() if group.get(pair[0]) != group.get(pair[1])}
    store_doubts(grouping, apart, [*asked, *judged])
