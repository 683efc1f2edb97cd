"""The papers of a case, on its page."""

from datetime import datetime
from typing import Any

from himoya.cases.models import Case
from himoya.desk.papers.frame import the_subject, today
from himoya.desk.people.places import mark_of
from himoya.papers.missing.rules import STEPS
from himoya.security.models import Account


def section(case: Case, account: Account, now: datetime) -> dict[str, Any]:
    subject = the_subject(case, account)
    silent = (today() - subject.last_sign.first).days if subject.last_sign else 0
    return {
        "place": mark_of(subject.place) if subject.place else "",
        "silent": silent if silent >= STEPS[0] else 0,
    }
