"""Forms about accounts."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from himoya.common.say import LANGUAGES
from himoya.desk.forms import Form
from himoya.desk.staff.words import role_choices
from himoya.security.models import Account
from himoya.security.passwords import LONGEST, faults

LONGEST_NAME = 120
LONGEST_USERNAME = 60
NO_WORD = {"autocapitalize": "none", "spellcheck": "false"}


def _password(label: Any, kind: str = "new-password", **more: Any) -> forms.CharField:
    # A space at an end may be part of a password.
    widget = forms.PasswordInput(attrs={"autocomplete": kind})
    return forms.CharField(label=label, max_length=LONGEST, strip=False, widget=widget, **more)


def _language() -> forms.ChoiceField:
    return forms.ChoiceField(label=_("Language of your pages"), choices=list(LANGUAGES.items()))


class NewPassword(Form):
    """A password typed twice, judged for `account`."""

    password = _password(
        _("Your new password"),
        help_text=_("At least 12 characters. Four words that do not belong together are best."),
    )
    again = _password(_("The same password again"))

    def __init__(self, *args: Any, account: Account, **kwargs: Any) -> None:
        self.account = account
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        password, again = cleaned.get("password"), cleaned.get("again")
        if password and again and password != again:
            self.add_error("again", _("The two passwords are not the same. Type it once more."))
        if password:
            for sentence in faults(password, self.account):
                self.add_error("password", sentence)
        return cleaned


class Joining(NewPassword):
    """What an invited person chooses."""

    username = forms.CharField(
        label=_("Username"),
        max_length=LONGEST_USERNAME,
        help_text=_("You sign in with it. It need not be your name."),
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    name = forms.CharField(
        label=_("How others see you"),
        max_length=LONGEST_NAME,
        help_text=_("A first name is enough."),
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
    language = _language()
    field_order = ("username", "name", "language", "password", "again")

    def clean(self) -> dict[str, Any]:
        # The password is judged beside the name it may be too much like.
        self.account.username = self.cleaned_data.get("username", "")
        self.account.name = self.cleaned_data.get("name", "")
        return super().clean()


class OwnPassword(NewPassword):
    old = _password(_("Your password of now"), "current-password")
    field_order = ("old", "password", "again")


class OwnDetails(Form):
    name = forms.CharField(label=_("How others see you"), max_length=LONGEST_NAME)
    language = _language()


class Inviting(Form):
    role = forms.ChoiceField(label=_("What the invited person will be"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["role"]
        if isinstance(field, forms.ChoiceField):
            field.choices = role_choices()


class PasswordAgain(Form):
    password = _password(_("Your password"), "current-password")


class CodeOfNow(Form):
    code = forms.CharField(
        label=_("The six digits the program shows now"),
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )


class NewKey(Form):
    name = forms.CharField(
        label=_("How you will know this key"),
        max_length=60,
        help_text=_("For example: my phone, the blue key."),
    )


class EmailAddress(Form):
    address = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=200,
        error_messages={"invalid": _("This is no e-mail address. Write it as name@host, and nothing else.")},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class TelegramNumber(Form):
    address = forms.RegexField(
        r"\A[1-9][0-9]{4,15}\Z",
        label=_("Your number in Telegram"),
        max_length=20,
        help_text=_("Digits, not a phone number and not @name. Bots such as @userinfobot tell it."),
        error_messages={"invalid": _("This is no number of a Telegram account: it has digits only.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


class SentCode(Form):
    code = forms.CharField(
        label=_("The six digits that were sent"),
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )
