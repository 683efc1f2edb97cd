"""Forms for marking a message as wrongly read, and for words of one's own."""

from django import forms
from django.utils.translation import gettext_lazy as _

from himoya.desk.case.family_fields import Line
from himoya.desk.forms import Form
from himoya.teaching.rules import LONGEST
from himoya.urgency import RULES

DANGERS = [(code, _(one.title)) for code, one in RULES.items()]


class Marking(Form):
    rules = forms.MultipleChoiceField(
        label=_("What should this message have raised?"),
        help_text=_("Leave all empty if nothing in it is urgent."),
        choices=DANGERS,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    note = Line(
        label=_("What was understood wrongly?"),
        help_text=_("In a few words, without names."),
        max_length=300,
        required=False,
    )


class NewCue(Form):
    phrase = Line(
        label=_("The words"),
        help_text=_(
            "As people write them, in any script; mark o‘ where it is one. A * lets a word go on: imzo qo‘y* "
            "finds qo‘ydi and qo‘yibdi. Never a person’s name."
        ),
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )
    rule = forms.ChoiceField(label=_("What they mean"), choices=[("", _("choose")), *DANGERS])
