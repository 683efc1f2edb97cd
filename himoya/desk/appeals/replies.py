"""What came back: written down as it is, then judged question by question."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from himoya.appeals.actions import add_reply, grade, ungrade, withdraw_reply
from himoya.appeals.models import Appeal, Reply
from himoya.appeals.packs.rows import AnswerCheck, LegalBasis
from himoya.appeals.queries import letter_of, pack_of
from himoya.appeals.words import GRADES
from himoya.common.errors import BadInput
from himoya.common.roles import Right
from himoya.common.say import N_
from himoya.desk.appeals.frame import form_page, kept_file, language, pressed, the_letter, to_letter, today
from himoya.desk.case.family_fields import Day, Line
from himoya.desk.case.fields import Story
from himoya.desk.forms import Form
from himoya.security.access import StaffRequest, allow


class ReplyForm(Form):
    dated = Day(label=_("Day that the answer bears"))
    received_on = Day(label=_("Came on"), initial=today)
    number = Line(label=_("Its number"), max_length=80, required=False)
    authority = Line(label=_("Who answered, if it was somebody else"), max_length=200, required=False)
    text = Story(label=_("Its words"), help_text=_("Paste them, or add the file below."), required=False)
    file = forms.FileField(label=_("Photo or scan, with all its pages"), required=False)


class GradeForm(Form):
    """A grade for each numbered question, the checks of the law, and what it is worth as a whole."""

    def __init__(
        self, data: Any, reply: Reply, asked: list[tuple[str, str]], checks: list[AnswerCheck]
    ) -> None:
        super().__init__(data)
        grades = [(code, gettext(words)) for code, words in GRADES.items()]
        for number, question in asked:
            self.fields[f"q{number}"] = forms.ChoiceField(
                label=f"{number}. {question}", choices=[("", "—"), *grades], required=False,
                initial=reply.questions.get(number, ""),
            )  # fmt: skip
        for check in checks:
            self.fields[f"c_{check.id}"] = forms.BooleanField(
                label=check.check.said(language()), required=False, initial=reply.checks.get(check.id, False)
            )
        self.fields["worth"] = forms.ChoiceField(
            label=gettext("What is it worth as a whole?"), choices=grades, widget=forms.RadioSelect,
            initial=reply.grade or reply.proposed,
            help_text=gettext("An interim reply and a letter passed on stop no clock."),
        )  # fmt: skip

    def questions(self) -> dict[str, str]:
        return {name[1:]: worth for name, worth in self.cleaned_data.items() if name[0] == "q" and worth}

    def checks(self) -> dict[str, bool]:
        return {name[2:]: bool(yes) for name, yes in self.cleaned_data.items() if name.startswith("c_")}


def questions_of(one: Appeal) -> Iterator[tuple[str, str]]:
    """(number, question) as they stand in the letter."""
    try:
        made = letter_of(one, today())
    except BadInput:
        return
    for part in made.blocks:
        for item in part.items:
            if part.kind == "questions" and item.form == "number":
                yield item.mark.rstrip("."), item.text()


def checks_of(one: Appeal) -> list[AnswerCheck]:
    """What the law wants of an answer to this letter."""
    pack = pack_of(one)
    laws = {law.id: law.source_id for law in pack.every(LegalBasis)}
    acts = {laws[basis] for basis in one.facts.get("basis", []) if basis in laws}
    return [check for check in pack.every(AnswerCheck) if laws.get(check.basis_id) in acts]


@allow(Right.WORK)
@require_http_methods(["GET", "HEAD", "POST"])
def new_reply(request: StaffRequest, number: int, letter: int) -> HttpResponse:
    case, one = the_letter(request, number, letter)
    form = ReplyForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        typed = {name: value for name, value in form.cleaned_data.items() if name != "file"}
        try:
            file = kept_file(request, case, form, "file", gettext("Answer to a letter"))
            add_reply(one, **typed, file=file, by=request.user)
        except BadInput as error:
            form.add_error(None, error.said(language()))
        else:
            messages.success(request, gettext("Kept. No clock stops before somebody says what it is worth."))
            return to_letter(case, one, "answers")
    values = {"heading": gettext("An answer came"), "button": gettext("Keep the answer")}
    return form_page(request, case, one, form, values, 422 if request.method == "POST" else 200)


@allow(Right.WORK)
@require_http_methods(["GET", "HEAD", "POST"])
def one_reply(request: StaffRequest, number: int, letter: int, reply: int) -> HttpResponse:
    case, one = the_letter(request, number, letter)
    row = get_object_or_404(Reply.objects.select_related("appeal"), pk=reply, appeal=one, withdrawn_at=None)
    form = GradeForm(request.POST or None, row, list(questions_of(one)), checks_of(one))
    if form.is_valid():
        act = partial(
            grade,
            row,
            form.cleaned_data["worth"],
            questions=form.questions(),
            checks=form.checks(),
            by=request.user,
        )
        return pressed(request, case, one, act, N_("Written down. The clocks were counted anew."))
    values = {
        "heading": gettext("What is the answer worth?"),
        "button": gettext("Write it down"),
        "reply": row,
    }
    return form_page(request, case, one, form, values, 422 if request.method == "POST" else 200)


@allow(Right.WORK)
@require_POST
def reply_back(request: StaffRequest, number: int, letter: int, reply: int) -> HttpResponse:
    case, one = the_letter(request, number, letter)
    row = get_object_or_404(Reply.objects.select_related("appeal"), pk=reply, appeal=one)
    said = N_("Taken back. The clocks were counted anew.")
    return pressed(request, case, one, partial(withdraw_reply, row, by=request.user), said)


@allow(Right.WORK)
@require_POST
def grade_back(request: StaffRequest, number: int, letter: int, reply: int) -> HttpResponse:
    case, one = the_letter(request, number, letter)
    row = get_object_or_404(Reply.objects.select_related("appeal"), pk=reply, appeal=one)
    said = N_("Nobody has judged it now. Its clocks run again.")
    return pressed(request, case, one, partial(ungrade, row, by=request.user), said)
