"""What an import leads to."""

import io
from datetime import datetime

from django.db.models import QuerySet

from himoya.alarms.due import without_case
from himoya.alarms.models import Alarm
from himoya.cases.models import Case, Fact, Statement
from himoya.intake.channels.incoming import Asked, Source
from himoya.intake.models import ColumnMapping, Upload
from himoya.intake.taking import AGAIN, cleaned, marked
from himoya.linkage.models import Grouping
from himoya.linkage.queries import group_of
from himoya.messages.models import Chat, Import, Message
from himoya.messages.queries import live_messages
from himoya.urgency import Level


def due_cases(begun: Import, grouping: Grouping) -> list[tuple[int, datetime]]:
    """For each group with an alarm of this import and no case: its first person, and when to look again."""
    group = group_of(grouping)
    with_case = {group.get(person) for person in Case.objects.values_list("person_id", flat=True)}
    due: dict[int, datetime] = {}
    alarms = Alarm.objects.filter(message__brought_by=begun).values_list(
        "person_id", "level", "message__sent_at"
    )
    for person, level, told_at in alarms.iterator():
        root = group.get(person, person)
        within = Level(level).act_within
        if root in with_case or within is None:
            continue
        due[root] = min(due.get(root, told_at + within), told_at + within)
    return sorted(due.items())


def due_among(begun: Import) -> list[tuple[int, datetime]]:
    """As `due_cases`, in today's grouping, for an import of few messages: asks only about its persons."""
    return without_case(Alarm.objects.filter(message__brought_by=begun))


def taken_before(text: str, sender: str, chat_key: str, sent_at: datetime, voice: str = "") -> Message | None:
    """The same words of the same sender in the same chat, taken alone within a day of `sent_at`."""
    mark = marked(cleaned(text), cleaned(sender)[:200] + voice)
    near = live_messages().filter(chat__key=chat_key[:200], key__startswith=f"{mark}/")
    return near.filter(sent_at__gt=sent_at - AGAIN, sent_at__lt=sent_at + AGAIN).order_by("sent_at").first()


def confirmed_columns() -> dict[str, list[str]]:
    """What persons said about lists: fingerprint of a header -> field of each column."""
    return {
        header: [columns.get(str(at), "") for at in range(len(columns))]
        for header, columns in ColumnMapping.objects.values_list("header_hash", "columns")
    }


def asked_of(upload: Upload) -> Asked:
    """What was said about a file, as the channels want it. Rows without a date get the day it was given."""
    asked = upload.asked
    return Asked(
        timezone=asked.get("timezone") or "Asia/Tashkent",
        day_first=asked.get("day_first"),
        chat=asked.get("chat", ""),
        now=upload.at,
        columns=asked.get("columns", {}),
    )


def source_of(upload: Upload) -> Source:
    content = bytes(upload.content)
    return Source(upload.file_name, io.BytesIO(content), len(content))


def uploads() -> QuerySet[Upload]:
    """Files that wait, without what is in them."""
    return Upload.objects.defer("content").select_related("by", "brought").order_by("pk")


def history() -> QuerySet[Import]:
    """Imports of files, the newest first. Messages entered one by one are no files."""
    return Import.objects.exclude(file_name="").select_related("by").order_by("-pk")


def what_undoing_touches(undone: Import) -> dict[str, int]:
    """How many messages, open facts, statements and cases it concerns; `kept`: others hold them too."""
    messages = Message.objects.filter(brought_by=undone)
    kept = messages.filter(sightings__seen_by__state=Import.State.LIVE)
    facts = Fact.objects.filter(message__brought_by=undone)
    stated = Statement.objects.filter(source__message__brought_by=undone, withdrawn_at=None)
    return {
        "messages": messages.count(),
        "kept": kept.values("pk").distinct().count(),
        "facts": facts.filter(state=Fact.State.OPEN).count(),
        "statements": stated.count(),
        "cases": Case.objects.filter(person__in=facts.values("person")).count(),
    }


def came_of(begun: Import, grouping: Grouping) -> dict[str, int]:
    """How many persons an import tells of, how many of them nobody told of before, how many cannot wait."""
    group = group_of(grouping)
    told = set(
        Fact.objects.filter(message__brought_by=begun, person__isnull=False)
        .values_list("person", flat=True)
        .distinct()
    )
    here = Fact.objects.filter(message__brought_by=begun, person__isnull=False).values("person")
    before = set(
        Fact.objects.filter(message__in=live_messages(without=begun), person__in=here)
        .values_list("person", flat=True)
        .distinct()
    )
    groups = {group.get(person, person) for person in told}
    known = {root for person, root in group.items() if person not in told or person in before}
    urgent = (
        Alarm.objects.filter(message__brought_by=begun, level="T0")
        .values_list("person", flat=True)
        .distinct()
    )
    return {
        "persons": len(groups),
        "new_persons": len(groups - known),
        "urgent": len({group.get(person, person) for person in urgent}),
    }


def chat_of(title: str) -> tuple[str, str]:
    """(key, title) of the chat that somebody names: one we have, else one for pasted messages."""
    title = title.strip()[:300]
    known = Chat.objects.filter(title=title).order_by("pk").first() if title else None
    return (known.key, known.title) if known else (f"pasted:{title.casefold()}"[:200], title)
