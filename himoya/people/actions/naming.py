"""Keeping people findable by their names."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache

from django.db import connection, transaction

from himoya.people.models import NameKey, OtherName, Person
from himoya.people.name_keys import name_keys
from himoya.storage.bulk import insert

NOTHING: Mapping[str, Sequence[str]] = {}


def make_findable(persons: Iterable[Person], ready: Mapping[str, Sequence[str]] = NOTHING) -> None:
    """Store the keys of these persons' names, in the caller's transaction. May be repeated.

    `ready`: name -> keys that were worked out before.
    """
    keep_name_keys(
        (key, person.pk) for person in persons for key in ready.get(person.name) or name_keys(person.name)
    )


def keep_name_keys(keys: Iterable[tuple[str, int]]) -> None:
    """Store keys of names, each with a person's number, in the caller's transaction. May be repeated."""
    # In the order of the index, so that neighbours are written together.
    insert(NameKey, ("key", "person_id"), sorted(keys), ignore_conflicts=True)


@transaction.atomic
def also_called(person: Person, name: str) -> None:
    """A person wrote down a name of his: he is found by it, too, and by the one he was told of by."""
    name = name.strip()[:300]
    if not name or name == person.name:
        return
    OtherName.objects.get_or_create(person=person, name=name)
    NameKey.objects.bulk_create(
        [NameKey(person=person, key=key) for key in sorted(name_keys(name))], ignore_conflicts=True
    )


def heard_of(told: Mapping[int, datetime]) -> None:
    """Remember when somebody last told of each person (number -> moment), in the caller's transaction."""
    moment = cache(connection.ops.adapt_datetimefield_value)  # many are told of at one moment
    with connection.cursor() as cursor:
        cursor.executemany(
            "UPDATE himoya_person SET told_at = %s WHERE id = %s AND (told_at IS NULL OR told_at < %s)",
            [(moment(at), person, moment(at)) for person, at in told.items()],
        )
