"""Joining pairs into persons, and which answer about telling others stands. Values in, values out."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar

import phonenumbers

HIMSELF = "himself"  # the relation of whoever speaks for himself
NO = "no"
HOME_REGIONS = ("UZ", "RU")  # how a number without a country is read, in this order


def joined(pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
    """The smallest member of each one's group, for everyone who stands in a pair."""
    parent: dict[int, int] = {}

    def root(member: int) -> int:
        parent.setdefault(member, member)
        while parent[member] != member:
            parent[member] = parent[parent[member]]
            member = parent[member]
        return member

    for left, right in pairs:
        small, large = sorted((root(left), root(right)))
        parent[large] = small
    return {member: root(member) for member in list(parent)}


class Answered(Protocol):
    """A yes, a no or an "ask me each time" to one recipient, by him or by somebody of his family."""

    @property
    def pk(self) -> int: ...
    @property
    def answer(self) -> str: ...
    @property
    def giver_relation(self) -> str: ...
    @property
    def given_on(self) -> date: ...
    @property
    def expires_on(self) -> date: ...
    @property
    def withdrawn_on(self) -> date | None: ...


Answer = TypeVar("Answer", bound=Answered)


def standing_consent(answers: Iterable[Answer], on: date) -> Answer | None:
    """The answer to one recipient that holds on this day; None: nobody's does, ask first.

    The latest word counts. When it was withdrawn or has expired nothing older comes back to life. His own
    word stands above his family's, except that a later no of theirs is heeded; after his own no, or after
    he took a word back, only what the family says later counts.
    """
    said = sorted((a for a in answers if a.given_on <= on), key=lambda a: (a.given_on, a.pk))
    his = next((a for a in reversed(said) if a.giver_relation == HIMSELF), None)
    theirs = next((a for a in reversed(said) if a.giver_relation != HIMSELF), None)
    if theirs is not None and not stands(theirs, on):
        theirs = None
    if his is None:
        return theirs
    if stands(his, on):
        refused_since = theirs is not None and theirs.answer == NO and theirs.given_on > his.given_on
        return theirs if refused_since else his
    if theirs is None or (_left_a_no(his, on) and theirs.given_on <= _ended_on(his, on)):
        return None
    return theirs


def stands(answer: Answered, on: date) -> bool:
    """Whether it was given by this day, has not expired and is not withdrawn; its last day counts."""
    return answer.given_on <= on <= answer.expires_on and not _withdrawn(answer, on)


def half_a_year_after(day: date) -> date:
    """The last day of an answer when nobody says another: the same day six months on, or the month's last."""
    year, month = day.year + (day.month > 6), (day.month + 5) % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def phone_key(written: str) -> str:
    """The number as machines write it ("+998901234567"), to notice the same one twice; "" if it is none."""
    for region in HOME_REGIONS:
        try:
            number = phonenumbers.parse(written, region)
        except phonenumbers.NumberParseException:
            return ""
        if phonenumbers.is_possible_number(number):
            return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return ""


def looks_like_a_phone(shown_name: str) -> bool:
    """A chat shows people outside the phone's address book by their number."""
    digits = sum(character.isdigit() for character in shown_name)
    return digits >= 7 and not any(character.isalpha() for character in shown_name)


def _withdrawn(answer: Answered, on: date) -> bool:
    return answer.withdrawn_on is not None and answer.withdrawn_on <= on


def _left_a_no(answer: Answered, on: date) -> bool:
    return answer.answer == NO or _withdrawn(answer, on)


def _ended_on(answer: Answered, on: date) -> date:
    return answer.withdrawn_on if answer.withdrawn_on and answer.withdrawn_on <= on else answer.expires_on
