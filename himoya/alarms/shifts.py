"""Notes of the last shifts, and how much there is to hand over."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Exists, OuterRef, Prefetch, Q

from himoya.alarms.models import Alarm, NoteRead, ShiftNote
from himoya.alarms.queries import counts, open_alarms
from himoya.alarms.shown_to import shown_to
from himoya.linkage.queries import about_visible
from himoya.security.models import Account
from himoya.urgency import RULES, Level

FRESH = timedelta(hours=48)
KEPT = timedelta(days=14)  # as long a note waits for somebody to read it
FEW = 3  # of those that were read
MOST = 20


@dataclass(frozen=True, slots=True)
class Shift:
    """Counts of alarms, for the start of a note: never a name."""

    open: int  # of T0 that can still be acted on, and nobody works on them
    taken: int
    ended: int  # since the last note


@dataclass(frozen=True, slots=True)
class Handed:
    """A note as one helper finds it. `reads`: who said that she has read it, and when; first reader first."""

    note: ShiftNote
    reads: tuple[NoteRead, ...]
    unread: bool  # by this helper, who did not write it


@dataclass(frozen=True, slots=True)
class Notes:
    """What one helper finds, newest first. `first`: what she has not read, else the last note alone."""

    first: list[Handed]
    earlier: list[Handed]


def handed_to(account: Account, now: datetime) -> Notes:
    """Every note she has not read, and the last few that she has. Two queries.

    A note is shown for two days; one that nobody has read yet stays longer.
    """
    nobody = ~Exists(NoteRead.objects.filter(note=OuterRef("pk")))
    waits = Q(at__gt=now - FRESH) | (Q(at__gt=now - KEPT) & nobody)
    notes = ShiftNote.objects.filter(waits, at__lte=now).select_related("by").order_by("-at", "-pk")
    by_time = NoteRead.objects.select_related("by").order_by("at", "pk")
    found = [_handed(note, account) for note in notes.prefetch_related(Prefetch("reads", by_time))[:MOST]]
    unread = [one for one in found if one.unread]
    known = [one for one in found if not one.unread][:FEW]
    return Notes(unread, known) if unread else Notes(known[:1], known[1:])


def _handed(note: ShiftNote, account: Account) -> Handed:
    reads = tuple(note.reads.all())
    known = note.by_id == account.pk or any(one.by_id == account.pk for one in reads)
    return Handed(note, reads, not known)


def shift(account: Account, now: datetime, seen_from: datetime) -> Shift:
    """What this account may see of it; the list is looked at from `seen_from`. Three queries."""
    last = ShiftNote.objects.filter(at__lte=now).order_by("-at").values_list("at", flat=True).first()
    since = max(last or now - FRESH, now - FRESH)
    runs = Q()
    for one in RULES.values():
        if Level.T0 in one.levels:
            runs |= Q(rule=one.code, since__gt=seen_from - one.window)
    first = open_alarms(account).filter(runs, level=Level.T0, since__lte=seen_from)
    waiting = first.aggregate(
        open=Count("pk", filter=Q(state=Alarm.State.OPEN)),
        taken=Count("pk", filter=Q(state=Alarm.State.TAKEN)),
    )
    over = Alarm.objects.filter(
        counts(),
        about_visible(account),
        shown_to(account),
        state__in=(Alarm.State.RESOLVED, Alarm.State.FALSE),
        handled_by__isnull=False,
        handled_at__gt=since,
    )
    return Shift(waiting["open"], waiting["taken"], over.count())
