"""What we ask a family: little, and nearly all of it may stay empty."""

import secrets
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from himoya.family.telling import KIN, Told

MOST = 10_000  # characters of a story: three printed pages


def _line(label: Any, help_text: Any, most: int = 200, **attrs: str) -> forms.CharField:
    # Nothing is offered from what was typed in this browser before: others may use the phone.
    widget = forms.TextInput(attrs={"autocomplete": "off", **attrs})
    return forms.CharField(label=label, help_text=help_text, max_length=most, required=False, widget=widget)


class Story(forms.CharField):
    """Counts line breaks as the phone does: it sends two signs for each and shows one."""

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n")


class Door(forms.Form):
    use_required_attribute = True

    token = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)
    story = Story(
        label=_("What happened?"),
        help_text=_("In your own words: when, where, who said what. What does he or she want?"),
        max_length=MOST,
        widget=forms.Textarea(attrs={"rows": 7, "autocomplete": "off"}),
    )
    name = _line(_("His or her name"), _("As you write it yourself. A nickname will do for now."))
    kin = forms.ChoiceField(label=_("Who is this person to you?"), required=False)
    place = _line(
        _("Where is he or she, if you know"),
        _("City, prison, number of the colony, or the last place known."),
    )
    contact = _line(
        _("How can we reach you?"),
        _(
            "A phone number or a Telegram name. Leave it empty if others read or answer your phone: "
            "you can come back here with a code."
        ),
    )
    hours = _line(
        _("When is it safe to call or write?"), _("For example: after eight in the evening, messages only.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        kin = self.fields["kin"]
        if isinstance(kin, forms.ChoiceField):
            kin.choices = [("", "—"), *((code, _(words)) for code, words in KIN.items())]

    def told(self) -> Told:
        given = {name: self.cleaned_data[name] for name in Told.__slots__}
        return Told(**given)


class Code(forms.Form):
    code = forms.CharField(
        label=_("Your code"),
        help_text=_("Small letters, gaps and either keyboard will do."),
        max_length=100,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})


def new_token() -> str:
    return secrets.token_urlsafe(18)
