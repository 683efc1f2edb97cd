"""What happened to the letter on its way."""

from functools import partial

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from himoya.appeals.actions import add_station, withdraw_station
from himoya.appeals.models import Station
from himoya.appeals.packs.rows import Authority
from himoya.appeals.queries import current_pack
from himoya.appeals.words import STATIONS
from himoya.common.errors import BadInput
from himoya.common.roles import Right
from himoya.common.say import N_
from himoya.desk.appeals.frame import form_page, kept_file, language, pressed, the_letter, to_letter, today
from himoya.desk.case.family_fields import Day, Line
from himoya.desk.forms import Form
from himoya.security.access import StaffRequest, allow


class StationForm(Form):
    kind = forms.ChoiceField(label=_("What happened to it"), widget=forms.RadioSelect)
    on = Day(label=_("On which day"), initial=today)
    number = Line(label=_("The authority’s number, if there is one"), max_length=80, required=False)
    authority = forms.ChoiceField(label=_("Passed on to whom"), required=False)
    other = Line(label=_("Or somebody else"), max_length=200, required=False)
    note = Line(label=_("A word more"), max_length=300, required=False)
    file = forms.FileField(label=_("Photo or scan"), required=False)

    def __init__(self, *args: object, **more: object) -> None:
        super().__init__(*args, **more)
        bodies = sorted((one.name.said(language()), one.id) for one in current_pack().every(Authority))
        self.fields["kind"].choices = [(code, gettext(words)) for code, words in STATIONS.items()]  # type: ignore[attr-defined]
        self.fields["authority"].choices = [("", "—"), *((code, name) for name, code in bodies)]  # type: ignore[attr-defined]


@allow(Right.WORK)
@require_http_methods(["GET", "HEAD", "POST"])
def new_station(request: StaffRequest, number: int, letter: int) -> HttpResponse:
    case, one = the_letter(request, number, letter)
    form = StationForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        typed = form.cleaned_data
        try:
            file = kept_file(request, case, form, "file", gettext("From the way of a letter"))
            add_station(
                one, typed["kind"], typed["on"], authority=typed["authority"] or typed["other"],
                number=typed["number"], about=typed["note"], file=file, by=request.user,
            )  # fmt: skip
        except BadInput as error:
            form.add_error(None, error.said(language()))
        else:
            messages.success(request, gettext("Written down. The clocks were counted anew."))
            return to_letter(case, one, "way")
    values = {"heading": gettext("What happened to the letter"), "button": gettext("Write it down")}
    return form_page(request, case, one, form, values, 422 if request.method == "POST" else 200)


@allow(Right.WORK)
@require_POST
def station_back(request: StaffRequest, number: int, letter: int, station: int) -> HttpResponse:
    case, one = the_letter(request, number, letter)
    row = get_object_or_404(Station.objects.select_related("appeal"), pk=station, appeal=one)
    said = N_("Taken back. The clocks were counted anew.")
    return pressed(request, case, one, partial(withdraw_station, row, by=request.user), said)
