"""Deleting a person or a message for good: everything or nothing, once."""

from collections.abc import Iterable, Sequence
from importlib import import_module

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction

from himoya.appeals.actions import hand_over
from himoya.cases.models import Case, Statement
from himoya.common import clock
from himoya.common.say import N_
from himoya.erasure.parts import Part, parts_of_messages, parts_of_persons
from himoya.erasure.queries import all_wordings, messages_about, places_of, silent_reporters, told_only_in
from himoya.linkage.actions import leave_grouping
from himoya.linkage.queries import identities_of
from himoya.messages.actions import forget_empty_places, remember_erased
from himoya.messages.models import Message
from himoya.people.models import Person
from himoya.security import audit
from himoya.security.models import Account
from himoya.storage.wiping import empty_log

REASONS = {
    "asked_himself": N_("The person asked for it"),
    "asked_family": N_("The family asked for it"),
    "asked_writer": N_("Whoever wrote the message asked for it"),
    "mistake": N_("Entered by mistake, or invented"),
    "law": N_("The law asks for it"),
    "danger": N_("It is dangerous to keep it"),
}
ALONE, ALL, NONE, CHOSEN = "alone", "all", "none", "chosen"
WHICH = (ALONE, ALL, NONE, CHOSEN)
SEARCHED = "people_words"  # what somebody searched for, in her session: it may be the name


@transaction.atomic
def erase_person(case: Case, *, which: str, chosen: Iterable[int], reason: str, by: Account) -> bool:
    """Delete whoever the case is about, with all identities and everything written of them.

    `which` messages go too: "alone" those that speak of nobody else, "all", "none", or the `chosen` numbers;
    a kept message keeps its words. False: somebody else was first, nothing was done.
    """
    standing = Case.objects.select_for_update().filter(pk=case.pk).select_related("person").first()
    if standing is None:
        return False
    persons = identities_of(standing.person)
    messages = all_wordings(_messages(persons, which, set(chosen)))
    reporters = list(Person.objects.filter(pk__in=persons).values_list("reporter_id", flat=True))
    leave_grouping(persons)
    hand_over(list(Case.objects.filter(person__in=persons).values_list("pk", flat=True)))
    _delete(parts_of_persons(persons))
    # What somebody accepted about other people stays; its source is gone, and they are asked about it.
    Statement.objects.filter(source__message__in=messages, withdrawn_at=None).update(
        source_withdrawn_at=clock.now()
    )
    _erase_messages(messages, statements=False)
    silent_reporters(reporters).delete()
    forget_searches()
    audit.record("person.erased", f"case {case.pk} {reason}", by)
    transaction.on_commit(empty_log)
    return True


@transaction.atomic
def erase_message(message: Message, *, reason: str, by: Account) -> bool:
    """Delete a message with every wording of it and all that was read or accepted from it.

    Whoever is left with nothing but a name goes with it. False: somebody else was first.
    """
    if Message.objects.select_for_update().filter(pk=message.pk).first() is None:
        return False
    messages = all_wordings([message.pk])
    told_of = list(Person.objects.filter(facts__message__in=messages).distinct().values_list("pk", flat=True))
    _erase_messages(messages, statements=True)
    nobody = told_only_in((), among=told_of)
    reporters = list(Person.objects.filter(pk__in=nobody).values_list("reporter_id", flat=True))
    leave_grouping(nobody)
    hand_over(list(Case.objects.filter(person__in=nobody).values_list("pk", flat=True)))
    _delete(parts_of_persons(nobody))
    silent_reporters(reporters).delete()
    forget_searches()
    audit.record("message.erased", f"message {message.pk} {reason}", by)
    transaction.on_commit(empty_log)
    return True


def forget_searches() -> None:
    """Take what was searched for out of every session."""
    store = import_module(settings.SESSION_ENGINE).SessionStore
    for key in Session.objects.values_list("session_key", flat=True):
        session = store(key)
        if session.pop(SEARCHED, None) is not None:
            session.save()


def _messages(persons: Sequence[int], which: str, chosen: set[int]) -> list[int]:
    about = messages_about(persons, shared=False if which == ALONE else None)
    numbers = list(about.values_list("pk", flat=True)) if which != NONE else []
    return [number for number in numbers if which != CHOSEN or number in chosen]


def _erase_messages(messages: Sequence[int], *, statements: bool) -> None:
    places = places_of(messages)
    remember_erased(places)
    Message.objects.filter(pk__in=messages).update(replaces=None)
    _delete(parts_of_messages(messages, statements=statements))
    forget_empty_places({chat for chat, _key in places})


def _delete(parts: Iterable[Part]) -> None:
    for part in parts:
        if part.emptied is None:
            part.rows.delete()
        else:
            part.rows.update(**part.emptied)
