"""Running the matcher over everybody and switching to what it found."""

from collections.abc import Callable, Iterable
from itertools import islice

from django.db import transaction
from django.db.models import F, Q

from himoya.cases.models import Fact
from himoya.common import clock
from himoya.linkage.actions.asking import ask_about, store_doubts
from himoya.linkage.matching import matching
from himoya.linkage.models import Doubt, Grouped, Grouping, LinkKey
from himoya.linkage.pure.link import link
from himoya.linkage.queries import (
    not_by_helpers,
    records,
    reposts,
    somebody_waits,
    told_by_helpers_only,
    touched,
)
from himoya.linkage.rules import alike, answered, believed, judged, likenesses
from himoya.linkage.screening import alike_today, remember
from himoya.linkage.turn import my_turn
from himoya.messages.models import Import
from himoya.messages.queries import live_messages
from himoya.people.actions import judge, undo_judgement
from himoya.people.models import Person, SamePerson
from himoya.people.queries import decided
from himoya.security.models import Account
from himoya.storage.bulk import insert

BATCH = 500
Pause = Callable[[], None]


def regroup(
    *,
    also: Import | None = None,
    without: Import | None = None,
    pause: Pause = lambda: None,
    meanwhile: Callable[[], None] = lambda: None,
) -> Grouping:
    """Group everyone who counts today anew, with an import about to go live or without one about to go.

    Nothing of it is seen before `make_current`. Hold `my_turn` around both.

    `pause` is called between batches, so that pages get their turn at the database; `meanwhile` once, while
    a process of its own looks at everybody.
    """
    forget_unused()
    began = clock.now()
    live = live_messages(also, without)
    told = not_by_helpers(live)
    with matching(Person.objects.count()) as match:
        everyone, alone = records(told), told_by_helpers_only(live)
        same, different = decided(SamePerson.Verdict.SAME), decided(SamePerson.Verdict.DIFFERENT)
        found_out = match(everyone, answered(same, different))
        meanwhile()
        if not LinkKey.objects.exists():  # an instance from before there were keys
            remember(everyone)
        repeated = reposts(told)
        linked = found_out()
    persons = [int(record.id) for record in everyone]
    thought = believed(persons, linked, repeated) | {person: person for person in alone}
    found = judged(thought, same, different, lambda members: alike(members, everyone, linked))
    shift = len(set(found.values())) - len(set(linked.person_of.values()))
    grouping = Grouping.objects.create(
        made_at=began,
        messages=live.count(),
        low=max(0, linked.low + shift - len(alone)),  # they may all be known already
        point=max(0, linked.point + shift),
        high=max(0, linked.high + shift),
        usual=linked.usual,
    )
    members = ((grouping.pk, person, group, thought[person]) for person, group in found.items())
    while batch := list(islice(members, BATCH)):
        insert(Grouped, ("grouping_id", "person_id", "group", "believed"), batch)
        pause()
    doubts = {(int(pair.left), int(pair.right)): pair.probability for pair in linked.ask}
    if alone:
        doubts |= likenesses(link(records(live), answered(same, different, alone)), alone)
    store_doubts(grouping, doubts, [*same, *different])
    return grouping


def make_current(grouping: Grouping) -> None:
    """Switch to this grouping, inside the caller's transaction."""
    before = Grouping.objects.filter(current=True).first()
    Grouping.objects.filter(current=True).update(current=False)
    Grouping.objects.filter(pk=grouping.pk).update(current=True)
    if before and before.added_at and before.added_at > grouping.made_at:
        _carry_over(before, grouping)
    regroup_touched(_judged_since(grouping))


def _carry_over(before: Grouping, grouping: Grouping) -> None:
    """Persons who were added while this run was looking at the others."""
    known = Grouped.objects.filter(grouping=grouping).values("person")
    counted = Fact.objects.filter(message__in=live_messages()).values("person")
    missed = Grouped.objects.filter(grouping=before, person__in=counted).exclude(person__in=known)
    add_to_current(missed.values_list("person_id", flat=True))


def add_to_current(persons: Iterable[int], *, messages: int = 0) -> None:
    """Count persons who were just told of at once, each as a group of one, until everybody is grouped anew.

    In the caller's transaction; who stands in a group already stays there. `messages` are counted with them.
    """
    wanted = dict.fromkeys(persons)
    grouping, _made = Grouping.objects.get_or_create(
        current=True, defaults={"made_at": clock.now(), "low": min(1, len(wanted))}
    )
    known = set(
        Grouped.objects.filter(grouping=grouping, person__in=wanted).values_list("person_id", flat=True)
    )
    new = [person for person in wanted if person not in known]
    Grouped.objects.bulk_create(
        (Grouped(grouping=grouping, person_id=person, group=person) for person in new), batch_size=BATCH
    )
    # Nobody has compared them yet: they may all be known already, so the lower end stays.
    Grouping.objects.filter(pk=grouping.pk).update(
        messages=F("messages") + messages, point=F("point") + len(new), high=F("high") + len(new)
    )
    if wanted:  # a known person may have been told of anew, with a birth date that joins two groups
        Grouping.objects.filter(pk=grouping.pk).update(added_at=clock.now())
        ask_about(grouping, list(wanted))


