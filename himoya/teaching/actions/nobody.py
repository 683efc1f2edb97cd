"""Somebody a message tells of without a name: whom an alarm is about when nobody else was told of."""

from collections.abc import Sequence

from himoya.messages.models import Message
from himoya.people.actions import persons, reporters
from himoya.people.models import Person, Reporter


def nobody_named(messages: Sequence[Message]) -> dict[int, int]:
    """For each message the number of the person without a name it tells of, in the caller's transaction.

    The voice is the sender's own where exactly one is known in that chat by this name, else a new one.
    """
    if not messages:
        return {}
    keys = {message.pk: _voice(message) for message in messages}
    made = reporters({keys[message.pk]: message.sender for message in messages})
    drafts = {
        message.pk: Person(reporter=made[keys[message.pk]], key=f"?{message.key}"[:300])
        for message in messages
    }
    known = persons(drafts.values())
    return {number: known[draft.reporter_id, draft.key].pk for number, draft in drafts.items()}


def _voice(message: Message) -> str:
    chat = message.chat.key
    if chat.startswith("list:"):
        return f"{chat}/row/{message.key}"[:300]
    if not message.sender or chat.startswith(("form:", "by-hand:")):
        return f"{chat}/{message.key}"[:300]
    told = Reporter.objects.filter(
        persons__facts__message__chat=message.chat_id, persons__facts__message__sender=message.sender
    )
    known = list(told.values_list("key", flat=True).distinct()[:2])
    return known[0] if len(known) == 1 else f"{chat}/{message.sender}"[:300]
