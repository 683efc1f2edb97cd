"""A first walk through a WhatsApp file: what its dates mean and what its chat is called."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from pathlib import PurePosixPath

from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.intake.channels.incoming import Asked, Note, Source
from himoya.intake.channels.text_lines import lines
from himoya.intake.channels.tidy import clean, file_name, plain, stem
from himoya.intake.channels.whatsapp_dates import YMD, Head, Orders, foreign_date, head_of, sent_at
from himoya.intake.channels.whatsapp_words import chat_of_file, group_created, is_system

SAMPLE = 200  # messages by which the calendar is judged


@dataclass(slots=True)
class Survey:
    """What a whole file tells before it is read."""

    source: Source
    bracket: bool = False
    order: str = ""
    title: str = ""
    named: bool = True
    example: tuple[Head, int] | None = None  # a date that shows the order best, and its line
    orders: Orders = field(default_factory=Orders)
    sample: list[tuple[Head, int]] = field(default_factory=list)
    foreign: tuple[str, int] | None = None


def survey(source: Source, asked: Asked, local: tzinfo) -> Survey:
    """Raises BadInput for a file without messages, or with dates of a calendar we do not read."""
    seen = Survey(source)
    created = first_writer = ""
    for number, line in _until_endless(source, seen):
        head = head_of(line)
        if head is None:
            if seen.foreign is None and (date := foreign_date(line)):
                seen.foreign = date, number
            continue
        if not seen.sample:
            seen.bracket = head.bracket
            first_writer = _group_of_first_line(head.rest)
        if head.bracket != seen.bracket:
            continue
        created = created or group_created(head.rest)
        _count(seen, head, number)
    _check_dates(seen, asked, local)
    seen.title = asked.chat or _title_of_name(source) or created or first_writer
    if not seen.title:
        seen.title, seen.named = stem(source), False
    return seen


def _until_endless(source: Source, seen: Survey) -> Iterator[tuple[int, str]]:
    """The lines before one that never ends; raises BadInput when no message stands before it."""
    try:
        yield from lines(source)
    except BadInput:
        if not seen.sample:
            raise


def _count(seen: Survey, head: Head, number: int) -> None:
    seen.orders.add(head.date)
    if len(seen.sample) < SAMPLE:
        seen.sample.append((head, number))
    first, second, _ = head.date
    if seen.example is None or (first != second and max(first, second) <= 12):
        seen.example = head, number


def _check_dates(seen: Survey, asked: Asked, local: tzinfo) -> None:
    name = file_name(seen.source)
    if not seen.sample and seen.foreign:
        raise _unknown_calendar(name, seen.foreign[1], seen.foreign[0])
    if not seen.sample:
        raise BadInput(
            N_("There is no message in %(file)s. Open the chat in WhatsApp and choose Export chat."),
            file=name,
        )
    seen.order = seen.orders.decide(asked.day_first, asked.now)
    wrong = [
        (head, line) for head, line in seen.sample if not _ours(sent_at(head, seen.order, local), asked.now)
    ]
    if len(wrong) * 2 > len(seen.sample):
        raise _unknown_calendar(name, wrong[0][1], wrong[0][0].written)


def _ours(told: datetime | None, now: datetime | None) -> bool:
    """A year far ahead is a year of another calendar, written in two digits."""
    return told is not None and (now is None or told.year <= now.year + 2)


def _unknown_calendar(name: str, line: int, date: str) -> BadInput:
    return BadInput(
        N_(
            "The dates of %(file)s are in a calendar or in digits that Himoya does not read "
            "(line %(line)s: %(date)s). Set the phone to the Gregorian calendar and export the chat again."
        ),
        file=name,
        line=line,
        date=date,
    )


def _group_of_first_line(rest: str) -> str:
    """iPhone writes its first line, about encryption, in the name of the chat."""
    writer, colon, text = rest.partition(": ")
    return (
        plain(writer).removeprefix("~").strip() if colon and is_system(text) and not is_system(writer) else ""
    )


def _title_of_name(source: Source) -> str:
    """The chat's name in the name of the file, of its folder or of its zip."""
    path = PurePosixPath(clean(source.name).replace("\\", "/"))
    names = [path.stem, *(part.removesuffix(".zip") for part in reversed(path.parts[:-1]))]
    return next(filter(None, map(chat_of_file, names)), "")


def notes(seen: Sequence[Survey], asked: Asked) -> tuple[Note, ...]:
    """The guesses to show: the time zone, and one date as it was understood."""
    found = [
        Note(N_("The file does not name a time zone: times are read as %(zone)s."), {"zone": asked.timezone})
    ]
    for one in seen:
        if not one.named:
            found.append(
                Note(N_("The file does not name its chat: it is called %(title)s."), {"title": one.title})
            )
        if one.example is None or one.order == YMD:
            continue
        head, line = one.example
        first, second, year = head.date
        day, month = (first, second) if one.order == "dmy" else (second, first)
        values: dict[str, object] = {
            "date": head.written,
            "line": line,
            "day": day,
            "month": month,
            "year": year + 2000 * (year < 100),
        }
        sentence = N_(
            "The date %(date)s on line %(line)s is read as day %(day)s, month %(month)s, year %(year)s."
        )
        found.append(Note(sentence, values))
    return tuple(found)
