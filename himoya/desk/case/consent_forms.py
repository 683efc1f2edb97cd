"""The form for an answer, and the words of its codes."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as say_now
from django.utils.translation import gettext_lazy as _

from himoya.common.say import LANGUAGES, N_
from himoya.desk.case.family_fields import Day, Line, today
from himoya.desk.case.kin import GIVERS, choices
from himoya.desk.forms import Form
from himoya.people.models import Consent
from himoya.people.recipients import RECIPIENTS
from himoya.people.rules import half_a_year_after

LONGEST = timedelta(days=2 * 366)
ANSWERS = {"yes": N_("Yes"), "no": N_("No"), "ask": N_("Ask each time")}
SCOPES = {
    "not_military": N_("Everything but military facts"),
    "place_and_health": N_("Only where he is and how he is"),
    "everything": N_("Everything, military facts too"),
}
ASKED_IN = {**LANGUAGES, "kaa": "Qaraqalpaqsha", "tg": "Тоҷикӣ", "ky": "Кыргызча", "other": N_("another")}


class NewConsent(Form):
    recipient = forms.ChoiceField(
        label=_("To whom"), choices=[(code, _(words.name)) for code, words in RECIPIENTS.items()]
    )
    answer = forms.ChoiceField(label=_("The answer"), choices=choices(ANSWERS), widget=forms.RadioSelect)
    given_by = Line(label=_("Who said it"), help_text=_("The name of the person who answered."))
    giver_relation = forms.ChoiceField(
        label=_("What is this person to the prisoner?"),
        choices=choices(GIVERS, N_("choose")),
        help_text=_("The prisoner's own word counts most: a no of his stands above a yes of the family."),
    )
    scope = forms.ChoiceField(label=_("What may be told"), choices=choices(SCOPES))
    language = forms.ChoiceField(
        label=_("Asked in which language"), choices=choices(ASKED_IN, N_("not said")), required=False
    )
    given_on = Day(label=_("Said on"), initial=today)
    expires_on = Day(
        label=_("Holds until"),
        required=False,
        ahead=True,
        help_text=_("Empty: for six months. Ask again then."),
    )

    def clean(self) -> dict[str, Any]:
        values = self.cleaned_data
        given: date | None = values.get("given_on")
        if given is None or "expires_on" not in values:
            return values
        ends: date = values["expires_on"] or half_a_year_after(given)
        if ends < given:
            self.add_error("expires_on", say_now("This day is before the day of the answer. Check both."))
        elif ends - given > LONGEST:
            self.add_error("expires_on", say_now("An answer holds for two years at most. Then ask again."))
        return {**values, "expires_on": ends}


class ConsentWithdrawal(Form):
    why = Line(label=_("Why"), max_length=300)
    on = Day(label=_("From which day"), initial=today)

    def __init__(self, *args: Any, given_on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.given_on = given_on

    def clean_on(self) -> date:
        day: date = self.cleaned_data["on"]
        if day < self.given_on:
            raise forms.ValidationError(say_now("This day is before the day of the answer. Check both."))
        return day


def answer_words(consent: Consent) -> str:
    return say_now(ANSWERS.get(consent.answer, consent.answer))


def scope_words(consent: Consent) -> str:
    return say_now(SCOPES.get(consent.scope, consent.scope))
