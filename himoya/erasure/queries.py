"""What a deletion would touch, before anybody decides."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet, Sum

from himoya.alarms.models import Alarm
from himoya.cases.models import Case, Change, Fact, Given, Need, Note, Statement, Stay, Task
from himoya.contact.models import Call
from himoya.erasure.parts import Part
from himoya.evidence.models import Attachment
from himoya.linkage.models import Grouped
from himoya.messages.models import Message
from himoya.people.models import Consent, Person, Relative, Reporter, SamePerson


@dataclass(frozen=True, slots=True)
class Counted:
    """How many rows of one kind, by the words it is shown with."""

    words: str
    count: int


def counted(parts: Iterable[Part]) -> list[Counted]:
    """The kinds there is something of."""
    found: dict[str, int] = {}
    for part in parts:
        if part.words:
            found[part.words] = found.get(part.words, 0) + part.rows.count()
    return [Counted(words, count) for words, count in found.items() if count]


def bytes_of_files(persons: Sequence[int]) -> int:
    size: int | None = Attachment.objects.filter(case__person__in=persons).aggregate(size=Sum("size"))["size"]
    return size or 0


def messages_about(persons: Sequence[int], *, shared: bool | None = None) -> QuerySet[Message]:
    """Messages that speak of these identities, the newest first; their `shared`: they speak of others, too.

    `shared` given: only those that do, or that do not.
    """
    facts = Fact.objects.filter(message=OuterRef("pk"))
    alarms = Alarm.objects.filter(message=OuterRef("pk"))
    others = Exists(facts.filter(person__isnull=False).exclude(person__in=persons)) | Exists(
        alarms.exclude(person__in=persons)
    )
    his = Exists(facts.filter(person__in=persons)) | Exists(alarms.filter(person__in=persons))
    about = Message.objects.filter(his)
    if shared is not None:
        about = about.filter(others if shared else ~others)
    return about.annotate(shared=others).select_related("chat").order_by("-sent_at", "-pk")


def all_wordings(messages: Iterable[int]) -> list[int]:
    """The messages with all their earlier and later wordings."""
    known = set(messages)
    while True:
        linked = Message.objects.filter(Q(replaces__in=known) | Q(pk__in=known)).values_list(
            "pk", "replaces_id"
        )
        found = {number for pair in linked for number in pair if number is not None}
        if found <= known:
            return sorted(known)
        known |= found


def places_of(messages: Sequence[int]) -> list[tuple[int, str]]:
    """(chat, key) of each message."""
    return list(Message.objects.filter(pk__in=messages).values_list("chat_id", "key"))


def told_only_in(messages: Sequence[int], among: Iterable[int] | None = None) -> list[int]:
    """Identities that would be left with nothing but a name when these messages are gone.

    Nobody else tells of them, nobody wrote anything about them, and no work hangs on them.
    """
    people = (
        Person.objects.filter(facts__message__in=messages)
        if among is None
        else Person.objects.filter(pk__in=among)
    )
    his = {"person": OuterRef("pk")}
    elsewhere = Fact.objects.filter(**his).exclude(message__in=messages)
    stated = Statement.objects.filter(**his).filter(Q(source=None) | ~Q(source__message__in=messages))
    judged = SamePerson.objects.filter(Q(left=OuterRef("pk")) | Q(right=OuterRef("pk")), undone_at=None)
    kept = (
        Exists(elsewhere)
        | Exists(stated)
        | Exists(judged)
        | Exists(Relative.objects.filter(**his))
        | Exists(Consent.objects.filter(**his))
        | Exists(_worked_on().filter(**his))
        | Exists(Case.objects.filter(Exists(_mates()), **his))
    )
    return list(people.filter(~kept).order_by("pk").values_list("pk", flat=True).distinct())


def _worked_on() -> QuerySet[Case]:
    """Cases that somebody did something about: more than opened by themselves."""
    case = {"case": OuterRef("pk")}
    rows = [
        Exists(model.objects.filter(**case))
        for model in (Note, Task, Need, Call, Stay, Given, Attachment, Change)
    ]
    touched = rows[0]
    for one in rows[1:]:
        touched = touched | one  # type: ignore[assignment]  # Exists | Exists is a Q
    return Case.objects.filter(touched | Q(owner__isnull=False) | ~Q(summary=""))


def _mates() -> QuerySet[Grouped]:
    """Other identities that the matcher holds for the person of this case."""
    own = Grouped.objects.filter(grouping__current=True, person=OuterRef(OuterRef("person")))
    mates = Grouped.objects.filter(grouping__current=True, group__in=own.values("group"))
    return mates.exclude(person=OuterRef("person"))


def silent_reporters(reporters: Sequence[int]) -> QuerySet[Reporter]:
    """Those of them who tell of nobody any more."""
    free = Reporter.objects.filter(pk__in=reporters, persons=None)
    return free.filter(~Exists(Relative.objects.filter(reporter=OuterRef("pk"))))
