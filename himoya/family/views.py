"""The door for families: a form, a receipt, and a page that says how far we are and names nobody."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language, gettext

from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.family.actions import receive
from himoya.family.forms import Code, Door, new_token
from himoya.family.page import for_families, page
from himoya.family.queries import answer_of, is_known, life_in_danger, receipt_of
from himoya.family.rules import shown, understood
from himoya.security.limits import Limit

# Whole districts share one address of a mobile network, so one address may be many mothers.
LETTERS = Limit(of_one=20, in_all=200)
TRIES = Limit(of_one=30, in_all=600)

ANSWERS = {
    "received": N_("It has arrived and is stored. Nobody has read it yet."),
    "read": N_("People of the group have read it."),
    "working": N_("People of the group are working on it. Please wait for our call."),
    "will_call": N_("A person of our group will call you."),
    "call_us": N_("Please get in touch: write here once more and say how and when we can reach you."),
}
MISTYPED = N_("There is a mistake in this code. Compare it sign by sign and type it again.")
UNKNOWN = N_("We know no such code. If you wrote to us more than once, try the other codes, or write again.")


@for_families
def door(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return page(request, "family/door.html", form=Door(initial={"token": new_token()}))
    form = Door(request.POST)
    if not form.is_valid():
        return page(request, "family/door.html", 422, form=form)
    text, token = form.told().text(), form.cleaned_data["token"] or new_token()
    if not is_known(text, token) and not LETTERS.count(request.META.get("REMOTE_ADDR", "")):
        # What was typed stays in the form: nobody writes such a thing twice.
        return page(request, "family/door.html", 429, form=form, later=True)
    try:
        code = receive(text, token, clock.now())
    except BadInput as error:
        form.add_error(None, error.said(get_language() or "en"))
        return page(request, "family/door.html", 422, form=form)
    receipt = receipt_of(code)
    will_call = receipt is not None and life_in_danger(receipt)
    return page(request, "family/received.html", code=shown(code), will_call=will_call)


@for_families
def answer(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return page(request, "family/answer.html", form=Code())
    form = Code(request.POST)
    if not form.is_valid():
        return page(request, "family/answer.html", 422, form=form)
    code = understood(form.cleaned_data["code"])
    if code is None:
        return _refused(request, form, gettext(MISTYPED))
    if not TRIES.count(request.META.get("REMOTE_ADDR", "")):
        return _refused(request, form, gettext("Too many tries. Come back in an hour."), 429)
    receipt = receipt_of(code)
    if receipt is None:
        return _refused(request, form, gettext(UNKNOWN))
    said = answer_of(receipt)
    words = gettext(ANSWERS.get(said, ANSWERS["received"]))
    return page(request, "family/answer.html", form=None, words=words, only=said == "will_call")


def _refused(request: HttpRequest, form: Code, sentence: str, status: int = 422) -> HttpResponse:
    form.add_error("code", sentence)
    return page(request, "family/answer.html", status, form=form)
