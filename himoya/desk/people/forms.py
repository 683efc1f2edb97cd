"""Forms of the list of people."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TypeAlias

from django import forms
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from himoya.cases.words import STATUSES, VALUES
from himoya.common.roles import Right, may
from himoya.desk.forms import Form
from himoya.desk.people.filters import NO_CASE, NOBODY
from himoya.desk.people.places import Place
from himoya.desk.tags import level_words
from himoya.security.models import Account
from himoya.urgency import Level

Choices: TypeAlias = tuple[tuple[str, str], ...]
ANY = ("", _("any"))


class SearchForm(Form):
    words = forms.CharField(
        label=_("Search"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
        help_text=_("A name in any spelling or alphabet, a phone, the number of a case, or a place."),
    )


class FilterForm(Form):
    """Shown filled with what is asked; it is read by filters.filters_from, which forgives what is no code."""

    level = forms.ChoiceField(label=_("Alarm"), required=False)
    contract = forms.ChoiceField(label=_("Army contract, somebody says"), required=False)
    place = forms.ChoiceField(label=_("Place, somebody says"), required=False)
    status = forms.ChoiceField(label=_("Case"), required=False)
    owner = forms.ChoiceField(label=_("Who works on it"), required=False)
    sex = forms.ChoiceField(label=_("Man or woman"), required=False)
    quiet = forms.IntegerField(
        label=_("No call for so many days"), required=False, min_value=1, max_value=3650
    )
    told = forms.IntegerField(
        label=_("Told of in the last so many days"), required=False, min_value=1, max_value=3650
    )
    sort = forms.ChoiceField(label=_("Order"), required=False)
    unread = forms.BooleanField(label=_("Nothing accepted yet"), required=False)
    mine = forms.BooleanField(label=_("Only mine and what was given to me"), required=False)

    def __init__(self, places: Choices, owners: Choices, **given: object) -> None:
        """`places` and `owners`: (what stands in the address, what is shown)."""
        super().__init__(**given)
        self._offer("level", [(level.value, level_words(level)) for level in Level if level_words(level)])
        self._offer("contract", [(code, _(said)) for code, said in VALUES["contract"].items()])
        self._offer("sex", [(code, _(said)) for code, said in VALUES["sex"].items()])
        self._offer(
            "status", [(NO_CASE, _("no case yet")), *((code, _(said)) for code, said in STATUSES.items())]
        )
        self._offer("owner", [(NOBODY, _("nobody yet")), *owners])
        self._offer("place", places)
        self.fields["sort"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            ("", _("most urgent first")),
            ("told", _("last told of first")),
            ("name", _("by name")),
        ]

    def _offer(self, name: str, choices: Sequence[tuple[str, object]]) -> None:
        self.fields[name].choices = [ANY, *choices]  # type: ignore[attr-defined]  # a ChoiceField


def drawn_filters(places: Sequence[Place], owners: Sequence[Account], terms: Mapping[str, str]) -> SafeString:
    """The fields with `terms` in them. Drawn once for the same choices: its lists have a hundred lines."""
    offered = tuple((place.mark, f"{place.words} ({place.times})") for place in places)
    who = tuple((str(one.pk), shown(one)) for one in owners)
    return _drawn(get_language() or "en", offered, who, tuple(terms.items()))


@lru_cache(maxsize=64)
def _drawn(language: str, places: Choices, owners: Choices, terms: Choices) -> SafeString:
    """In `language`, the page's own."""
    return SafeString(FilterForm(places, owners, initial=dict(terms)))


class SaveForm(Form):
    name = forms.CharField(
        label=_("Name of this filter"),
        max_length=60,
        help_text=_("Without a person's name, please: whoever looks over your shoulder can read it."),
    )


class GiveForm(Form):
    to = forms.ChoiceField(label=_("Give the ticked cases to"))

    def __init__(self, helpers: Sequence[Account], **given: object) -> None:
        super().__init__(**given)
        self.fields["to"].choices = [(str(one.pk), shown(one)) for one in helpers]  # type: ignore[attr-defined]


def shown(account: Account) -> str:
    return account.name or account.username


def helpers() -> list[Account]:
    """Everybody who may be given a case."""
    active = Account.objects.filter(is_active=True).order_by("name", "username")
    return [account for account in active if may(account.role, Right.SEE_CASES)]
