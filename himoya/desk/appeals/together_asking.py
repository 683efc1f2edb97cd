"""Which families can still be asked before a letter of many: whose name may stand in it if they say yes."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext

from himoya.appeals.rules.together import Joining
from himoya.people.models import Person
from himoya.people.recipients import RECIPIENTS

MOST = 20  # shown one by one


def asking(joined: Sequence[Joining]) -> dict[str, Any]:
    """For the page: the first families to ask, the oldest case first, and how many more. One query."""
    waiting = [one for one in joined if one.ask]
    shown = waiting[:MOST]
    told = [person for one in shown for person in one.persons]
    names = dict(Person.objects.filter(pk__in=told).values_list("pk", "name"))
    rows = [
        {
            "case": one.case,
            "name": max((names[person] for person in one.persons if person in names), key=len, default=""),
            "recipient": one.ask,
            "words": gettext(RECIPIENTS[one.ask].name) if one.ask in RECIPIENTS else one.ask,
        }
        for one in shown
    ]
    return {"to_ask": rows, "number_to_ask": len(waiting), "more_to_ask": len(waiting) - len(rows)}
