"""The part of a case page that says under which names, by which voices, its person is told of."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from himoya.cases.models import Case
from himoya.common.roles import Right, may
from himoya.desk.people.rows import said
from himoya.people.models import Person
from himoya.security.models import Account


def identities_shown(case: Case, persons: Sequence[int], account: Account, now: datetime) -> dict[str, Any]:
    """Values for people/identities.html: each identity, and whether this account may part them. One query."""
    people = Person.objects.filter(pk__in=persons).order_by("pk")
    return {
        "case": case,
        "now": now,
        "may_part": len(persons) > 1 and may(account.role, Right.JUDGE),
        "people": [
            {
                "number": person.pk,
                "name": person.name,
                "relation": said("relation", person.relation),
                "told_at": person.told_at,
            }
            for person in people
        ],
    }
