"""The one place that says which identities are one person."""

from himoya.people.models import Person, SamePerson
from himoya.people.rules import joined


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
