"""The form for one call: taps, and a line for whoever has time."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from himoya.cases.when import Span, span_of
from himoya.common.errors import BadInput
from himoya.contact.models import Call
from himoya.contact.said import ANSWERS, NEXT, NOT_ASKED
from himoya.contact.words import ASKED, KINDS, QUESTIONS
from himoya.desk.case.family_fields import Day, Line
from himoya.desk.forms import Form

LONGEST_CALL = 24 * 60  # minutes
NOW, TODAY, ON_A_DAY, ABOUT = "now", "today", "day", "about"
LAST_MOMENT = timedelta(days=1) - timedelta(microseconds=1)
CHIPS = forms.RadioSelect


class CallForm(Form):
    kind = forms.ChoiceField(
        label=_("What was it?"),
        choices=[(code, _(words)) for code, words in KINDS.items()],
        widget=CHIPS,
        initial=Call.Kind.VOICE,
        required=False,
        help_text=_("Only a voice, a video or a visit proves life. The rest is written down, too."),
    )
    when = forms.ChoiceField(
        label=_("When was it?"),
        choices=[
            (NOW, _("just now")),
            (TODAY, _("today, at this hour:")),
            (ON_A_DAY, _("on this day:")),
            (ABOUT, _("about then:")),
        ],
        widget=CHIPS,
        initial=NOW,
    )
    on = Day(label=_("Day"), required=False)
    hour = forms.TimeField(
        label=_("Hour"),
        help_text=_("By the group's clock. May stay empty."),
        required=False,
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
    )
    about = Line(
        label=_("Month, season or year"),
        help_text=_("Like: March 2026, spring, 2025."),
        required=False,
        max_length=60,
    )
    long = forms.ChoiceField(
        label=_("How many minutes?"),
        choices=[("", _("not known")), *((m, m) for m in ("1", "2", "5", "15")), ("other", _("other:"))],
        widget=CHIPS,
        required=False,
    )
    minutes = forms.DecimalField(
        label=_("Minutes"), required=False, min_value=0, max_value=LONGEST_CALL, max_digits=6,
        decimal_places=2, widget=forms.NumberInput(attrs={"inputmode": "decimal", "step": "0.5"}),
    )  # fmt: skip
    free = forms.ChoiceField(
        label=_("Could the person speak freely?"),
        choices=[("", _("not known")), (Call.Free.YES, _("yes")), (Call.Free.NO, _("no, somebody listened"))],
        widget=CHIPS,
        required=False,
    )
    next = Day(label=_("When is the next call?"), ahead=True, required=False)
    note = Line(label=_("What was said, in one line"), required=False, max_length=1000)
    voice = forms.FileField(
        label=_("Or say it: a voice note"),
        help_text=_("Kept encrypted with the files of the case."),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": "audio/*", "capture": "user"}),
    )

    def __init__(self, *args: Any, now: datetime, **more: Any) -> None:
        super().__init__(*args, auto_id="call_%s", **more)  # other forms of the case ask for a place, too
        self.now = now
        for question in ANSWERS:
            answers = [(code, _(words)) for code, words in ASKED[question].items()]
            self.fields[question] = forms.ChoiceField(
                label=_(QUESTIONS[question]), choices=answers, widget=CHIPS, initial=NOT_ASKED, required=False
            )

    @property
    def card(self) -> list[Any]:
        """The five questions, and the wish, as they are asked."""
        return [self[question] for question in ANSWERS]

    def said(self) -> dict[str, str]:
        """The answers, as `contact.said` takes them."""
        given = self.cleaned_data
        day = given["next"]
        return {question: given[question] for question in ANSWERS} | {NEXT: day.isoformat() if day else ""}

    def seconds(self) -> int | None:
        given = self.cleaned_data
        if given["minutes"] is not None:
            return int(given["minutes"] * 60)
        return int(given["long"]) * 60 if given["long"].isdigit() else None

    def span(self) -> tuple[datetime | None, datetime]:
        """Earliest and last moment, by the group's clock; the earliest is None when known to the minute."""
        given = self.cleaned_data
        today = timezone.localtime(self.now).date()
        if given["when"] == NOW:
            return None, self.now
        if given["when"] == ABOUT:
            return self._of_days(given["about"])
        day = given["on"] if given["when"] == ON_A_DAY else today
        if given["hour"]:
            return None, _by_the_clock(day, given["hour"])
        return self._of_days(Span(day, day))

    def _of_days(self, span: Span) -> tuple[datetime, datetime]:
        first, last = _by_the_clock(span.first, time()), _by_the_clock(span.last, time())
        return first, min(last + LAST_MOMENT, self.now)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("when") == ON_A_DAY and not given.get("on") and "on" not in self.errors:
            self.add_error("on", gettext("Say on which day."))
        if given.get("when") == ABOUT and "about" not in self.errors:
            try:
                given["about"] = span_of(given.get("about", ""), timezone.localtime(self.now).date())
            except BadInput as wrong:
                self.add_error("about", wrong.said(get_language() or "en"))
        return given


def _by_the_clock(day: date, hour: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, hour), timezone.get_current_timezone())
