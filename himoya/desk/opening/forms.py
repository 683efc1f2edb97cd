"""What the first start asks."""

from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from himoya.common.say import LANGUAGES
from himoya.desk.forms import Form
from himoya.security.models import Account

LONGEST = 1024  # stretching a longer passphrase would be work for nothing
AREAS = ("Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")
TASHKENT = "Asia/Tashkent"


def hidden(autocomplete: str) -> forms.PasswordInput:
    return forms.PasswordInput(attrs={"autocomplete": autocomplete})


class Passphrase(Form):
    passphrase = forms.CharField(
        label=_("New passphrase"),
        help_text=_("12 characters or more. You type it each time Himoya starts."),
        max_length=LONGEST,
        strip=False,
        widget=hidden("new-password"),
    )
    again = forms.CharField(
        label=_("The same passphrase again"), max_length=LONGEST, strip=False, widget=hidden("new-password")
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if "again" in given and given.get("passphrase") != given["again"]:
            self.add_error("again", gettext("The two are not the same. Type it once more."))
        return given


class PaperKey(Form):
    key = forms.CharField(
        label=_("The paper key, as it stands on your paper"),
        help_text=_("Small letters and spaces do no harm."),
        max_length=200,
        widget=forms.Textarea(
            attrs={"rows": 3, "autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}
        ),
    )


class Unlock(Form):
    passphrase = forms.CharField(
        label=_("Passphrase or paper key"),
        max_length=LONGEST,
        strip=False,
        widget=hidden("current-password"),
    )


class Group(Form):
    """The group, and the account of the person who sits here."""

    group = forms.CharField(
        label=_("What your group is called"),
        help_text=_("It may stay empty. Only people who sign in see it."),
        max_length=120,
        required=False,
    )
    time_zone = forms.ChoiceField(
        label=_("Time zone"), help_text=_("Times on every page are of this zone."), initial=TASHKENT
    )
    language = forms.ChoiceField(
        label=_("Language of the pages for families"),
        help_text=_("When the phone of a family asks for none. Everybody can choose another one."),
        choices=list(LANGUAGES.items()),
    )
    name = forms.CharField(
        label=_("Your name"),
        help_text=_("As your helpers know you; it may stay empty."),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    username = forms.CharField(
        label=_("Username"),
        max_length=60,
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    password = forms.CharField(
        label=_("Password of this account, at least 12 characters"),
        help_text=_("Not the passphrase: this one is yours alone, and each helper has another."),
        max_length=LONGEST,
        strip=False,
        widget=hidden("new-password"),
    )
    again = forms.CharField(
        label=_("The same password again"), max_length=LONGEST, strip=False, widget=hidden("new-password")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        zone = self.fields["time_zone"]
        if isinstance(zone, forms.ChoiceField):
            zone.choices = [(name, name.replace("_", " ")) for name in time_zones()]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        password = given.get("password")
        if password is None:
            return given
        if "again" in given and password != given["again"]:
            self.add_error("again", gettext("The two are not the same. Type it once more."))
        try:
            validate_password(
                password, Account(username=given.get("username", ""), name=given.get("name", ""))
            )
        except ValidationError as error:
            self.add_error("password", error)
        return given


def time_zones() -> list[str]:
    """Names like "Asia/Tashkent", as this machine knows them."""
    known = (name for name in available_timezones() if name.partition("/")[0] in AREAS)
    return sorted({*known, TASHKENT})
