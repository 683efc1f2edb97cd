"""Storing what came in: in batches, each safe at once, none visible before its import goes live."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import F

from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.messages.models import Chat, Erased, Import, Message, Rejection, Sighting
from himoya.messages.rules import edited_key, key_hash
from himoya.security import audit
from himoya.security.models import Account
from himoya.storage.bulk import insert_numbered
from himoya.storage.listed import listed

BATCH = 500  # rows in one transaction: a page waits for at most one of them


@dataclass(slots=True)
class Draft:
    """A message about to be stored."""

    chat: str
    chat_title: str
    message: Message


@dataclass(slots=True)
class Stored:
    """What became of one batch."""

    new: list[Message] = field(default_factory=list)
    revived: list[Message] = field(default_factory=list)  # stood there, but no live import held them
    known: int = 0


@transaction.atomic
def start_import(fingerprint: str, *, file_name: str, channel: str, title: str, by: Account | None) -> Import:
    begun = Import.objects.create(
        fingerprint=fingerprint,
        file_name=_storable(file_name)[:300],
        channel=channel,
        title=_storable(title)[:300],
        by=by,
        started_at=clock.now(),
    )
    audit.record("import.started", f"import {begun.pk}", by)
    return begun


def store_messages(begun: Import, drafts: Sequence[Draft]) -> Stored:
    """Store one batch in the caller's transaction: new messages are added, known ones only sighted."""
    stored = Stored()
    chats = _chats(drafts)
    erased = _erased(drafts, chats)
    for chat, ours in _by_chat(drafts, chats):
        kept = [message for message in ours if not erased or (chat.pk, key_hash(message.key)) not in erased]
        # Deleted for good: it does not come back, and the count tells nobody which rows these were.
        stored.known += len(ours) - len(kept)
        _store_in_chat(begun, chat, kept, stored)
    return stored


def remember_erased(places: Iterable[tuple[int, str]]) -> None:
    """Remember the places (chat number, key) of messages deleted for good, in the caller's transaction."""
    now = clock.now()
    Erased.objects.bulk_create(
        (Erased(chat_id=chat, key_hash=key_hash(key), at=now) for chat, key in places),
        batch_size=BATCH,
        ignore_conflicts=True,
    )


def forget_empty_places(chats: Iterable[int]) -> None:
    """Take the titles from chats and imports that hold no message any more: they may be somebody's name."""
    Chat.objects.filter(pk__in=chats, messages=None).update(title="")
    empty = Import.objects.filter(messages=None, state__in=[Import.State.LIVE, Import.State.WITHDRAWN])
    empty.filter(sightings=None).exclude(title="", file_name="").update(title="", file_name="")


def reject(begun: Import, rejected: Sequence[tuple[str, BadInput, str, Sequence[tuple[str, str]]]]) -> None:
    """(place, reason, excerpt, headings and cells) of rows that cannot be used, to be given back."""
    Rejection.objects.bulk_create(
        Rejection(
            brought_by=begun,
            place=place,
            sentence=reason.sentence,
            values={name: str(value) for name, value in reason.values.items()},
            excerpt=_storable(excerpt[:200]),
            cells=[[_storable(heading), _storable(cell)] for heading, cell in cells],
        )
        for place, reason, excerpt, cells in rejected
    )


def advance(begun: Import, *, done: int, stored: Stored, rejected: int) -> None:
    """Remember how far the file is stored, in the same transaction as its rows."""
    Import.objects.filter(pk=begun.pk).update(
        done=done,
        added=F("added") + len(stored.new) + len(stored.revived),
        known=F("known") + stored.known,
        rejected=F("rejected") + rejected,
    )


def go_live(begun: Import) -> None:
    """The final flip, inside the caller's transaction: everything of the import becomes visible at once."""
    Import.objects.filter(pk=begun.pk).update(state=Import.State.LIVE, finished_at=clock.now())
    audit.record("import.finished", f"import {begun.pk}", begun.by)


def hand_over_shared(undone: Import) -> bool:
    """Give one batch of messages that other live imports also hold to one of those. False: none is left."""
    with transaction.atomic():
        shared = (
            Sighting.objects.filter(message__brought_by=undone, seen_by__state=Import.State.LIVE)
            .select_related("message")
            .order_by("message_id", "seen_by_id")[:BATCH]
        )
        heirs = {sighting.message_id: sighting for sighting in reversed(list(shared))}
        for sighting in heirs.values():
            Message.objects.filter(pk=sighting.message_id).update(brought_by=sighting.seen_by_id)
        Sighting.objects.filter(pk__in=[sighting.pk for sighting in heirs.values()]).delete()
        return bool(heirs)


