"""Entering a case by hand, after a phone call."""

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from himoya.cases.actions import open_case
from himoya.cases.actions.family import add_relative
from himoya.cases.actions.verdicts import accept_facts
from himoya.cases.kinds import LOOK
from himoya.cases.models import Case, Statement
from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.intake.actions.rows import store_message
from himoya.intake.actions.taking import begin
from himoya.intake.hand import CHANNEL, Heard, hand, without
from himoya.linkage.actions import add_to_current, settle
from himoya.messages import actions as storing
from himoya.messages.models import Message
from himoya.names.several import parsed
from himoya.people.models import Person, SamePerson
from himoya.security.models import Account
from himoya.teaching.queries import own_cues
from himoya.urgency import Level

USUALLY = timedelta(days=7)  # to look again, when nothing was urgent and no day was given


@dataclass(frozen=True, slots=True)
class Caller:
    """Who called, as far as it was told: the columns of a relative."""

    name: str
    relation: str = ""
    contact: str = ""
    safe_hours: str = ""
    shared_phone: bool = False


@transaction.atomic
def enter_case(
    heard: Heard,
    *,
    ticked: Collection[str],
    caller: Caller | None,
    next_check_at: datetime | None,
    known: Case | None,
    by: Account,
) -> Case:
    """Store what was told on the phone: a message of its own, its facts accepted, its alarms raised at once.

    `ticked`: what of the proposed (`intake.hand.Proposed.key`) a person found right. `known`: the case it
    belongs to; else a new one is opened, and `by` owns it. Raises BadInput without a name, or with several.
    """
    now = clock.now()
    key = f"{now.isoformat()}/{secrets.token_hex(4)}"
    read = hand(heard, timezone.localtime(now), key, own_cues())
    if not read.telling.persons or not read.telling.persons[0].name:
        raise BadInput(N_("Write the name as it was told; one word is enough."))
    if parsed(heard.name).several:
        raise BadInput(N_("This names more than one person. Enter each alone, with the whole name."))
    telling = without(read.telling, read.proposed, ticked)
    begun = begin(f"{read.row.chat}/{read.row.key}", channel=CHANNEL, title="", by=by)
    store_message(begun, read.row, telling)
    storing.go_live(begun)
    message = Message.objects.get(brought_by=begun)
    person = Person.objects.get(facts__message=message, facts__kind="name")
    add_to_current([person.pk], messages=1)
    for fact in message.facts.exclude(kind__in=("urgent", LOOK)):
        accept_facts([fact], grade=Statement.Grade.ONE_VOICE, by=by)
    case = _join(person, known, by) or _open(person, message, next_check_at, by)
    if caller is not None:
        values = {
            "name": caller.name,
            "relation": caller.relation,
            "contact": caller.contact,
            "safe_hours": caller.safe_hours,
            "shared_phone": caller.shared_phone,
        }
        add_relative(case, person, values, by=by)
    return case


def _join(person: Person, known: Case | None, by: Account) -> Case | None:
    if known is not None:
        settle(known.person, person, SamePerson.Verdict.SAME, by=by)
    return known


def _open(person: Person, message: Message, next_check_at: datetime | None, by: Account) -> Case:
    from_alarms = [
        message.sent_at + within
        for alarm in message.alarms.all()
        if (within := Level(alarm.level).act_within) is not None
    ]
    at = next_check_at or min(from_alarms, default=message.sent_at + USUALLY)
    return open_case(person, next_check_at=at, owner=by, by=by)
