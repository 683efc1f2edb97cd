"""Fields for what people type into a case: one line, a longer text, a day."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as say_now
from django.utils.translation import gettext_lazy as _

from himoya.cases.kinds import tidy
from himoya.common import clock

EARLIEST = date(1990, 1, 1)
LONGEST_TEXT = 4000


def today() -> date:
    """The day in the group's time zone."""
    return timezone.localdate(clock.now())


class Line(forms.CharField):
    """One line. Marks that turn the direction of writing, which phones add to pasted numbers, are dropped."""

    def __init__(self, *, max_length: int = 200, **kwargs: Any) -> None:
        super().__init__(max_length=max_length, **kwargs)

    def to_python(self, value: object) -> str:
        text = str(super().to_python(value) or "")
        # A NUL is refused by the field's own check, with a sentence.
        return text if "\0" in text else " ".join(tidy(text).split())


class Text(Line):
    """Some lines, up to 4,000 characters."""

    widget = forms.Textarea(attrs={"rows": 3})

    def __init__(self, *, max_length: int = LONGEST_TEXT, **kwargs: Any) -> None:
        super().__init__(max_length=max_length, **kwargs)

    def to_python(self, value: object) -> str:
        text = str(forms.CharField.to_python(self, value) or "")
        return text if "\0" in text else tidy(text)


class Day(forms.DateField):
    """A day, picked or typed as 2026-11-16 or 16.11.2026. `ahead`: it may lie in the future."""

    input_formats = ("%Y-%m-%d", "%d.%m.%Y")

    def __init__(self, *, ahead: bool = False, **kwargs: Any) -> None:
        self.ahead = ahead
        picker = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        errors = {"invalid": _("There is no such day. Write it like 16.11.2026.")}
        super().__init__(
            **{"widget": picker, "error_messages": errors, "input_formats": self.input_formats, **kwargs}
        )

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is None:
            return
        if value < EARLIEST:
            raise ValidationError(say_now("This day is too long ago. Check the year."))
        if not self.ahead and value > today():
            raise ValidationError(say_now("This day lies in the future. Check the year."))


class Version(forms.IntegerField):
    """Which version of a row the page showed when it was opened."""

    def __init__(self) -> None:
        super().__init__(min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput)


class Why(Line):
    """The reason that stands in the history."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=300, **{"label": _("Why"), **kwargs})
