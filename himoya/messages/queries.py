"""What of the messages counts today: brought by a live import and not replaced by a later edit."""

from datetime import datetime
from functools import cache

from django.db import connection
from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet

from himoya import env
from himoya.messages.models import Erased, Import, Message, Rejection
from himoya.messages.rules import key_hash, search_words
from himoya.security.demo_mark import is_demo


def live_messages(also: Import | None = None, without: Import | None = None) -> QuerySet[Message]:
    """Messages that count today, with an import that is about to go live, or without one about to go."""
    counted = Q(brought_by__state__in=[Import.State.LIVE, Import.State.UNDOING])
    if also is not None:
        counted |= Q(brought_by=also)
    if without is not None:
        counted &= ~Q(brought_by=without)
    newer = Message.objects.filter(counted, replaces=OuterRef("pk"))
    return Message.objects.filter(counted).exclude(Exists(newer))


@cache  # put together again for every question, it would take a millisecond each time
def is_live(path: str = "message") -> Q:
    """Rows whose message (at `path`) counts today.

    Quicker than `message__in=live_messages()`: it names the few that do not count, and reads no message.
    """
    # Asked as a list of imports: joined with them, SQLite would walk every message there is.
    unseen = Import.objects.filter(state__in=[Import.State.READING, Import.State.WITHDRAWN])
    hidden = Message.objects.filter(brought_by__in=unseen.values("pk"))
    # Adding 0 keeps SQLite from walking all messages of the live imports instead of the few edited ones.
    counts = Import.objects.filter(state__in=[Import.State.LIVE, Import.State.UNDOING])
    edited = Message.objects.annotate(bringer=F("brought_by_id") + 0).filter(
        replaces__gt=0, bringer__in=counts.values("pk")
    )
    hides = Q(**{f"{path}__in": hidden.values("pk")}) | Q(**{f"{path}__in": edited.values("replaces")})
    return ~hides


def is_erased(chat_key: str, key: str) -> bool:
    """Whether the message at this place was deleted for good."""
    return Erased.objects.filter(chat__key=chat_key, key_hash=key_hash(key)).exists()


def search(words: str) -> QuerySet[Message]:
    """Live messages that hold every word, in any script; a word finds all words that begin with it."""
    folded = search_words(words)
    if not folded:
        return Message.objects.none()
    found = live_messages()
    if connection.vendor == "sqlite":
        match = " ".join(f'"{word}"*' for word in folded)
        found = found.extra(
            where=["himoya_message.id IN (SELECT rowid FROM message_search WHERE message_search MATCH %s)"],
            params=[match],
        )
    else:
        for word in folded:
            found = found.filter(folded__contains=f" {word}")
    return found.order_by("-sent_at", "-pk")


def resumable(fingerprint: str) -> Import | None:
    """The same file's import that a crash left behind, or that is already live."""
    return Import.objects.filter(fingerprint=fingerprint).exclude(state=Import.State.WITHDRAWN).first()


def stored_by(begun: Import) -> list[int]:
    """Numbers of the messages that this import brought, live or not."""
    return list(Message.objects.filter(brought_by=begun).order_by("pk").values_list("pk", flat=True))


def newest_moment() -> datetime | None:
    """When the last message was written; None without messages."""
    newest: datetime | None = live_messages().aggregate(at=Max("sent_at"))["at"]
    return newest


def evening(now: datetime) -> datetime:
    """The evening to look from: now; in a demo that of its last message, so that its story stays fresh."""
    return (newest_moment() if is_demo(env.home()) else None) or now


def unfinished() -> QuerySet[Import]:
    """Imports that a crash left half done: run the same file again, or take them back."""
    return Import.objects.filter(state__in=[Import.State.READING, Import.State.UNDOING]).order_by("pk")


def texts(made: Import, most: int) -> list[str]:
    """Texts of this import's first messages that say something."""
    said = Message.objects.filter(brought_by=made).exclude(text="").order_by("pk")
    return list(said.values_list("text", flat=True)[:most])


def rejections(made: Import) -> QuerySet[Rejection]:
    """Rows of this import's file that could not be used, in their order."""
    return Rejection.objects.filter(brought_by=made).order_by("pk")
