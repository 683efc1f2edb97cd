"""The one place that says which identities are one person, and what may be told about him to whom."""

from collections.abc import Sequence
from datetime import date

from himoya.people.models import Consent, Person, Relative, SamePerson
from himoya.people.rules import joined, standing_consent


def decided(verdict: SamePerson.Verdict) -> list[tuple[int, int]]:
    """Pairs with this standing verdict, as person numbers, smaller first."""
    return list(
        SamePerson.objects.filter(verdict=verdict, undone_at=None)
        .order_by("pk")
        .values_list("left_id", "right_id")
    )


def same_person(person: Person) -> set[int]:
    """Numbers of all identities that people have judged to be this person, himself included."""
    root = joined(decided(SamePerson.Verdict.SAME))
    mine = root.get(person.pk)
    return {person.pk} | {member for member, group in root.items() if group == mine}


def consent_for(persons: Sequence[int], recipient: str, on: date) -> Consent | None:
    """The answer that holds on this day for telling this recipient; `persons`: all his identities.

    Nothing may go out unless it is there and its `answer` is yes; "ask" means: ask before each time.
    """
    return standing_consents(persons, on)[recipient]


def standing_consents(persons: Sequence[int], on: date) -> dict[str, Consent | None]:
    """The answer that holds on this day, by recipient, for every recipient there is."""
    given = consents_of(persons)
    return {
        recipient: standing_consent((consent for consent in given if consent.recipient == recipient), on)
        for recipient in Consent.Recipient.values
    }


def consents_of(persons: Sequence[int]) -> list[Consent]:
    """Every answer ever given about him, newest first, withdrawn ones too."""
    given = Consent.objects.filter(person__in=persons).select_related("by", "withdrawn_by")
    return list(given.order_by("-given_on", "-pk"))


def relatives_of(persons: Sequence[int]) -> list[Relative]:
    """His family and friends as written down, oldest first, without those taken back."""
    return list(Relative.objects.filter(person__in=persons, withdrawn_at=None).order_by("pk"))


def names_of(persons: Sequence[int]) -> list[tuple[str, str]]:
    """(name as told, relation) of each identity, in the order they became known."""
    return list(Person.objects.filter(pk__in=persons).order_by("pk").values_list("name", "relation"))
