"""Receiving what a family writes."""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils.crypto import salted_hmac

from himoya.cases.actions import open_cases
from himoya.cases.models import Case
from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.contact.actions import log_call
from himoya.evidence.actions import keep
from himoya.family.call_telling import CallTold
from himoya.family.models import Receipt
from himoya.family.queries import case_of, is_known, told_of
from himoya.family.rules import code_from, hashed
from himoya.intake.actions import take_message
from himoya.linkage.queries import identities_of
from himoya.messages.models import Message
from himoya.people.models import Person
from himoya.security import audit

CHAT = "form:public"
TITLE = "family form"
CHANNEL = "form"
VOICE_NAME = "voice"
LOOK_AGAIN = timedelta(days=7)  # at a case that a quiet call opened


def receive(text: str, token: str, now: datetime) -> str:
    """Store the text as a message, and return the code for it.

    The same form with the same words, sent again, gives the same code and stores nothing: nobody loses her
    code by a double tap. Raises BadInput when the text cannot be used.
    """
    sent = f"{token}\n{text}"
    code = code_from(salted_hmac("himoya.family.code", sent, algorithm="sha256").digest())
    try:
        _store(text, hashed(sent), code, now)
    except IntegrityError:
        if not is_known(text, token):  # else the other tap of a double tap was quicker
            raise
    return code


@transaction.atomic
def _store(text: str, mark: str, code: str, now: datetime) -> None:
    if Receipt.objects.filter(form_token_hash=mark).exists():
        return
    message = take_message(
        text, sender="", sent_at=now, chat_key=CHAT, chat_title=TITLE, channel=CHANNEL, by=None
    )
    Receipt.objects.create(code_hash=hashed(code), message=message, form_token_hash=mark, at=now)
    audit.record("family.received", f"message {message.pk}")


def receive_call(told: CallTold, receipt: Receipt, token: str, now: datetime) -> None:
    """Store a call that a family tapped with its code: a message, and a call of the one person it is about.

    Of a letter about several persons nobody is chosen: then it is only a message, for a human to read. The
    same form sent again stores nothing. Raises BadInput when it cannot be used.
    """
    mark = hashed(f"call\n{receipt.pk}\n{token}\n{told.as_sent}")
    try:
        _store_call(told, receipt, mark, now)
    except IntegrityError:
        if not Receipt.objects.filter(form_token_hash=mark).exists():
            raise  # else the other tap of a double tap was quicker


@transaction.atomic
def _store_call(told: CallTold, receipt: Receipt, mark: str, now: datetime) -> None:
    if Receipt.objects.filter(form_token_hash=mark).exists():
        return
    person = told_of(receipt)
    if told.voice and person is None:
        # A voice note is kept in a case only; which one, nobody may be asked here by name.
        raise BadInput(N_("We cannot keep a voice note with this code. Please write it in a few words."))
    text, taps = told.written(person.name, person.relation) if person else told.written()
    message = take_message(
        text, sender="", sent_at=now, chat_key=CHAT, chat_title=TITLE, channel=CHANNEL, by=None,
        voice=f"receipt {receipt.pk}", about=person, taps=taps,
    )  # fmt: skip
    # Nobody is given a code for it: she keeps the one she has. The mark keeps a second tap out.
    Receipt.objects.create(code_hash=mark, message=message, form_token_hash=mark, told_with=receipt, at=now)
    audit.record("family.received", f"message {message.pk}")
    if person is not None:
        _log(told, person, message, now)


def _log(told: CallTold, person: Person, message: Message, now: datetime) -> None:
    case = case_of(person) or _opened(person, now)
    if told.voice:
        keep(case, told.voice, VOICE_NAME, told_by=TITLE, about=TITLE, by=None)
    try:
        with transaction.atomic():
            log_call(
                case, at=told.at, earliest_at=told.earliest, seconds=told.seconds, said=told.said,
                note=told.line, message=message, persons=identities_of(person), by=None,
            )  # fmt: skip
    except BadInput:
        # It does not go with what is written in the case, as the day of the arrest: a human weighs both.
        # She is not told why: the page shows nothing of a case.
        audit.record("family.call_unlogged", f"case {case.pk}")


def _opened(person: Person, now: datetime) -> Case:
    open_cases([(person.pk, now + LOOK_AGAIN)])
    return Case.objects.get(person=person)
