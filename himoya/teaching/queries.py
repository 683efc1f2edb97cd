"""What stands taught: own cues, lessons, and whether a phrase names somebody."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from himoya.messages.models import Message
from himoya.messages.queries import is_live
from himoya.people.models import OtherName, Person
from himoya.people.name_keys import BEGINNING
from himoya.reading import read
from himoya.reading.own import OwnCues
from himoya.teaching.models import Lesson, OwnCue
from himoya.teaching.rules import LEAST_LETTERS, holds_name, name_stems
from himoya.urgency import Level, most_urgent, rule


def standing_cues() -> QuerySet[OwnCue]:
    return OwnCue.objects.filter(withdrawn_at=None).order_by("pk")


def own_cues() -> OwnCues:
    """The group's own words, for reading."""
    return OwnCues(tuple(standing_cues().values_list("phrase", "rule")))


def standing_lessons() -> QuerySet[Lesson]:
    """Lessons that stand, the newest first. Of messages that count: what was taken back teaches nothing."""
    found = Lesson.objects.filter(is_live(), withdrawn_at=None)
    return found.select_related("message", "message__chat", "by").order_by("-at", "-pk")


def lesson_of(message: Message) -> Lesson | None:
    """The lesson that stands for this message."""
    return Lesson.objects.filter(message=message, withdrawn_at=None).select_related("by").first()


def rules_read(message: Message, own: OwnCues) -> list[str]:
    """The rules that a message fires as it would be read today."""
    told = read(message.text, timezone.localtime(message.sent_at), own=own)
    return [fact.rule for fact in told.urgent]


def labelled() -> Iterator[dict[str, Any]]:
    """The lessons as labelled messages, oldest first: `gold` is a person's word, `now` what is read today."""
    own = own_cues()
    for lesson in standing_lessons().order_by("pk").iterator(chunk_size=500):
        level = most_urgent(rule(code).level for code in lesson.rules)
        yield {
            "id": f"lesson-{lesson.pk}",
            "text": lesson.message.text,
            "sent_at": timezone.localtime(lesson.message.sent_at).isoformat(),
            "gold": {"urgent": lesson.rules, "level": str(level if lesson.rules else Level.NONE)},
            "now": rules_read(lesson.message, own),
            "note": lesson.note,
        }


def names_somebody(phrase: str) -> bool:
    """Whether a word of the phrase is the name of a person in the register, in any spelling."""
    stems = {stem for word in phrase.split() for stem in name_stems(word)}
    keys = {BEGINNING + stem[:LEAST_LETTERS] for stem in stems}
    return bool(keys) and holds_name(phrase, _names(Q(name_keys__key__in=keys)))


def cues_naming(persons: Sequence[int]) -> QuerySet[OwnCue]:
    """Own cues, taken back or not, that hold a word of these persons' names."""
    names = list(_names(Q(pk__in=persons)))
    naming = [pk for pk, phrase in OwnCue.objects.values_list("pk", "phrase") if holds_name(phrase, names)]
    return OwnCue.objects.filter(pk__in=naming)


def _names(which: Q) -> Iterable[str]:
    people = Person.objects.filter(which)
    yield from people.values_list("name", flat=True).distinct()
    yield from OtherName.objects.filter(person__in=people.values("pk")).values_list("name", flat=True)
