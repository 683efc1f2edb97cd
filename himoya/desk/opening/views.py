"""The pages of a desk that is not open yet, step by step. None of them asks a session."""

import textwrap
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods

from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.desk.forms import Form
from himoya.desk.opening.actions import found_group
from himoya.desk.opening.forms import Group, PaperKey, Passphrase, Unlock
from himoya.desk.opening.guard import due, step
from himoya.desk.opening.opening import Opening, Phase, still_closed
from himoya.desk.opening.owner import came_with_ticket, is_owner, let_in
from himoya.desk.opening.tries import TooSoon
from himoya.security.access import allow_anyone
from himoya.security.keyring import WrongKey
from himoya.security.paper_key import BEGINNING
from himoya.security.queries import anybody
from himoya.security.word_list import words_at_random

# Says nothing of where the data lie: anybody may stand before this page.
NOT_THE_KEY = N_(
    "This does not open the desk. Look at the keyboard language and capital letters, or use the paper key."
)


@allow_anyone
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """Wherever the opening stands, its way begins here."""
    opening = still_closed()
    if opening is None:
        return due(None)
    if opening.phase is Phase.LOCKED:
        return _unlock(request, opening)
    if came_with_ticket(request, opening):
        return let_in(request, redirect("start"), opening)  # the ticket leaves the address
    if not is_owner(request, opening):
        return render(request, "opening/stranger.html", status=403)
    if opening.phase is not Phase.KEYS:
        return due(opening)
    return render(request, "opening/welcome.html", {"folder": opening.home})


@step(Phase.KEYS)
def passphrase(request: HttpRequest, opening: Opening) -> HttpResponse:
    form = Passphrase(request.POST or None)
    if form.is_valid() and _done(form, lambda: opening.choose(form.cleaned_data["passphrase"])):
        return redirect("start-paper")
    return _form(request, "opening/passphrase.html", form, words=words_at_random())


@step(Phase.KEYS)
def paper(request: HttpRequest, opening: Opening) -> HttpResponse:
    draft = opening.draft
    if draft is None:
        return redirect("start-passphrase")
    key = str(draft.paper)
    groups = [BEGINNING, *textwrap.wrap(key.removeprefix(BEGINNING), 5)]
    return render(request, "opening/paper.html", {"groups": groups, "folder": opening.home})


@step(Phase.KEYS)
def prove(request: HttpRequest, opening: Opening) -> HttpResponse:
    if opening.draft is None:
        return redirect("start-passphrase")
    form = PaperKey(request.POST or None)
    if form.is_valid() and _done(form, lambda: opening.prove(form.cleaned_data["key"])):
        return due(opening)
    return _form(request, "opening/prove.html", form)


@step(Phase.GROUP)
def group(request: HttpRequest, opening: Opening) -> HttpResponse:
    language = get_language() or ""
    form = Group(request.POST or None, initial={"language": "uz" if language == "en" else language})
    if not form.is_valid():
        return _form(request, "opening/group.html", form)
    given = {name: value for name, value in form.cleaned_data.items() if name != "again"}
    with opening.lock:
        if not anybody():  # else it was the second tap of a double tap
            found_group(**given)
        opening.phase = Phase.OPEN
    return HttpResponseRedirect("/sign-in/")


def _unlock(request: HttpRequest, opening: Opening) -> HttpResponse:
    form = Unlock(request.POST or None)
    status = 422
    if form.is_valid():
        try:
            opening.unlock(form.cleaned_data["passphrase"])
        except TooSoon as error:
            form.add_error(None, error.said(get_language() or "en"))
            status = 429
        except WrongKey:
            form.add_error(None, gettext(NOT_THE_KEY))
        except BadInput as error:
            form.add_error(None, error.said(get_language() or "en"))
        else:
            return let_in(request, due(opening), opening)
    return _form(request, "opening/unlock.html", form, status=status)


def _done(form: Form, act: Callable[[], None]) -> bool:
    """Whether `act` went through; else its sentence stands in the form."""
    try:
        act()
    except BadInput as error:
        form.add_error(None, error.said(get_language() or "en"))
        return False
    return True


def _form(
    request: HttpRequest, template: str, form: Form, *, status: int = 422, **more: object
) -> HttpResponse:
    """The form again. What was typed in a hidden field is not sent back."""
    return render(request, template, {"form": form, **more}, status=status if form.is_bound else 200)
