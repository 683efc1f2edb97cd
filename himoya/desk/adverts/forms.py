"""What is pasted to be checked, and with which case it is to be kept."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from himoya.desk.case.family_fields import Day, Line, Text
from himoya.desk.forms import Form
from himoya.intake.taking import LONGEST


class AdvertText(Text):
    """The text as it was pasted; the browser's line ends become one kind."""

    def to_python(self, value: object) -> str:
        return super().to_python(value).replace("\r\n", "\n")


class Check(Form):
    text = AdvertText(
        label=_("The text"),
        help_text=_("An advertisement, an offer, or what a stranger wrote. Paste all of it."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 8}),
    )


class Keep(Form):
    text = AdvertText(max_length=LONGEST, widget=forms.HiddenInput)
    case = Line(
        label=_("With which case"),
        help_text=_("The number of the case, or his name."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    told_by = Line(label=_("Who gave it"), required=False)
    place = Line(
        label=_("Where it stood"),
        help_text=_("For example: the name of the channel, the account that wrote."),
        max_length=120,
        required=False,
    )
    seen = Day(label=_("When it was seen"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "keep-%s", **kwargs})  # two forms stand on one page
