"""What a family taps about a call: everything but the code may stay as it is."""

from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.contact.said import ANSWERS, NEXT, NOT_ASKED, clean_said
from himoya.contact.words import ASKED, QUESTIONS
from himoya.evidence.actions import check_size
from himoya.family.call_telling import CallTold
from himoya.family.forms import Code, Story

NOW, TODAY, ON_A_DAY = "now", "today", "day"
LONGEST_AGO = timedelta(days=3 * 365)
MOST = 1_000  # characters of her own line
A_DAY = timedelta(days=1) - timedelta(microseconds=1)
SAY_THE_DAY = N_("Say on which day.")
TOO_LONG_AGO = N_("This day is too long ago. Check the year.")
AHEAD = N_("This call lies in the future. Check its date and time.")


def _day(label: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        input_formats=("%Y-%m-%d", "%d.%m.%Y"),
        error_messages={"invalid": _("There is no such day. Write it like 16.11.2026.")},
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "autocomplete": "off"}),
    )


class CallForm(Code):
    use_required_attribute = True

    token = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)
    when = forms.ChoiceField(
        label=_("When was it?"),
        choices=[(NOW, _("just now")), (TODAY, _("today")), (ON_A_DAY, _("on another day"))],
        widget=forms.RadioSelect,
        initial=NOW,
    )
    on = _day(_("Which day?"))
    hour = forms.TimeField(
        label=_("At what hour, if you know?"),
        required=False,
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time", "autocomplete": "off"}),
    )
    long = forms.ChoiceField(
        label=_("How many minutes?"),
        choices=[("", _("not known")), *((minutes, minutes) for minutes in ("1", "2", "5", "15"))],
        widget=forms.RadioSelect,
        required=False,
    )
    next = _day(_("When is the next call, if it was said?"))
    story = Story(
        label=_("A word more, if you like"),
        help_text=_("What was said, how the voice was."),
        max_length=MOST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
    )

    voice = forms.FileField(
        label=_("Or say it: a voice note"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": "audio/*", "capture": "user"}),
    )

    def __init__(self, *args: Any, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.now = timezone.localtime(now)
        for question in ANSWERS:
            self.fields[question] = forms.ChoiceField(
                label=_(QUESTIONS[question]),
                choices=[(code, _(words)) for code, words in ASKED[question].items()],
                widget=forms.RadioSelect,
                initial=NOT_ASKED,
                required=False,
            )
        # She may sit in another country than the group: the clock that is meant is shown.
        shown = gettext("By the clock that shows %(time)s now.") % {"time": f"{self.now:%H:%M}"}
        self.fields["hour"].help_text = shown

    @property
    def card(self) -> list[Any]:
        """The five questions, and the wish, as they are asked."""
        return [self[question] for question in ANSWERS]

    def told(self) -> CallTold:
        given = self.cleaned_data
        earliest, at = given["span"]
        return CallTold(
            at=at,
            today=self.now.date(),
            earliest=earliest,
            minutes=int(given["long"]) if given["long"] else None,
            said=given["said"],
            line=given["story"],
            as_sent=repr(sorted((name, str(given.get(name, ""))) for name in self.fields if name != "code")),
            voice=_content(given["voice"]) if given["voice"] else b"",
        )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("voice"):
            try:
                check_size(given["voice"].size or 0)
            except BadInput as wrong:
                self.add_error("voice", wrong.said(get_language() or "en"))
        if self.errors:
            return given
        try:
            given["span"] = self._span()
            day = given["next"]
            answers = {question: given[question] for question in ANSWERS}
            given["said"] = clean_said(
                answers | {NEXT: day.isoformat() if day else ""}, timezone.localtime(given["span"][1]).date()
            )
        except BadInput as wrong:
            self.add_error(None if given.get("span") is None else "next", wrong.said(get_language() or "en"))
        return given

    def _span(self) -> tuple[datetime | None, datetime]:
        """Earliest and last moment; the earliest is None when the call is known to the minute."""
        given = self.cleaned_data
        if given["when"] == NOW:
            return None, self.now
        day = given["on"] if given["when"] == ON_A_DAY else self.now.date()
        if day is None:
            raise BadInput(SAY_THE_DAY)
        if not self.now.date() - LONGEST_AGO <= day:
            raise BadInput(TOO_LONG_AGO)
        first = _moment(day, given["hour"] or time())
        if first > self.now:
            raise BadInput(AHEAD)
        return (None, first) if given["hour"] else (first, min(first + A_DAY, self.now))


def _content(given: UploadedFile) -> bytes:
    """What was sent; not copied when it lies in memory already, as our settings want it."""
    inner = given.file
    return inner.getvalue() if isinstance(inner, BytesIO) else given.read()


def _moment(day: date, hour: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, hour), timezone.get_current_timezone())
