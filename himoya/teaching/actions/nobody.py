"""Somebody a message tells of without a name: whom an alarm is about when nobody else was told of."""

from collections import defaultdict
from collections.abc import Sequence

from himoya.cases.models import Fact
from himoya.messages.models import Message
from himoya.people.actions import persons, reporters
from himoya.people.models import Person

BATCH = 500
Voices = dict[tuple[int, str], set[str]]  # (chat, sender) -> keys of reporters


def nobody_named(messages: Sequence[Message]) -> dict[int, int]:
    """For each message the number of the person without a name it tells of, in the caller's transaction.

    The voice is the sender's own where exactly one is known in that chat by this name, else a new one.
    """
    if not messages:
        return {}
    known = _known_voices(messages)
    keys = {message.pk: _voice(message, known) for message in messages}
    made = reporters({keys[message.pk]: message.sender for message in messages})
    drafts = {
        message.pk: Person(reporter=made[keys[message.pk]], key=f"?{message.key}"[:300])
        for message in messages
    }
    people = persons(drafts.values())
    return {number: people[draft.reporter_id, draft.key].pk for number, draft in drafts.items()}


def _known_voices(messages: Sequence[Message]) -> Voices:
    senders = sorted({message.sender for message in messages if message.sender})
    chats = {message.chat_id for message in messages}
    found: Voices = defaultdict(set)
    for start in range(0, len(senders), BATCH):
        told = Fact.objects.filter(
            message__chat__in=chats, message__sender__in=senders[start : start + BATCH]
        )
        rows = told.filter(person__isnull=False).order_by().distinct()
        for chat, sender, key in rows.values_list(
            "message__chat_id", "message__sender", "person__reporter__key"
        ):
            found[chat, sender].add(key)
    return found


def _voice(message: Message, known: Voices) -> str:
    """As an import names it: a row of a list, or a sender without a name, is a voice of its own."""
    chat = message.chat.key
    if chat.startswith("list:"):
        return f"{chat}/row/{message.key}"[:300]
    if not message.sender or chat.startswith(("form:", "by-hand:")):
        return f"{chat}/{message.key}"[:300]
    voices = known.get((message.chat_id, message.sender), set())
    return next(iter(voices)) if len(voices) == 1 else f"{chat}/{message.sender}"[:300]
