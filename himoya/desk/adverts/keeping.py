"""Keep a checked text with a case: as a file, with its day and who gave it."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods

from himoya.cases.models import Case
from himoya.cases.queries import cases_visible_to
from himoya.common.errors import BadInput
from himoya.common.roles import Right
from himoya.desk.adverts.checking import answered, check_again
from himoya.desk.adverts.forms import Keep
from himoya.desk.adverts.shown import in_a_line
from himoya.desk.case.frame import back
from himoya.desk.inbox.known_cases import known_cases
from himoya.evidence.actions import keep
from himoya.security.access import StaffRequest, allow

FILE_NAME = "advertisement.txt"
LONGEST_NOTE = 300  # characters, as the file of a case takes them


@allow(Right.WORK)
@require_http_methods(["GET", "HEAD", "POST"])
def keep_advert(request: StaffRequest) -> HttpResponse:
    if request.method != "POST":  # somebody changed the language while a mistake was shown
        return HttpResponseRedirect(reverse("adverts"), status=303)
    form = Keep(request.POST)
    if not form.is_valid():
        return _again(request, form)
    case = _chosen(request, form.cleaned_data["case"])
    if case is not None:
        return _kept(request, form, case)
    known = known_cases(request.user, form.cleaned_data["case"])
    if not known:
        form.add_error("case", gettext("There is no such case among yours. Write its number."))
    return answered(request, form.cleaned_data["text"], form, known=known, status=200 if known else 422)


def _again(request: StaffRequest, form: Keep) -> HttpResponse:
    if "text" in form.errors:  # it was changed on its way here: nothing to keep
        return check_again(request)
    return answered(request, form.cleaned_data["text"], form, status=422)


def _chosen(request: StaffRequest, typed: str) -> Case | None:
    """The case that was chosen or whose number was typed, if this account may open it."""
    asked = request.POST.get("known", "") or typed
    if not (asked.isascii() and asked.isdigit() and len(asked) < 10):
        return None
    return cases_visible_to(request.user).filter(pk=int(asked)).first()


def _kept(request: StaffRequest, form: Keep, case: Case) -> HttpResponse:
    values = form.cleaned_data
    try:
        _row, is_new = keep(
            case,
            values["text"].encode(),
            FILE_NAME,
            told_by=values["told_by"],
            about=_about(
                values["text"], values["place"], f"{values['seen']:%d.%m.%Y}" if values["seen"] else ""
            ),
            by=request.user,
        )
    except BadInput as error:
        form.add_error(None, error.said(get_language() or "en"))
        return answered(request, values["text"], form, status=422)
    if is_new:
        messages.success(request, gettext("The advertisement is kept with the files of this case."))
    else:
        messages.warning(request, gettext("The same text is kept with this case already."))
    return back(case, "attachments")


def _about(text: str, place: str, seen: str) -> str:
    said = [gettext("An advertisement or offer")]
    if seen:
        said.append(gettext("seen on %(day)s") % {"day": seen})
    if place:
        said.append(place)
    return (", ".join(said) + ". " + in_a_line(text))[:LONGEST_NOTE]
