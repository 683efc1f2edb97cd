"""It was sent: by which way, on which day, with which proof."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from himoya.appeals.actions import send
from himoya.appeals.models import Appeal
from himoya.appeals.packs.rows import Channel
from himoya.appeals.queries import pack_of
from himoya.appeals.rules.sending import binds
from himoya.appeals.words import WAYS
from himoya.common.errors import BadInput
from himoya.common.roles import Right
from himoya.common.say import N_
from himoya.desk.appeals.frame import form_page, kept_file, language, the_letter, to_letter, today
from himoya.desk.case.family_fields import Day, Line
from himoya.desk.forms import Form
from himoya.security.access import StaffRequest, allow

COURTESY = N_("only a courtesy: it binds nobody and starts no clock")
BINDING = N_("counts by law")


class SentForm(Form):
    channel = forms.ChoiceField(label=_("By which way"), widget=forms.RadioSelect)
    on = Day(label=_("Sent on"), initial=today)
    proof = Line(label=_("Number of the receipt or of the official site"), max_length=120, required=False)
    file = forms.FileField(label=_("Photo or scan of the receipt or stamp"), required=False)

    def __init__(self, *args: object, ways: list[Channel], **more: object) -> None:
        super().__init__(*args, **more)
        self.fields["channel"].choices = [(one.kind, way_words(one)) for one in ways]  # type: ignore[attr-defined]


def way_words(way: Channel) -> str:
    what = BINDING if binds(way) else COURTESY
    return f"{gettext(WAYS.get(way.kind, way.kind))}: {gettext(what)}"


def ways_of(letter: Appeal) -> list[Channel]:
    found = pack_of(letter).channels(letter.authority, today())
    return [one for one in found if one.legally_valid != "no"]


@allow(Right.WORK)
@require_http_methods(["GET", "HEAD", "POST"])
def sent(request: StaffRequest, number: int, letter: int) -> HttpResponse:
    case, one = the_letter(request, number, letter)
    form = SentForm(request.POST or None, request.FILES or None, ways=ways_of(one))
    if form.is_valid():
        typed = form.cleaned_data
        try:
            file = kept_file(request, case, form, "file", gettext("Proof that a letter was sent"))
            send(
                one, channel=typed["channel"], on=typed["on"], proof=typed["proof"], proof_file=file,
                by=request.user,
            )  # fmt: skip
        except BadInput as error:
            form.add_error(None, error.said(language()))
        else:
            messages.success(request, gettext("Written down as sent."))
            return to_letter(case, one)
    values = {"heading": gettext("The letter was sent"), "button": gettext("Write it down as sent")}
    return form_page(request, case, one, form, values, 422 if request.method == "POST" else 200)
