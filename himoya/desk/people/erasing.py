"""Deletion for good: first what it touches, then the reason, a tick and the password, then it is gone."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from himoya.cases.queries import cases_visible_to
from himoya.common import clock
from himoya.common.roles import Right
from himoya.desk.forms import Form
from himoya.desk.page import page
from himoya.desk.people.rows import spellings
from himoya.desk.people.views import WORDS
from himoya.erasure.actions import ALL, ALONE, CHOSEN, NONE, REASONS, erase_message, erase_person
from himoya.erasure.parts import parts_of_messages, parts_of_persons
from himoya.erasure.queries import all_wordings, bytes_of_files, counted, messages_about, told_only_in
from himoya.linkage.queries import identities_of
from himoya.messages.models import Message
from himoya.people.models import Person
from himoya.security.access import StaffRequest, allow, freshly_proven

MOST_SHOWN = 300  # messages one can choose from one by one
LONGEST = 300  # letters of each


class EraseForm(Form):
    reason = forms.ChoiceField(label=_("Why"), choices=[(code, _(said)) for code, said in REASONS.items()])
    understood = forms.BooleanField(label=_("I understand that nobody can bring this back, Himoya included."))


class ErasePersonForm(EraseForm):
    which = forms.ChoiceField(
        label=_("Messages that speak of this person"),
        initial=ALONE,
        widget=forms.RadioSelect,
        choices=[
            (ALONE, _("delete those that speak of nobody else, keep the words of the others")),
            (ALL, _("delete all of them")),
            (CHOSEN, _("delete those ticked below")),
            (NONE, _("keep the words of all of them; only what was read about this person goes")),
        ],
    )
    field_order = ("which", "reason", "understood")


@allow(Right.ERASE)
@freshly_proven
@require_http_methods(["GET", "HEAD", "POST"])
def erase_person_page(request: StaffRequest, number: int) -> HttpResponse:
    case = get_object_or_404(cases_visible_to(request.user).select_related("person"), pk=number)
    form = ErasePersonForm(data=request.POST if request.method == "POST" else None)
    if form.is_valid():
        done = erase_person(
            case,
            which=form.cleaned_data["which"],
            chosen=_ticked(request),
            reason=form.cleaned_data["reason"],
            by=request.user,
        )
        return _after(request, done)
    persons = identities_of(case.person)
    about = messages_about(persons)
    total = about.count()
    names = Person.objects.filter(pk__in=persons).order_by("pk").values_list("name", flat=True)
    values: dict[str, Any] = {
        "case": case,
        "names": spellings(names),
        "form": form,
        "counted": [(gettext(one.words), one.count) for one in counted(parts_of_persons(persons))],
        "bytes": bytes_of_files(persons),
        "about": _shown(about[:MOST_SHOWN]) if total <= MOST_SHOWN else (),
        "total": total,
        "shared": messages_about(persons, shared=True).count(),
        "ticked": _ticked(request),
        "now": clock.now(),
    }
    return page(request, "erasure/person.html", values, seen=f"erasing case {case.pk}", status=_status(form))


@allow(Right.ERASE)
@freshly_proven
@require_http_methods(["GET", "HEAD", "POST"])
def erase_message_page(request: StaffRequest, number: int) -> HttpResponse:
    message = get_object_or_404(Message.objects.select_related("chat"), pk=number)
    form = EraseForm(data=request.POST if request.method == "POST" else None)
    if form.is_valid():
        return _after(request, erase_message(message, reason=form.cleaned_data["reason"], by=request.user))
    wordings = all_wordings([message.pk])
    going = told_only_in(wordings)
    told_of = Person.objects.filter(facts__message__in=wordings).distinct()
    values: dict[str, Any] = {
        "message": _shown([message])[0],
        "form": form,
        "counted": [
            (gettext(one.words), one.count) for one in counted(parts_of_messages(wordings, statements=True))
        ],
        "going": spellings(told_of.filter(pk__in=going).values_list("name", flat=True)),
        "going_count": len(going),
        "staying": told_of.exclude(pk__in=going).count(),
        "now": clock.now(),
    }
    return page(
        request, "erasure/message.html", values, seen=f"erasing message {number}", status=_status(form)
    )


def _after(request: StaffRequest, done: bool) -> HttpResponse:
    # This session is written back at the end of the answer: what was searched for must not come back with it.
    request.session.pop(WORDS, None)
    if done:
        messages.success(request, gettext("It is deleted for good."))
    else:
        messages.warning(request, gettext("Somebody else deleted it just before you. Nothing more was done."))
    return redirect("people")


def _shown(about: Iterable[Message]) -> list[Message]:
    shown = list(about)
    for message in shown:
        if len(message.text) > LONGEST:
            message.text = message.text[:LONGEST].rpartition(" ")[0] + " …"
    return shown


def _ticked(request: StaffRequest) -> set[int]:
    sent = request.POST.getlist("message")[:MOST_SHOWN]
    return {int(one) for one in sent if one.isascii() and one.isdigit() and len(one) < 12}


def _status(form: EraseForm) -> int:
    return 422 if form.is_bound else 200
