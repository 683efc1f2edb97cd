"""Tonight's list in the terminal: as JSON lines, or to be read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from rich.text import Text

from himoya.alarms.display import PersonOnList, ShownReason, other_explanation_of, why_of
from himoya.alarms.rules import Entry, Tonight
from himoya.cli.files import DEFAULT_ZONE
from himoya.cli.output import console, language
from himoya.common.say import N_, say
from himoya.urgency import Level

COLOURS = {Level.T0: "bold white on red", Level.T1: "bold yellow", Level.T2: "bold cyan"}
REASONS = 3  # shown for one person in the terminal; the page and --json show all


@dataclass(frozen=True, slots=True)
class Count:
    """How many persons this really is."""

    persons: int
    low: int
    high: int
    messages: int


def as_lines(
    listed: Tonight, names: Mapping[str, str | None], count: Count, tongue: str
) -> Iterator[dict[str, Any]]:
    """The lines that scripts rely on (docs: the command line's contract)."""
    for entry in listed.entries:
        yield {
            "person": names.get(entry.person) or None,
            "level": entry.level,
            "rules": _rules(entry, tongue),
        }
    rest = {str(level): number for level, number in sorted(listed.rest.items())}
    yield {
        "persons": count.persons,
        "low": count.low,
        "high": count.high,
        "messages": count.messages,
        "rest": rest,
    }


def _rules(entry: Entry, tongue: str) -> list[dict[str, Any]]:
    return [
        {
            "rule": reason.signal.rule,
            "level": reason.signal.level,
            "why": why_of(reason, tongue),
            "quote": reason.signal.quote,
            "message": reason.signal.message or None,
            "other_explanation": other_explanation_of(reason, tongue),
            "act_by": reason.act_by.isoformat() if reason.act_by else None,
            "told_at": reason.signal.told_at.isoformat(),
            "past_window": reason.past_window,
            "denied": reason.denied.quote if reason.denied else None,
            "corrects": reason.corrects,
        }
        for reason in entry.reasons
    ]


def print_list(
    people: list[PersonOnList], rest: Mapping[Level, int], count: Count, evening: datetime
) -> None:
    here = evening.astimezone(ZoneInfo(DEFAULT_ZONE))
    console.print(Text(f"{_(N_('Tonight'))} · {here:%d.%m.%Y %H:%M}", style="bold"))
    fresh = [person for person in people if not person.past_window]
    for number, person in enumerate(fresh, start=1):
        _print_person(number, person)
    _print_questions([person for person in people if person.past_window])
    if not people:
        console.print(_(N_("Nobody on the list tonight.")))
    console.print()
    below = sum(rest.values())
    if below:
        console.print(_(N_("%(count)s more can wait a little; --all shows them."), count=below))
    _print_count(count)


def _print_count(count: Count) -> None:
    sentence = N_(
        "Messages: %(messages)s. Persons in them: about %(persons)s (between %(low)s and %(high)s)."
    )
    console.print(_(sentence, messages=count.messages, persons=count.persons, low=count.low, high=count.high))


def _print_questions(people: list[PersonOnList]) -> None:
    """Nobody is dropped when his window has passed: he becomes a question, in one line."""
    if not people:
        return
    console.print(Text("\n" + _(N_("Their window has passed: where are they now?")), style="bold"))
    for person in people:
        reason = person.reasons[0]
        told = reason.told_at.astimezone(ZoneInfo(DEFAULT_ZONE))
        name = person.title or _(N_("Name not known yet"))
        words = f"«{reason.quote}»" if reason.quote else reason.why
        console.print(Text(f" ? {person.level} {name} · {told:%d.%m} · {reason.title}: {words}"))


def _print_person(number: int, person: PersonOnList) -> None:
    head = Text(f"\n{number:>2}. ")
    head.append(f" {person.level} ", style=COLOURS.get(person.level, "bold"))
    head.append(f" {person.title or _(N_('Name not known yet'))}", style="bold")
    if person.who:
        head.append(f"  {person.who}", style="dim")
    console.print(head)
    for reason in person.reasons[:REASONS]:
        for line in _reason(reason).split("\n"):
            console.print(Text("    ") + line)


def _reason(reason: ShownReason) -> Text:
    told = reason.told_at.astimezone(ZoneInfo(DEFAULT_ZONE))
    text = Text(f"{reason.title} · {told:%d.%m %H:%M}")
    if reason.past_window:
        text.append(" · " + _(N_("the window has passed: where is the person now?")), style="magenta")
    elif reason.act_by and reason.overdue:
        due = reason.act_by.astimezone(ZoneInfo(DEFAULT_ZONE))
        text.append(" · " + _(N_("overdue since %(time)s"), time=f"{due:%d.%m %H:%M}"), style="red")
    elif reason.act_by:
        by = reason.act_by.astimezone(ZoneInfo(DEFAULT_ZONE))
        text.append(" · " + _(N_("act by %(time)s"), time=f"{by:%d.%m %H:%M}"))
    text.append(f"\n«{reason.quote}»" if reason.quote else f"\n{reason.why}", style="italic")
    if reason.denied_quote:
        text.append(
            "\n" + _(N_("Later somebody wrote: «%(quote)s»"), quote=reason.denied_quote), style="green"
        )
    text.append("\n" + _(N_("Another explanation: %(other)s"), other=reason.other_explanation), style="dim")
    return text


def _(sentence: str, **values: object) -> str:
    return say(sentence, language(), **values)
