"""Everything that hangs on a person, in the order in which it can be deleted: counted and deleted alike.

A house test walks over all tables and fails when one that leads to a person, a case or a message is missing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Q, QuerySet

from himoya.alarms.models import Alarm, Deed, FollowUp, NoteRead, Ranked, ShiftNote
from himoya.appeals.models import Appeal, Fan, Joined, Reply, Station, Term
from himoya.cases.models import Case, Change, Deadline, Event, Fact, Given, Need, Note, Statement, Stay, Task
from himoya.common.say import N_
from himoya.contact.models import Call, Watch
from himoya.erasure.rules import Marks, holds, marks_of
from himoya.evidence.models import Attachment, AttachmentBytes
from himoya.linkage.models import Doubt, Grouped, LinkKey
from himoya.messages.models import Message, Rejection, Sighting
from himoya.people.models import Consent, NameKey, OtherName, Person, Relative, SamePerson
from himoya.teaching.models import Lesson
from himoya.teaching.queries import cues_naming


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of one kind. `words`: the kind as it is shown; empty: it only serves the others.

    With `emptied` the rows stay without what they said: these columns get these values.
    """

    words: str
    rows: QuerySet[Any]
    emptied: dict[str, Any] | None = None


def parts_of_persons(persons: Sequence[int]) -> list[Part]:
    """All rows about these identities, those that point to others first."""
    cases = list(Case.objects.filter(person__in=persons).values_list("pk", flat=True))
    marks = _marks_of(persons)
    notes = _shift_notes(marks)
    return [
        Part(
            N_("Rows of lists that could not be used"),
            Rejection.objects.filter(pk__in=_rejected(marks)),
            {"excerpt": "", "cells": []},
        ),
        Part(N_("Files that wait to be imported"), _uploads().filter(pk__in=_waiting(marks))),
        Part("", Term.objects.filter(appeal__case__in=cases)),
        Part(N_("Answers of authorities"), Reply.objects.filter(appeal__case__in=cases)),
        Part(N_("Ways of letters"), Station.objects.filter(appeal__case__in=cases)),
        Part("", Joined.objects.filter(Q(case__in=cases) | Q(appeal__case__in=cases))),
        Part(N_("Letters to authorities"), Appeal.objects.filter(case__in=cases)),
        Part("", Fan.objects.filter(case__in=cases)),
        Part("", Watch.objects.filter(case__in=cases)),
        Part("", AttachmentBytes.objects.filter(attachment__case__in=cases)),
        *(
            Part(words, model.objects.filter(case__in=cases))
            for model, words in (
                (Attachment, N_("Files")),
                (Change, N_("Changes")),
                (Event, N_("Lines of the timeline")),
                (Note, N_("Notes")),
                (Task, N_("Tasks")),
                (Need, N_("Needs")),
                (Call, N_("Calls")),
                (Stay, N_("Places of detention")),
                (Deadline, N_("Deadlines")),
                (Given, N_("People the case was given to")),
            )
        ),
        Part("", NoteRead.objects.filter(note__in=notes)),
        Part(N_("Notes left to the next on duty"), ShiftNote.objects.filter(pk__in=notes)),
        Part(N_("Words of your own that hold a name"), cues_naming(persons)),
        Part(N_("Marks as wrongly read"), Lesson.objects.filter(message__in=_told_in(persons))),
        Part(N_("Cases"), Case.objects.filter(pk__in=cases)),
        Part(N_("Things done about alarms"), Deed.objects.filter(alarm__person__in=persons)),
        Part(N_("Questions after a month and three"), FollowUp.objects.filter(person__in=persons)),
        Part(N_("Alarms"), Alarm.objects.filter(person__in=persons)),
        Part(N_("Accepted statements"), Statement.objects.filter(person__in=persons)),
        Part(N_("Facts read from messages"), Fact.objects.filter(person__in=persons)),
        Part(N_("Consents"), Consent.objects.filter(person__in=persons)),
        Part(N_("Family and friends"), Relative.objects.filter(person__in=persons)),
        Part(
            N_("Answers about who is the same person"),
            SamePerson.objects.filter(Q(left__in=persons) | Q(right__in=persons)),
        ),
        Part("", Doubt.objects.filter(Q(left__in=persons) | Q(right__in=persons))),
        Part("", Grouped.objects.filter(person__in=persons)),
        Part("", Ranked.objects.filter(group__in=persons)),
        Part("", NameKey.objects.filter(person__in=persons)),
        Part("", LinkKey.objects.filter(person__in=persons)),
        Part("", OtherName.objects.filter(person__in=persons)),
        Part(N_("Names, each as one voice told it"), Person.objects.filter(pk__in=persons)),
    ]


