"""What can be done from the list: keep a filter, open a case, give several at once."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import get_language, gettext, ngettext
from django.views.decorators.http import require_POST

from himoya.cases.queries import cases_visible_to
from himoya.common.errors import BadInput
from himoya.common.roles import Right
from himoya.desk.people.actions import case_for, delete_filter, give_cases, save_filter
from himoya.desk.people.filters import filters_from
from himoya.desk.people.forms import GiveForm, SaveForm, helpers
from himoya.desk.people.views import PAGE, listed
from himoya.linkage.queries import identities_of, persons_visible_to
from himoya.security.access import StaffRequest, allow


@allow(Right.SEE_CASES)
@require_POST
def keep_filter(request: StaffRequest) -> HttpResponse:
    form = SaveForm(request.POST)
    if not form.is_valid():
        return listed(request, {"save": form}, status=422)
    try:
        save_filter(request.user, form.cleaned_data["name"], filters_from(request.GET.dict()))
    except BadInput as error:
        form.add_error(None, error.said(get_language() or "en"))
        return listed(request, {"save": form}, status=422)
    messages.success(request, gettext("The filter is saved."))
    return _back(request)


@allow(Right.SEE_CASES)
@require_POST
def drop_filter(request: StaffRequest, number: int) -> HttpResponse:
    if delete_filter(request.user, number):
        messages.success(request, gettext("The filter is deleted."))
    return _back(request)


@allow(Right.WORK)
@require_POST
def open_case_of(request: StaffRequest, number: int) -> HttpResponse:
    """A case for somebody who has none, owned by whoever opens it."""
    person = get_object_or_404(persons_visible_to(request.user), pk=number)
    case = case_for(person, identities_of(person), by=request.user)
    return redirect("case", number=case.pk)


@allow(Right.GIVE_CASES)
@require_POST
def give_ticked(request: StaffRequest) -> HttpResponse:
    """Give the ticked cases to one helper: all of them or none."""
    helpers_now = helpers()
    form = GiveForm(data=request.POST, helpers=helpers_now)
    asked = {
        int(one)
        for one in request.POST.getlist("case")[: 2 * PAGE]
        if one.isascii() and one.isdigit() and len(one) < 10
    }
    cases = list(cases_visible_to(request.user).filter(pk__in=asked))
    if not form.is_valid():
        return listed(request, {"give": form}, status=422)
    if not cases:
        form.add_error(None, gettext("Tick at least one case in the list."))
        return listed(request, {"give": form}, status=422)
    to = next(one for one in helpers_now if str(one.pk) == form.cleaned_data["to"])
    given = give_cases(cases, to, by=request.user)
    said = ngettext("%(count)s case is given.", "%(count)s cases are given.", given) % {"count": given}
    messages.success(request, said)
    return _back(request)


def _back(request: StaffRequest) -> HttpResponseRedirect:
    query = filters_from(request.GET.dict()).query()
    return HttpResponseRedirect(reverse("people") + (f"?{query}" if query else ""), status=303)
