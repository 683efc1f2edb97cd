"""The file of one case for a lawyer, within what the family agreed to."""

from django.http import HttpResponseBase
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from himoya.cases.models import Case
from himoya.cases.scopes import EVERYTHING
from himoya.common import clock
from himoya.common.roles import Right
from himoya.desk.case.frame import identities, the_case, together
from himoya.desk.out.taking import as_download
from himoya.desk.page import page
from himoya.evidence.models import Attachment
from himoya.handover.actions import bundle_taken
from himoya.handover.bundle.content import gather
from himoya.handover.bundle.words import LEFT_OUT
from himoya.handover.bundle.writing import files_of, path_of
from himoya.handover.queries import group_name
from himoya.handover.zips import packed
from himoya.people.models import Consent
from himoya.people.queries import consent_for
from himoya.security.access import StaffRequest, allow, freshly_proven


@allow(Right.TAKE_BUNDLE)
@require_http_methods(["GET", "HEAD", "POST"])
def bundle(request: StaffRequest, number: int) -> HttpResponseBase:
    case = the_case(request, number)
    consent = consent_for(identities(case), Consent.Recipient.LAWYER, timezone.localdate(clock.now()))
    goes = consent is not None and consent.answer == Consent.Answer.YES
    if request.method == "POST" and goes and consent is not None:
        return _taken(request, case, consent)
    attachments = Attachment.objects.filter(case__in=together(case, request.user), withdrawn_at=None)
    values = {
        "case": case,
        "consent": consent,
        "goes": goes,
        "left_out": LEFT_OUT.get(consent.scope, "") if consent else "",
        "all_files": consent is not None and consent.scope == EVERYTHING,
        "files": attachments.order_by("pk"),
    }
    # A consent may have ended between the page and the button: the page then says so.
    status = 422 if request.method == "POST" else 200
    return page(request, "out/bundle.html", values, seen=f"case {case.pk}", status=status)


@freshly_proven
def _taken(request: StaffRequest, case: Case, consent: Consent) -> HttpResponseBase:
    now, language, user = clock.now(), get_language() or "en", request.user
    cases = together(case, user)
    made = gather(case, cases, identities(case), consent, language, user, now)
    sent = request.POST.getlist("file")
    # Python refuses to read a number of five thousand digits.
    chosen = {int(text) for text in sent if text.isascii() and text.isdigit() and len(text) < 12}
    originals = [row["number"] for row in made.files if row["number"] in chosen]
    for row in made.files:
        row["path"] = path_of(row["number"], row["media_type"]) if row["number"] in chosen else ""
    html = render_to_string("out/bundle_file.html", {"bundle": made, "group": group_name()})
    bundle_taken(user, case)
    return as_download(packed(files_of(made, html, originals)), f"himoya-case-{case.pk}.zip")
