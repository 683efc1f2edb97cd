"""The papers of a case, on its page."""

from datetime import datetime
from typing import Any

from himoya.cases.models import Case
from himoya.desk.case.frame import identities, together
from himoya.desk.papers.frame import today
from himoya.desk.people.places import mark_of
from himoya.papers.missing.rules import STEPS
from himoya.security.models import Account
from himoya.subjects.queries import whereabouts_of


def section(case: Case, account: Account, now: datetime) -> dict[str, Any]:
    found = whereabouts_of(identities(case), together(case, account))
    silent = (today() - found.last_sign.first).days if found.last_sign else 0
    return {
        "place": mark_of(found.place) if found.place else "",
        "silent": silent if silent >= STEPS[0] else 0,
    }
