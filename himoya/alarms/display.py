"""Tonight's list as it is shown: every sentence already said in the reader's language. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from himoya.alarms.ground.words import WHY, Why
from himoya.alarms.rules import Entry, Reason, Tonight
from himoya.alarms.words import ANSWERS
from himoya.common.moments import day
from himoya.common.say import N_, say
from himoya.urgency import Level, rule

CORRECTION = N_("Another place was told")
CORRECTS = N_("While this alarm runs, another place was told: check where the person is before you write.")
CONTEXT = 180  # characters shown on each side of the quoted words

RELATIONS = {
    "son": N_("the writer's son"),
    "daughter": N_("the writer's daughter"),
    "husband": N_("the writer's husband"),
    "wife": N_("the writer's wife"),
    "brother": N_("the writer's brother"),
    "sister": N_("the writer's sister"),
    "father": N_("the writer's father"),
    "mother": N_("the writer's mother"),
    "nephew": N_("the writer's nephew"),
    "niece": N_("the writer's niece"),
    "cousin": N_("the writer's cousin"),
    "uncle": N_("the writer's uncle"),
    "grandson": N_("the writer's grandson"),
    "son-in-law": N_("the writer's son-in-law"),
    "father-in-law": N_("the writer's father-in-law"),
    "brother-in-law": N_("the writer's brother-in-law"),
    "neighbour's son": N_("a son of the writer's neighbours"),
    "neighbour's grandson": N_("a grandson of the writer's neighbours"),
    "relative": N_("the writer's relative"),
}


@dataclass(frozen=True, slots=True)
class MessageShown:
    """What is needed of a message to show the words that were quoted from it."""

    text: str
    told_by: str = ""  # as the channel shows the sender
    channel: str = ""  # title of the chat or list


@dataclass(frozen=True, slots=True)
class ShownReason:
    """One reason, ready to be read. Times are aware; who shows them puts them into the reader's zone."""

    rule: str
    alarm: int | None  # its number, where alarms are stored
    message: str  # empty: the case itself shows it
    level: Level
    title: str
    why: str
    quote: str
    before_quote: str
    after_quote: str
    told_at: datetime
    told_by: str
    channel: str
    other_explanation: str
    settles: str
    first_actions: tuple[str, ...]
    act_by: datetime | None
    overdue: bool  # the time to act has passed, the window has not
    past_window: bool
    denied_quote: str | None  # what somebody wrote later: "he has not signed"
    source_gone: bool = False  # its import was undone after somebody had acted
    question: str = ""  # what it has become, when nobody acted in its window
    answers: tuple[tuple[str, str], ...] = ()  # outcome and its words


@dataclass(frozen=True, slots=True)
class PersonOnList:
    """One person who cannot wait."""

    person: str  # the provisional group
    title: str | None  # the name; None while nobody has told it
    who: str  # "the writer's son"; may be empty
    level: Level
    past_window: bool
    taken: bool  # somebody works on it
    reasons: tuple[ShownReason, ...]  # most urgent first, never empty

    @property
    def first_reasons(self) -> tuple[ShownReason, ...]:
        """What stands open: enough to act on, or for an old question the one that raised it."""
        return self.reasons[: 1 if self.past_window else 3]

    @property
    def more_reasons(self) -> tuple[ShownReason, ...]:
        return self.reasons[len(self.first_reasons) :]


@dataclass(frozen=True, slots=True)
class TonightPage:
    """One screen of tonight's list, with the honest count of everybody in the messages."""

    entries: tuple[PersonOnList, ...]
    rest_t1_t2: int  # persons below the cut
    rest_later: int
    persons_low: int
    persons: int
    persons_high: int
    messages: int
    made_at: datetime
    next_start: int | None = None
    previous_start: int | None = None
    members: Mapping[int, int] = field(default_factory=dict)  # all who are one of these, with the group


def shown(
    tonight: Tonight,
    texts: Mapping[str, MessageShown],
    names: Mapping[str, str | None],
    language: str,
    now: datetime,
    *,
    relations: Mapping[str, str] | None = None,
) -> list[PersonOnList]:
    """Say every entry in `language`. `texts` are by message, the rest by person; all may have gaps."""
    known = relations or {}
    return [
        PersonOnList(
            person=entry.person,
            title=names.get(entry.person) or None,
            who=say(RELATIONS.get(known.get(entry.person, ""), ""), language),
            level=entry.level,
            past_window=entry.past_window,
            taken=entry.taken,
            reasons=_reasons(entry, texts, language, now),
        )
        for entry in tonight.entries
    ]


