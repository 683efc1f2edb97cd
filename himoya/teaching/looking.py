"""What a cue would change on all that was written so far, before anybody saves it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from himoya.alarms.models import Alarm
from himoya.cases.models import Fact
from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.linkage.queries import counted_messages, current
from himoya.messages.models import Message
from himoya.messages.queries import search
from himoya.reading.message import message_of
from himoya.reading.own import OwnCues, own_hits
from himoya.reading.scope import Hit, Stance, Surroundings
from himoya.teaching.queries import names_somebody, standing_cues
from himoya.teaching.rules import MOST_CUES, checked_phrase, checked_rules, runs, same_phrase, too_wide

MOST_LOOKED = 1000  # messages read, newest first: half a second
BATCH = 500


@dataclass(frozen=True, slots=True)
class Held:
    """A message that holds the phrase, with where, about whom, and what its surroundings make of it."""

    message: int
    sent_at: datetime
    start: int
    end: int
    stance: Stance
    person: int | None = None  # None: nobody was told of in it


@dataclass(frozen=True, slots=True)
class Look:
    """`found` live messages hold the words; of those `looked` were read, the newest first."""

    found: int
    looked: int
    messages: int
    new: tuple[Held, ...]
    known: int  # its rule stands for them already
    silent: tuple[Held, ...]  # it stands there, but is denied, asked, dreamt...

    @property
    def holding(self) -> int:
        return len(self.new) + self.known + len(self.silent)

    @property
    def wide(self) -> bool:
        return too_wide(len(self.new) + self.known, self.looked, self.found, self.messages)


def tried(phrase: str, code: str) -> tuple[str, Look]:
    """The phrase as it would be kept, and what it would change. Raises BadInput when it cannot be a cue."""
    phrase = checked_phrase(phrase)
    (code,) = checked_rules([code])
    if names_somebody(phrase):
        raise BadInput(
            N_("One of these words is the name of a person in the register. Leave it out and try again.")
        )
    if any(cue.rule == code and same_phrase(cue.phrase, phrase) for cue in standing_cues()):
        raise BadInput(N_("These words stand already for this danger."))
    if standing_cues().count() >= MOST_CUES:
        raise BadInput(
            N_("There are %(most)s words of your own already. Take one back before you add another."),
            most=MOST_CUES,
        )
    return phrase, look_at_past(phrase, code)


def look_at_past(phrase: str, code: str) -> Look:
    """Read the newest messages that hold the phrase's words. Nothing is written."""
    words = may_hold(phrase)
    found = words.count()
    held: list[Held] = []
    looked = list(words.values_list("pk", "sent_at", "text")[:MOST_LOOKED])
    for number, sent_at, text in looked:
        hit = _telling(spans(text, sent_at, ((phrase, code),)))
        if hit is not None:
            held.append(Held(number, sent_at, hit[0], hit[1], hit[2]))
    said = [one for one in held if one.stance is Stance.SAID]
    standing = _alarmed([one.message for one in said], code)
    new = [one for one in said if one.message not in standing]
    return Look(
        found=found,
        looked=len(looked),
        messages=counted_messages(current()),
        new=tuple(_about(new)),
        known=len(said) - len(new),
        silent=tuple(one for one in held if one.stance is not Stance.SAID),
    )


def may_hold(phrase: str) -> QuerySet[Message]:
    """Live messages with the phrase's words beside each other, the newest first: few enough to be read."""
    found = search(phrase)
    for run in runs(phrase):
        found = found.filter(folded__contains=run)
    return found


Span = tuple[int, int, Stance]


def spans(text: str, sent_at: datetime, cues: tuple[tuple[str, str], ...]) -> list[Span]:
    """Where the cues stand in a text, by characters, and in what stance."""
    message = message_of(text, timezone.localtime(sent_at))
    return [
        _span(message.folded.span(hit.start, hit.end), hit)
        for hit in own_hits(message, Surroundings(message), OwnCues(cues))
    ]


def _span(place: tuple[int, int], hit: Hit) -> Span:
    return (*place, hit.stance)


def _telling(found: Sequence[Span]) -> Span | None:
    """The place that fires, else the first one."""
    return next((one for one in found if one[2] is Stance.SAID), found[0] if found else None)


def _alarmed(messages: Sequence[int], code: str) -> set[int]:
    """Of these messages those for which the rule was raised, whatever came of it."""
    raised = Alarm.objects.filter(rule=code)
    return {
        number
        for some in _batches(messages)
        for number in raised.filter(message__in=some).values_list("message_id", flat=True)
    }


def _about(held: Sequence[Held]) -> Iterable[Held]:
    """With the person each is about: whom the message spoke of last before the words, else of first."""
    told: dict[int, dict[int, int]] = defaultdict(dict)
    for some in _batches([one.message for one in held]):
        facts = Fact.objects.filter(~Q(person=None), message__in=some).order_by("start", "pk")
        for message, person, start in facts.values_list("message_id", "person_id", "start"):
            if person is not None:
                told[message].setdefault(person, start)
    for one in held:
        starts = told[one.message]
        before = [person for person, start in starts.items() if start <= one.start]
        nearest = before[-1] if before else next(iter(starts), None)
        yield replace(one, person=nearest)


def _batches(numbers: Sequence[int]) -> Iterable[Sequence[int]]:
    return (numbers[start : start + BATCH] for start in range(0, len(numbers), BATCH))


def texts_of(held: Iterable[Held]) -> dict[int, Message]:
    """The messages themselves, with their chats, for showing."""
    found = Message.objects.filter(pk__in=[one.message for one in held]).select_related("chat")
    return {message.pk: message for message in found.defer("folded")}
