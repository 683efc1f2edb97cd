"""Relatives and consents, inside the caller's transaction: himoya.cases.actions.family tells the case."""

from datetime import date
from typing import Any

from django.db.models import F

from himoya.common import clock
from himoya.people.models import Consent, Person, Relative
from himoya.security.models import Account


def add_relative(person: Person, values: dict[str, Any], *, by: Account) -> Relative:
    return Relative.objects.create(person=person, by=by, at=clock.now(), **values)


def edit_relative(relative: Relative, version: int, values: dict[str, Any]) -> bool:
    """False: somebody changed or withdrew the row since this version; nothing is written."""
    standing = Relative.objects.filter(pk=relative.pk, version=version, withdrawn_at=None)
    return bool(standing.update(**values, version=F("version") + 1))


def withdraw_relative(relative: Relative) -> bool:
    """False: it was taken back before."""
    standing = Relative.objects.filter(pk=relative.pk, withdrawn_at=None)
    return bool(standing.update(withdrawn_at=clock.now(), version=F("version") + 1))


def give_consent(person: Person, values: dict[str, Any], *, by: Account) -> Consent:
    return Consent.objects.create(person=person, by=by, at=clock.now(), **values)


def withdraw_consent(consent: Consent, on: date, why: str, *, by: Account) -> bool:
    """From this day on it does not hold. False: it was withdrawn before."""
    standing = Consent.objects.filter(pk=consent.pk, withdrawn_at=None)
    return bool(
        standing.update(withdrawn_on=on, withdrawn_why=why, withdrawn_by=by, withdrawn_at=clock.now())
    )