def parts_of_messages(messages: Sequence[int], *, statements: bool) -> list[Part]:
    """All rows that hang on these messages. `statements`: also what somebody accepted from them."""
    accepted = Statement.objects.filter(source__message__in=messages)
    fields = [f"statement {number}" for number in accepted.values_list("pk", flat=True)] if statements else []
    return [
        *(
            [
                Part(N_("Changes"), Change.objects.filter(field__in=fields)),
                Part(N_("Accepted statements"), accepted),
            ]
            if statements
            else []
        ),
        Part(N_("Marks as wrongly read"), Lesson.objects.filter(message__in=messages)),
        Part(N_("Calls"), Call.objects.filter(message__in=messages)),
        Part(N_("Things done about alarms"), Deed.objects.filter(alarm__message__in=messages)),
        Part(N_("Questions after a month and three"), FollowUp.objects.filter(alarm__message__in=messages)),
        Part(N_("Alarms"), Alarm.objects.filter(message__in=messages)),
        Part(N_("Facts read from messages"), Fact.objects.filter(message__in=messages)),
        Part(N_("Receipts of families"), _receipts().filter(message__in=messages)),
        Part("", Sighting.objects.filter(message__in=messages)),
        Part(N_("Messages, with every earlier wording"), Message.objects.filter(pk__in=messages)),
    ]


def _marks_of(persons: Sequence[int]) -> Marks:
    """By which names and numbers somebody may stand where nothing leads from him."""
    names: list[str] = []
    phones: list[str] = []
    for rows in (Fact.objects, Statement.objects):
        told = rows.filter(person__in=persons, kind__in=("name", "phone")).values_list("kind", "value")
        for kind, value in told.iterator():
            (names if kind == "name" else phones).append(value)
    names += Person.objects.filter(pk__in=persons).values_list("name", flat=True)
    names += OtherName.objects.filter(person__in=persons).values_list("name", flat=True)
    phones += Relative.objects.filter(person__in=persons).values_list("contact", flat=True)
    return marks_of(names, phones)


def _rejected(marks: Marks) -> list[int]:
    if not marks:
        return []
    rows = Rejection.objects.values_list("pk", "excerpt", "cells").order_by("pk")
    return [
        number
        for number, excerpt, cells in rows.iterator()
        if holds(marks, [excerpt, *(cell for _heading, cell in cells)])
    ]


def _shift_notes(marks: Marks) -> list[int]:
    if not marks:
        return []
    rows = ShiftNote.objects.values_list("pk", "text").order_by("pk")
    return [number for number, text in rows.iterator() if holds(marks, [text])]


def _waiting(marks: Marks) -> list[int]:
    """Files whose first rows, as the preview keeps them, hold him. One that is being imported is left."""
    if not marks:
        return []
    rows = _uploads().exclude(state="importing").values_list("pk", "preview").order_by("pk")
    return [number for number, preview in rows.iterator() if _shows(marks, preview)]


def _shows(marks: Marks, preview: dict[str, Any]) -> bool:
    messages = ([row["sender"], row["text"]] for row in preview.get("first", ()))
    rows = (row for table in preview.get("tables", ()) for row in table["rows"])
    return any(holds(marks, cells) for cells in (*messages, *rows))


def _uploads() -> QuerySet[Any]:
    """Files that wait; by name, as their package stands beside this one."""
    rows: QuerySet[Any] = apps.get_model("himoya", "Upload")._default_manager.all()
    return rows


def _told_in(persons: Sequence[int]) -> list[int]:
    """Messages that tell of them: what a helper noted beside a message may name them, too."""
    facts = Fact.objects.filter(person__in=persons).values_list("message", flat=True)
    rang = Alarm.objects.filter(person__in=persons, message__isnull=False)
    alarms = rang.values_list("message", flat=True)
    return sorted({*facts, *alarms})


def _receipts() -> QuerySet[Any]:
    """What families were given for their messages; by relation, as their package stands above this one."""
    relation: Any = Message._meta.get_field("receipts")
    rows: QuerySet[Any] = relation.related_model._default_manager.all()
    return rows
