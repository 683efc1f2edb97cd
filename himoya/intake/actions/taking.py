"""Taking in one message: pasted, forwarded, written into the family form. The same way as an imported one."""

import hashlib
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from himoya.cases.actions import open_cases
from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.intake.actions.rows import store_message
from himoya.intake.channels.incoming import Incoming
from himoya.intake.queries import due_among, taken_before
from himoya.intake.rules import Telling, ToldOf
from himoya.intake.stream import AHEAD
from himoya.intake.taking import cleaned, row_of, telling_in
from himoya.intake.tapped import Taps, untapped, with_taps
from himoya.linkage.actions import add_to_current
from himoya.messages import actions as storing
from himoya.messages.models import Import, Message
from himoya.messages.queries import is_erased
from himoya.people.models import Person
from himoya.security.models import Account
from himoya.teaching.queries import own_cues


@transaction.atomic
def take_message(
    text: str,
    *,
    sender: str,
    sent_at: datetime,
    chat_key: str,
    chat_title: str,
    channel: str,
    by: Account | None,
    voice: str = "",
    about: Person | None = None,
    taps: Taps | None = None,
) -> Message:
    """One message, live at once, with an import of its own that can be taken back.

    `chat_key` names where it comes from ("form:public", "pasted:onalar"), `channel` how: "pasted", "form",
    "by-hand". The same words of the same sender within a day add nothing: the message that stands is given
    back (`intake.queries.taken_before` tells beforehand). Whoever it tells of is on tonight's list at once.
    `voice` tells two senders apart where neither has a name. `taps`: the first part of the text was made
    of answers tapped by a family, about the person `about` if that is known.
    Raises BadInput when it is empty, too long, or dated in the future.
    """
    text, sender = cleaned(text), cleaned(sender)[:200]
    if not text:
        raise BadInput(N_("There are no words in this message. Paste what was written."))
    if sent_at > clock.now() + AHEAD:
        raise BadInput(N_("This date is in the future. Check the day and the month."))
    standing = taken_before(text, sender, chat_key, sent_at, voice)
    if standing is not None:
        return standing
    row = row_of(
        text, sender, sent_at, chat_key=chat_key, chat_title=chat_title, channel=channel, voice=voice
    )
    if is_erased(row.chat, row.key[:120]):
        raise BadInput(
            N_("This message was deleted for good before. If it is needed again, enter it with today's date.")
        )
    read = row if taps is None else untapped(row, taps)
    telling = telling_in(read, timezone.get_current_timezone(), own_cues())
    if taps is not None:
        telling = with_taps(telling, row, _told_of(about), taps)
    return _store(row, telling, channel, by)


def _told_of(person: Person | None) -> ToldOf | None:
    if person is None:
        return None
    return ToldOf(person.reporter.key, person.key, person.name, person.relation, 0)


def _store(row: Incoming, telling: Telling, channel: str, by: Account | None) -> Message:
    begun = begin(f"{row.chat}/{row.key}", channel=channel, title=row.chat_title, by=by)
    store_message(begun, row, telling)
    message = Message.objects.get(chat__key=row.chat, key=row.key[:120])
    told_of = message.facts.filter(person__isnull=False).values_list("person_id", flat=True)
    show(begun, {person for person in told_of if person is not None})
    return message


def begin(what: str, *, channel: str, title: str, by: Account | None) -> Import:
    """An import for one message. `what` is the same for the same message."""
    fingerprint = hashlib.sha256(f"{channel}/{what}".encode("utf-8", "replace")).hexdigest()
    return storing.start_import(fingerprint, file_name="", channel=channel, title=title, by=by)


def show(begun: Import, persons: Iterable[int]) -> None:
    """Let the message be seen, count its persons, and open the cases that are due."""
    storing.go_live(begun)
    add_to_current(persons, messages=1)
    open_cases(due_among(begun))