def title_of(reason: Reason) -> str:
    return CORRECTION if reason.corrects else rule(reason.signal.rule).title


def why_of(reason: Reason, language: str) -> str:
    """Why this stands on the list."""
    if reason.corrects:
        return say(CORRECTS, language)
    shown = _shown_without_message(reason)
    if shown is None:
        return say(rule(reason.signal.rule).why, language)
    said = say(shown.why, language)
    return said % _said(reason.signal.because, language) if "%(" in said else said


def other_explanation_of(reason: Reason, language: str) -> str:
    """What else it could be: shown with every alarm."""
    shown = _shown_without_message(reason)
    return say((shown and shown.other) or rule(reason.signal.rule).other_explanation, language)


def settles_of(reason: Reason, language: str) -> str:
    shown = _shown_without_message(reason)
    return say((shown and shown.settles) or rule(reason.signal.rule).settles, language)


def _shown_without_message(reason: Reason) -> Why | None:
    return WHY.get(str(reason.signal.because.get("why", "")))


def _said(because: Mapping[str, str | int | float], language: str) -> dict[str, str]:
    """The values of a sentence: days as people say them."""
    days = {"since", "on", "until"}
    return {key: _days(str(value), language) if key in days else str(value) for key, value in because.items()}


def _days(stored: str, language: str) -> str:
    """A day, or the first and the last that it may be."""
    return " – ".join(day(date.fromisoformat(one), language) for one in stored.split("/"))


def _reasons(
    entry: Entry, texts: Mapping[str, MessageShown], language: str, now: datetime
) -> tuple[ShownReason, ...]:
    nothing = MessageShown(text="")
    ready = [
        _reason(reason, texts.get(reason.signal.message, nothing), language, now) for reason in entry.reasons
    ]
    # The same words passed on in another group are read once: the newest stands.
    once = {
        (reason.title, reason.why, reason.before_quote, reason.quote, reason.after_quote): reason
        for reason in ready[::-1]
    }
    return tuple(reason for reason in ready if reason in once.values())


def _reason(reason: Reason, message: MessageShown, language: str, now: datetime) -> ShownReason:
    signal, row = reason.signal, rule(reason.signal.rule)
    before, after = context(message.text, signal.quote)
    return ShownReason(
        rule=signal.rule,
        alarm=None if reason.corrects else signal.alarm,
        message=signal.message,
        level=signal.level,
        title=say(title_of(reason), language),
        why=why_of(reason, language),
        quote=signal.quote,
        before_quote=before,
        after_quote=after,
        told_at=signal.told_at,
        told_by=message.told_by,
        channel=message.channel,
        other_explanation=other_explanation_of(reason, language),
        settles=settles_of(reason, language),
        first_actions=tuple(say(action, language) for action in row.first_actions),
        act_by=reason.act_by,
        overdue=reason.act_by is not None and reason.act_by <= now and not reason.past_window,
        past_window=reason.past_window,
        denied_quote=reason.denied.quote if reason.denied else None,
        source_gone=signal.source_gone,
        question=say(row.question, language) if reason.past_window else "",
        answers=tuple((code, say(ANSWERS[code], language)) for code in row.answers),
    )


def context(text: str, quote: str) -> tuple[str, str]:
    """The words around the quote, whole words only; both empty when the text does not hold the quote."""
    at = text.find(quote)
    if not quote or at < 0:
        return "", ""
    end = at + len(quote)
    return _tail(text[:at]), _head(text[end:])


def _tail(text: str) -> str:
    if len(text) <= CONTEXT:
        return text
    cut = text[-CONTEXT:]
    _, space, rest = cut.partition(" ")
    return "… " + (rest if space else cut)


def _head(text: str) -> str:
    if len(text) <= CONTEXT:
        return text
    cut = text[:CONTEXT]
    rest, space, _ = cut.rpartition(" ")
    return (rest if space else cut) + " …"
