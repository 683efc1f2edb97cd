"""The forms for writing down, correcting and withdrawing one thing that is known."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from himoya.cases.kinds import DAYS, KINDS, SPANS, clean_value
from himoya.cases.words import GRADES
from himoya.common.errors import BadInput
from himoya.desk.case.family_fields import Day, Line, Why
from himoya.desk.case.shown import choices_of, heading_of
from himoya.desk.forms import Form

HELP = {
    **dict.fromkeys(DAYS, _("A day like 16.11.2026.")),
    **dict.fromkeys(SPANS, _("A day like 16.11.2026, or what is known of it: March 2026, spring 2026.")),
    "birth_date": _("A day like 16.11.2026, or only the year."),
    "article": _("A number, like 228 or 228.1."),
    "facility": _("Like IK-71 Tomsk oblast, or what is known."),
}


class StateForm(Form):
    """One value of one kind. `cleaned_data["value"]` is as it is stored."""

    value = forms.CharField(max_length=1000)
    grade = forms.ChoiceField(label=_("How sure is it?"), initial="V1")
    known_on = Day(label=_("Known since"), help_text=_("The day somebody told it or saw it."))
    how_known = Line(
        label=_("How is it known?"),
        required=False,
        max_length=300,
        help_text=_("Like: by phone, in the person's own words."),
    )

    def __init__(self, *args: Any, kind: str, today: date, **more: Any) -> None:
        super().__init__(*args, **more)
        self.kind, self.today = kind, today
        if KINDS[kind].codes:
            words = choices_of(kind)
            self.fields["value"] = forms.ChoiceField(choices=[("", gettext("choose")), *words])
        self.fields["value"].label = heading_of(kind)
        self.fields["value"].help_text = HELP.get(kind, "")
        self.fields["grade"].choices = [  # type: ignore[attr-defined]  # a choice field
            (code, gettext(words)) for code, words in GRADES.items()
        ]
        self.initial.setdefault("known_on", today)

    def clean_value(self) -> str:
        try:
            return clean_value(self.kind, self.cleaned_data["value"], self.today)
        except BadInput as wrong:
            raise forms.ValidationError(wrong.said(get_language() or "en")) from wrong


class CorrectForm(StateForm):
    why = Why(label=_("Why do you correct it?"))


class WithdrawForm(Form):
    why = Why(label=_("Why is it not so?"))
