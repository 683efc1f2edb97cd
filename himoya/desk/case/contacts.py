"""One contact, shown to somebody who asked for it, after the log says so."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from himoya.cases.models import Case
from himoya.cases.voices import voices_of
from himoya.common import clock
from himoya.common.roles import Right
from himoya.desk.case.family import phone_of
from himoya.desk.case.frame import alone, identities, the_case
from himoya.desk.case.kin import words
from himoya.people.models import Relative
from himoya.people.rules import phone_key
from himoya.security import audit
from himoya.security.access import StaffRequest, allow


@allow(Right.SEE_CONTACTS)
@require_POST
def relative_contact(request: StaffRequest, number: int, which: int) -> HttpResponse:
    case = the_case(request, number)
    row = get_object_or_404(Relative, pk=which, person__in=identities(case), withdrawn_at=None)
    return _shown(
        request, case, f"relative {row.pk}", row.contact, name=row.name, relation=words(row.relation), row=row
    )


@allow(Right.SEE_CONTACTS)
@require_POST
def reporter_contact(request: StaffRequest, number: int, which: int) -> HttpResponse:
    """A sender whom the chat shows by number."""
    case = the_case(request, number)
    reporter = next((v.reporter for v in voices_of(identities(case)) if v.reporter.pk == which), None)
    if reporter is None:
        raise Http404
    return _shown(request, case, f"reporter {reporter.pk}", reporter.shown_name)


@allow(Right.SEE_CONTACTS)
@require_POST
def told_phone(request: StaffRequest, number: int, which: int) -> HttpResponse:
    """A number that a message gave."""
    case = the_case(request, number)
    fact = phone_of(case, which)
    if fact is None:
        raise Http404
    return _shown(request, case, f"fact {fact.pk}", fact.value)


def _shown(request: StaffRequest, case: Case, subject: str, contact: str, **more: object) -> HttpResponse:
    audit.record("contact.shown", subject, request.user)
    values = {"contact": contact, "call": phone_key(contact), **more}
    return alone(request, case, "family", values, clock.now(), template="case/contact.html", status=200)
