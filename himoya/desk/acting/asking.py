"""Asking another helper to act."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_POST

from himoya.alarms.actions import ask_to_act
from himoya.cases.kinds import tidy
from himoya.cases.queries import accounts_with
from himoya.common.errors import BadInput
from himoya.common.roles import Right
from himoya.desk.case.fields import name_of
from himoya.desk.languages import way_back
from himoya.desk.tonight import NOTE, the_alarm
from himoya.security.access import StaffRequest, allow


@allow(Right.WORK)
@require_POST
def ask(request: StaffRequest, number: int) -> HttpResponse:
    alarm = the_alarm(request, number)
    chosen = request.POST.get("to", "")
    others = accounts_with(Right.WORK).exclude(pk=request.user.pk)
    # No database keeps a number of more digits.
    to = (
        others.filter(pk=int(chosen)).first()
        if chosen.isascii() and chosen.isdigit() and len(chosen) < 10
        else None
    )
    note = " ".join(tidy(request.POST.get("note", "")).split())
    if to is None:
        messages.error(request, gettext("Choose whom you ask."))
    elif len(note) > NOTE:
        messages.error(request, gettext("A note here has at most 300 characters. The case takes more."))
    else:
        try:
            deed = ask_to_act(alarm, to, note=note, by=request.user)
        except BadInput as error:
            messages.error(request, error.said(get_language() or "en"))
        else:
            _say(request, name_of(to), done=deed is not None)
    return HttpResponseRedirect(way_back(request), status=303)


def _say(request: StaffRequest, who: str, *, done: bool) -> None:
    if done:
        said = gettext(
            "%(who)s is asked. The alarm stays open until it is taken: call, too, if it cannot wait."
        )
        messages.success(request, said % {"who": who})
    else:
        messages.warning(request, gettext("This alarm was changed meanwhile. Look again."))