def regroup_waiting(pause: Pause = lambda: None) -> bool:
    """Group everybody anew when somebody was added by hand since. False: nobody waits, or another does it."""
    if not somebody_waits():
        return False
    with my_turn(wait=False) as mine:
        if not mine or not somebody_waits():
            return False
        switch_to(regroup(pause=pause))
    return True


@transaction.atomic
def switch_to(grouping: Grouping) -> None:
    make_current(grouping)


def forget_unused() -> None:
    """Delete groupings that are not in use, a batch at a time: what a crash or a newer run left behind."""
    while True:
        stale = list(Grouped.objects.filter(grouping__current=False).values_list("pk", flat=True)[:BATCH])
        if not stale:
            break
        Grouped.objects.filter(pk__in=stale).delete()
    Grouping.objects.filter(current=False).delete()


@transaction.atomic
def settle(one: Person, other: Person, verdict: SamePerson.Verdict, *, by: Account) -> SamePerson:
    """Judge a pair, and let it be seen at once."""
    written = judge(one, other, verdict, by=by)
    regroup_touched([one.pk, other.pk])
    return written


@transaction.atomic
def unsettle(written: SamePerson, *, by: Account) -> bool:
    """Take a verdict back, and let it be seen at once. False: somebody else was first."""
    undone = undo_judgement(written, by=by)
    if undone:
        regroup_touched([written.left_id, written.right_id])
    return undone


@transaction.atomic
def part(person: Person, others: Iterable[Person], *, by: Account) -> int:
    """Say that this identity is none of the others, seen at once; gives the number of verdicts."""
    apart = [judge(person, other, SamePerson.Verdict.DIFFERENT, by=by) for other in others]
    regroup_touched([person.pk, *(written.left_id for written in apart)])
    return len(apart)


@transaction.atomic
def regroup_touched(persons: Iterable[int]) -> None:
    """Form the groups of these persons anew in today's grouping: its beliefs, and the verdicts of now."""
    wanted = set(persons)
    grouping = Grouping.objects.select_for_update().filter(current=True).first()
    if grouping is None or not wanted:
        return
    rows = touched(grouping, wanted)
    thought = {row.person_id: row.believed or row.person_id for row in rows}
    verdicts = SamePerson.objects.filter(undone_at=None, left__in=thought, right__in=thought).order_by("pk")
    pairs: dict[str, list[tuple[int, int]]] = {SamePerson.Verdict.SAME: [], SamePerson.Verdict.DIFFERENT: []}
    for left, right, verdict in verdicts.values_list("left_id", "right_id", "verdict"):
        pairs[verdict].append((left, right))
    found = judged(thought, pairs[SamePerson.Verdict.SAME], pairs[SamePerson.Verdict.DIFFERENT], alike_today)
    shift = len(set(found.values())) - len({row.group for row in rows})
    moved = [row for row in rows if row.group != found[row.person_id]]
    for row in moved:
        row.group = found[row.person_id]
    Grouped.objects.bulk_update(moved, ["group"], batch_size=BATCH)
    Grouping.objects.filter(pk=grouping.pk).update(
        low=max(0, grouping.low + shift),
        point=max(0, grouping.point + shift),
        high=max(0, grouping.high + shift),
    )


@transaction.atomic
def leave_grouping(persons: Iterable[int]) -> None:
    """Take these persons out of every grouping: they are about to be deleted for good."""
    leaving = set(persons)
    grouping = Grouping.objects.select_for_update().filter(current=True).first()
    left: dict[int, int] = {}
    if grouping is not None:
        inside = Grouped.objects.filter(grouping=grouping)
        groups = set(inside.filter(person__in=leaving).values_list("group", flat=True))
        stay = inside.filter(group__in=groups).exclude(person__in=leaving)
        left = dict(stay.values_list("person_id", "group"))
        gone = len(groups - set(left.values()))
        Grouping.objects.filter(pk=grouping.pk).update(
            low=max(0, grouping.low - gone),
            point=max(0, grouping.point - gone),
            high=max(0, grouping.high - gone),
        )
    Doubt.objects.filter(Q(left__in=leaving) | Q(right__in=leaving)).delete()
    Grouped.objects.filter(person__in=leaving).delete()
    regroup_touched(left)


def _judged_since(grouping: Grouping) -> set[int]:
    """Persons about whom somebody judged while this run was looking at them."""
    late = SamePerson.objects.filter(Q(decided_at__gte=grouping.made_at) | Q(undone_at__gte=grouping.made_at))
    return {person for pair in late.values_list("left_id", "right_id") for person in pair}
