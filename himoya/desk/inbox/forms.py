"""Forms for what is entered by hand: a case after a call, a pasted message."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from himoya.cases.words import VALUES
from himoya.common import clock
from himoya.common.say import N_
from himoya.desk.case.family_fields import Day, Line, Text
from himoya.desk.case.kin import TO_HIM, choices
from himoya.desk.forms import Form
from himoya.intake.actions import Caller
from himoya.intake.hand import Heard
from himoya.intake.taking import LONGEST

LOOK_AT = time(9, 0)  # of the day that was chosen


class NewCase(Form):
    name = Line(
        label=_("Name, as it was told"),
        help_text=_("In any script. One word is enough."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autofocus": True}),
    )
    said = Text(
        label=_("What was said"),
        help_text=_("As it was told, in her own words. Himoya reads it and shows what it understood."),
        required=False,
        max_length=LONGEST,
    )
    birth = Line(
        label=_("Born, or age"),
        help_text=_("A day, a year or an age: 14.03.1994, 1994, 32."),
        required=False,
        max_length=20,
    )
    sex = forms.ChoiceField(
        label=_("Man or woman"), choices=choices(dict(VALUES["sex"]), N_("not said")), required=False
    )
    place = Line(label=_("Where held"), help_text=_("As it was told: 71 zona, SIZO Tomsk."), required=False)
    caller = Line(label=_("Who called"), required=False)
    caller_relation = forms.ChoiceField(
        label=_("What is this person to the prisoner?"),
        choices=choices(TO_HIM, N_("not said")),
        required=False,
    )
    contact = Line(
        label=_("Phone, or where else they answer"),
        help_text=_("Hidden on every page until somebody asks for it; each look is written down."),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "tel"}),
    )
    safe_hours = Line(label=_("When is it safe to call?"), required=False, max_length=120)
    shared_phone = forms.BooleanField(label=_("Others use this phone too"), required=False)
    next_check = Day(
        label=_("Look again on"),
        help_text=_("Leave it empty: then it follows from how urgent it is."),
        required=False,
        ahead=True,
    )

    def heard(self) -> Heard:
        values = self.cleaned_data
        return Heard(**{field: values[field] for field in Heard.__dataclass_fields__})

    def who_called(self) -> Caller | None:
        """None when nothing was said about the caller."""
        values = self.cleaned_data
        if not (values["caller"] or values["contact"] or values["caller_relation"]):
            return None
        return Caller(
            name=values["caller"],
            relation=values["caller_relation"],
            contact=values["contact"],
            safe_hours=values["safe_hours"],
            shared_phone=values["shared_phone"],
        )

    def next_check_at(self) -> datetime | None:
        day = self.cleaned_data["next_check"]
        return datetime.combine(day, LOOK_AT, timezone.get_current_timezone()) if day else None


class Paste(Form):
    text = Text(label=_("The message"), help_text=_("One message, as it was written."), max_length=LONGEST)
    sender = Line(
        label=_("Who wrote it"),
        help_text=_("The name as the chat shows it. The same name in the same group is the same voice."),
        required=False,
    )
    group = Line(label=_("In which group or chat"), required=False)
    sent_at = forms.DateTimeField(
        label=_("When it was written"),
        help_text=_("“Yesterday” in the message counts from then."),
        widget=forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"}),
        input_formats=("%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%d.%m.%Y %H:%M"),
        error_messages={"invalid": _("There is no such moment. Write it like 16.11.2026 21:40.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sent_at"].initial = lambda: timezone.localtime(clock.now())
