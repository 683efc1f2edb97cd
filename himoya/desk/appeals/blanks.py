"""Form fields for what stands in a letter: one for each kind of value, none of them compulsory."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from himoya.appeals.letters.fields import FIELDS
from himoya.appeals.letters.filling import BODIES
from himoya.appeals.letters.spelling import word, words
from himoya.appeals.letters.tidy import tidy
from himoya.appeals.packs.rows import Authority
from himoya.appeals.queries import current_pack
from himoya.cases.kinds import FIRST_YEAR, clean_value
from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.desk.appeals.frame import language, today
from himoya.desk.case.family_fields import Day, Line, Text
from himoya.people.kin import TO_HIM

AHEAD = frozenset({"due_on"})  # the only day of a letter that may lie in the future
STEPS = "steps_taken"
IN_MONTHS = N_("In months: eight years are 96.")


class LetterDay(Day):
    """A day of a letter, as text: a person may have been born before 1990."""

    def validate(self, value: Any) -> None:
        forms.DateField.validate(self, value)
        if value and value.year < FIRST_YEAR:
            raise ValidationError(gettext("This day is too long ago. Check the year."))
        if value and not self.ahead and value > today():
            raise ValidationError(gettext("This day lies in the future. Check the year."))


class BirthDate(Line):
    """A day, or only the year."""

    def clean(self, value: Any) -> str:
        text = str(super().clean(value) or "")
        try:
            return clean_value("birth_date", text, today()) if text else ""
        except BadInput as error:
            raise ValidationError(error.said(language())) from error


def field_for(name: str, value: Any) -> forms.Field:
    """The field of the form for this field of a letter; `value`: what stands there, "" or [] for nothing."""
    about = {"label": gettext(FIELDS[name].label), "required": False, "initial": value}
    kind = FIELDS[name].kind
    if name == "birth_date":
        return BirthDate(max_length=20, **about)
    if name in BODIES:
        return forms.ChoiceField(choices=_bodies(value), **about)
    if kind == "date" and (not value or _is_day(value)):
        return LetterDay(ahead=name in AHEAD, **about)
    if kind == "months" and (not value or str(value).isdigit()):
        return forms.IntegerField(min_value=1, max_value=600, help_text=gettext(IN_MONTHS), **about)
    if kind == "number":
        return forms.IntegerField(min_value=0, max_value=100_000, **about)
    if kind == "kinship":
        return forms.ChoiceField(choices=_kinship(value), **about)
    if kind == "papers":
        ticks = forms.CheckboxSelectMultiple
        return forms.MultipleChoiceField(choices=_papers(name, value), widget=ticks, **about)
    if kind == "free":
        return Text(max_length=4000, **about)
    if kind == "numbers":
        return Line(max_length=120, **{**about, "initial": ", ".join(value)})
    return Line(max_length=300, **about)


def text_of_value(name: str, cleaned: Any) -> Any:
    """What was typed, as a letter holds it."""
    if FIELDS[name].kind == "numbers":
        return [one.strip() for one in str(cleaned or "").split(",") if one.strip()]
    if isinstance(cleaned, date):
        return cleaned.isoformat()
    if isinstance(cleaned, list):
        return cleaned
    return "" if cleaned is None else tidy(cleaned)


def said(name: str, value: Any) -> str:
    """A value in the reader's words."""
    if isinstance(value, list):
        return "\n".join(word("papers", one, language()) if one in words("papers") else one for one in value)
    if name in BODIES:
        found = current_pack().get(Authority, value)
        return found.name.said(language()) if found else value
    if FIELDS[name].kind == "kinship":
        return gettext(TO_HIM[value]) if value in TO_HIM else value
    if FIELDS[name].kind == "date" and _is_day(value):
        return f"{date.fromisoformat(value):%d.%m.%Y}"
    return str(value)


def _is_day(value: str) -> bool:
    try:
        return bool(date.fromisoformat(value))
    except ValueError:
        return False


def _bodies(value: str) -> list[tuple[str, str]]:
    found = sorted((one.name.said(language()), one.id) for one in current_pack().every(Authority))
    known = [("", "—"), *((code, name) for name, code in found)]
    return known if value in dict(known) else [*known, (value, value)]


def _kinship(value: str) -> list[tuple[str, str]]:
    known = [("", "—"), *((code, gettext(said)) for code, said in TO_HIM.items() if code in words("kinship"))]
    return known if value in dict(known) else [*known, (value, value)]


def _papers(name: str, value: list[str]) -> list[tuple[str, str]]:
    fitting = [code for code in words("papers") if code.startswith("asked_") is (name == STEPS)]
    shown = [(code, word("papers", code, language())) for code in fitting]
    return [*shown, *((one, said(name, [one])) for one in value if one not in fitting)]
