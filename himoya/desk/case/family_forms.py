"""Forms about his family."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from himoya.common.say import N_
from himoya.desk.case.family_fields import Line, Text, Version, Why
from himoya.desk.case.kin import TO_HIM, choices
from himoya.desk.forms import Form


class NewRelative(Form):
    name = Line(label=_("Name"))
    relation = forms.ChoiceField(
        label=_("What is this person to the prisoner?"),
        choices=choices(TO_HIM, N_("not said")),
        required=False,
    )
    contact = Line(
        label=_("Phone, or where else they answer"),
        help_text=_("Hidden on every page until somebody asks for it; each look is written down."),
        required=False,
    )
    safe_hours = Line(
        label=_("When is it safe to call?"),
        help_text=_("For example: after 18:00, when the father-in-law is out."),
        max_length=120,
        required=False,
    )
    shared_phone = forms.BooleanField(label=_("Others use this phone too"), required=False)
    may_call = forms.BooleanField(label=_("We may call back"), required=False, initial=True)
    note = Text(label=_("Note"), required=False)

    def values(self) -> dict[str, Any]:
        """By the names of Relative's columns."""
        return {field: self.cleaned_data[field] for field in NewRelative.base_fields}


class EditRelative(NewRelative):
    """The contact is not shown here either: an empty field keeps it."""

    field_order = ("name", "relation", "contact", "forget")

    contact = Line(
        label=_("New phone, or where else they answer"),
        help_text=_("Leave it empty to keep the one we have."),
        required=False,
    )
    forget = forms.BooleanField(label=_("Remove the contact we have: it is no longer right"), required=False)
    why = Why(label=_("Why is this changed?"))
    version = Version()

    def __init__(self, *args: Any, standing: str, **kwargs: Any) -> None:
        """`standing`: the relation as it is written; one that is not on our list stays possible."""
        super().__init__(*args, **kwargs)
        if standing and standing not in TO_HIM:
            relation = self.fields["relation"]
            assert isinstance(relation, forms.ChoiceField)  # noqa: S101 -- for the type checker
            relation.choices = [*choices(TO_HIM, N_("not said")), (standing, standing)]

    def edits(self) -> dict[str, Any]:
        values = self.values()
        if not values["contact"] and not self.cleaned_data["forget"]:
            del values["contact"]
        return values


class Withdrawal(Form):
    why = Why()
