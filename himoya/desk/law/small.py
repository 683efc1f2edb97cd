"""Short forms for what changes most: a moved day off, and how to reach an authority."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from himoya.appeals import actions
from himoya.appeals.packs.opening import BadPack
from himoya.appeals.packs.rows import Authority, Clock
from himoya.appeals.queries.law import current_pack
from himoya.appeals.rules import office
from himoya.common.errors import BadInput
from himoya.common.roles import Right
from himoya.desk.appeals.frame import language, today
from himoya.desk.case.family_fields import Day, Line
from himoya.desk.forms import Form
from himoya.desk.law.frame import to_table
from himoya.desk.law.rows import country
from himoya.desk.page import page
from himoya.security.access import StaffRequest, allow

STORED = _("Stored. It counts from now on, for new letters; letters that began before keep their days.")


class Sourced(Form):
    source = Line(
        label=_("Where it stands"),
        help_text=_("The decree with its number, or the page. Never a person’s name."),
        max_length=200,
    )
    read = forms.BooleanField(label=_("I have read the text itself"), required=False)

    def said_source(self) -> dict[str, str]:
        typed = self.cleaned_data
        return office.source(typed["source"], read=typed.get("read", False), on=today())


class MovedDayForm(Sourced):
    country = forms.ChoiceField(label=_("Country"))
    day = Day(label=_("Day"), ahead=True)
    works = forms.ChoiceField(
        label=_("What it is"),
        choices=[("no", _("a day off")), ("yes", _("a working day"))],
        widget=forms.RadioSelect,
        initial="no",
    )
    other = Day(
        label=_("The day it changed places with, if there is one"),
        help_text=_("A Saturday that is worked for another day, for example."),
        ahead=True,
        required=False,
    )
    why = Line(label=_("Name of the holiday, or why"), max_length=200)
    field_order = ("country", "day", "works", "other", "why", "source", "read")

    def __init__(self, data: Any, countries: list[str]) -> None:
        super().__init__(data)
        self.fields["country"].choices = [(one, country(one)) for one in countries]  # type: ignore[attr-defined]

    def clean_other(self) -> Any:
        other = self.cleaned_data.get("other")
        if other and other == self.cleaned_data.get("day"):
            raise ValidationError(gettext("These are the same day."))
        return other


class ContactForm(Sourced):
    phone = Line(label=_("Telephone of the office"), max_length=200, required=False)
    email = Line(label=_("E-mail of the office"), max_length=200, required=False)
    address = Line(label=_("Postal address"), max_length=400, required=False)
    seen_on = Day(label=_("Seen on"), initial=today)
    field_order = ("phone", "email", "address", "seen_on", "source")

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        del self.fields["read"]


@allow(Right.EDIT_LAW)
@require_http_methods(["GET", "HEAD", "POST"])
def moved_day(request: StaffRequest) -> HttpResponse:
    pack = current_pack()
    home = pack.manifest.calendars.get("home")
    known = {one for clock in pack.every(Clock) for one in clock.calendar}
    countries = sorted(known, key=lambda one: (one != home, one))
    form = MovedDayForm(request.POST or None, countries)

    def store() -> None:
        typed, source = form.cleaned_data, form.said_source()
        days = office.moved_days(
            pack, typed["country"], typed["day"], works=typed["works"] == "yes", other=typed["other"],
            why=typed["why"], source=source,
        )  # fmt: skip
        actions.put_rows({"sources": [source], "moved_days": days}, by=request.user)

    if form.is_valid() and _stored(request, form, store):
        return to_table("moved_days")
    return _page(request, "law/moved_day.html", {"form": form})


@allow(Right.EDIT_LAW)
@require_http_methods(["GET", "HEAD", "POST"])
def contact(request: StaffRequest) -> HttpResponse:
    pack = current_pack()
    asked = request.POST if request.method == "POST" else request.GET
    to = pack.get(Authority, asked.get("of", ""))
    if to is None:
        bodies = sorted((one.name.said(language()), one.id) for one in pack.every(Authority))
        return _page(request, "law/whom.html", {"bodies": bodies})
    known = office.reached_at(pack, to.id, today())
    form = ContactForm(
        request.POST or None, initial={name: one.contact for name, one in known.items() if one}
    )

    def store() -> None:
        typed, source = form.cleaned_data, form.said_source()
        said = {name: typed[name] for name in office.REACHES}
        ways = office.contacts(pack, to.id, said, seen_on=typed["seen_on"], today=today(), source=source)
        actions.put_rows({"sources": [source], "channels": ways}, by=request.user)

    if form.is_valid() and _stored(request, form, store):
        return to_table("authorities", to.id)
    return _page(request, "law/contact.html", {"form": form, "of": to.id, "name": to.name.said(language())})


def _stored(request: StaffRequest, form: Form, store: Callable[[], None]) -> bool:
    """Every problem stands above the form; then nothing was written."""
    try:
        store()
    except BadPack as error:
        for problem in error.problems:
            form.add_error(None, problem.said(language()))
    except BadInput as error:
        form.add_error(None, error.said(language()))
    else:
        messages.success(request, STORED)
        return True
    return False


def _page(request: StaffRequest, template: str, values: dict[str, Any]) -> HttpResponse:
    status = 422 if "form" in values and values["form"].is_bound else 200
    return page(request, template, values, seen="law", status=status)