def withdraw(undone: Import, by: Account | None) -> None:
    Rejection.objects.filter(brought_by=undone).delete()
    Import.objects.filter(pk=undone.pk).update(state=Import.State.WITHDRAWN)
    audit.record("import.withdrawn", f"import {undone.pk}", by)


def _erased(drafts: Sequence[Draft], chats: dict[str, Chat]) -> set[tuple[int, str]]:
    """The places of this batch that were deleted for good."""
    gone = Erased.objects.filter(chat__in=[chat.pk for chat in chats.values()])
    if not gone.exists():
        return set()
    hashes = [key_hash(draft.message.key) for draft in drafts]
    return set(gone.filter(key_hash__in=hashes).values_list("chat_id", "key_hash"))


def _chats(drafts: Sequence[Draft]) -> dict[str, Chat]:
    titles = {draft.chat: draft.chat_title for draft in drafts}
    chats = {chat.key: chat for chat in Chat.objects.filter(key__in=titles)}
    for key, title in titles.items():
        if key not in chats:
            chats[key], _made = Chat.objects.get_or_create(
                key=key, defaults={"title": _storable(title)[:300]}
            )
    return chats


def _by_chat(drafts: Sequence[Draft], chats: dict[str, Chat]) -> list[tuple[Chat, list[Message]]]:
    ours: dict[str, list[Message]] = {}
    for draft in drafts:
        draft.message.chat = chats[draft.chat]
        ours.setdefault(draft.chat, []).append(draft.message)
    return [(chats[key], messages) for key, messages in ours.items()]


def _store_in_chat(begun: Import, chat: Chat, messages: list[Message], stored: Stored) -> None:
    standing = {
        message.key: message
        for message in Message.objects.filter(chat=chat, key__in=listed(message.key for message in messages))
        .select_related("brought_by")
        .only("key", "text", "edited", "brought_by__state")
    }
    new: dict[str, Message] = {}
    seen: list[Message] = []
    for message in messages:
        known = standing.get(message.key) or new.get(message.key)
        if known is None:
            new[message.key] = message
        elif known.text == message.text or not message.edited:
            seen.append(known)
        else:
            _replace(chat, known, message, new, seen)
    _add(begun, list(new.values()), stored)
    _sight(begun, seen, stored)


def _replace(chat: Chat, known: Message, edit: Message, new: dict[str, Message], seen: list[Message]) -> None:
    """An edit that came with a later export: it is kept beside the first wording and hides it."""
    edit.key = edited_key(edit.key, edit.text)
    standing = Message.objects.filter(chat=chat, key=edit.key).select_related("brought_by").first()
    if standing or edit.key in new:
        seen.append(standing or new[edit.key])
        return
    if known.pk is None:  # both wordings in one file: the later one is the message
        known.text, known.folded, known.edited = edit.text, edit.folded, True
        return
    edit.replaces = known
    new[edit.key] = edit


def _add(begun: Import, new: list[Message], stored: Stored) -> None:
    for message in new:
        message.brought_by = begun
    insert_numbered(new)
    stored.new.extend(new)


def _sight(begun: Import, seen: list[Message], stored: Stored) -> None:
    theirs = {message.pk: message for message in seen if message.pk and message.brought_by_id != begun.pk}
    dormant = [pk for pk, message in theirs.items() if message.brought_by.state != Import.State.LIVE]
    stored.revived += [theirs[pk] for pk in dormant]
    stored.known += len(seen) - len(dormant)
    # A message whose first import was never finished must not stay hidden behind it.
    Sighting.objects.bulk_create(
        [Sighting(message_id=pk, seen_by_id=theirs[pk].brought_by_id) for pk in dormant],
        ignore_conflicts=True,
    )
    Message.objects.filter(pk__in=dormant).update(brought_by=begun)
    Sighting.objects.bulk_create(
        [Sighting(message_id=pk, seen_by=begun) for pk in theirs if pk not in dormant], ignore_conflicts=True
    )


def _storable(text: str) -> str:
    """Without NUL and lone surrogates, which no database takes."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")
