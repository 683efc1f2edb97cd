"""Who signs the letters of a case: nobody should have to type an address twice."""

from dataclasses import dataclass

from himoya.appeals.models import Appeal
from himoya.appeals.queries.subject import Subject
from himoya.people.models import Relative


@dataclass(frozen=True, slots=True)
class Signer:
    """`relative`: None if nobody is known; `address`: where answers come by post, "" if nobody said."""

    relative: Relative | None
    address: str


def usual_signer(subject: Subject) -> Signer:
    """Whoever signed his newest letter, at the address given then; before the first, the only relative."""
    rows = Appeal.objects.filter(case__in=subject.cases).exclude(state=Appeal.State.WITHDRAWN)
    for facts in rows.order_by("-prepared_at", "-pk").values_list("facts", flat=True):
        fields = facts.get("fields", {})
        known = next((one for one in subject.relatives if one.name == fields.get("applicant")), None)
        if known:
            return Signer(known, str(fields.get("applicant_address") or ""))
    return Signer(subject.relatives[0] if len(subject.relatives) == 1 else None, "")
