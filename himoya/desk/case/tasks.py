"""What is to be done, by whom, by which day."""

from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from himoya.cases.actions import add_task, finish_task, reopen_task
from himoya.cases.models import Case, Task
from himoya.cases.queries import accounts_with, tasks_of
from himoya.common import clock
from himoya.common.roles import Right
from himoya.desk.case.family_fields import Day, Line
from himoya.desk.case.fields import WhichAccount
from himoya.desk.case.frame import alone, back, the_case
from himoya.desk.case.masking import for_eyes
from himoya.desk.forms import Form
from himoya.security.access import StaffRequest, allow
from himoya.security.models import Account

LATEST = timedelta(days=2 * 366)
MOST_OPEN, FEW_DONE, MOST_DONE = 50, 3, 100


def _soon_enough(day: date) -> None:
    if day > timezone.localtime(clock.now()).date() + LATEST:
        raise forms.ValidationError(gettext("Choose a day within the next two years."))


class TaskForm(Form):
    text = Line(label=_("What is to be done?"), max_length=300)
    due_on = Day(label=_("By which day?"), required=False, ahead=True, validators=[_soon_enough])
    assigned_to = WhichAccount(
        label=_("Who does it?"), queryset=Account.objects.none(), required=False, empty_label=_("anybody")
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        who: forms.ModelChoiceField[Account] = self.fields["assigned_to"]  # type: ignore[assignment]
        who.queryset = accounts_with(Right.WORK)


def section(case: Case, account: Account, now: datetime, *, done: int = FEW_DONE) -> dict[str, Any]:
    today = timezone.localtime(now).date()
    standing = tasks_of(case).filter(done_at=None)
    finished = list(tasks_of(case).filter(done_at__isnull=False).order_by("-done_at", "-pk")[: done + 1])
    waiting = sorted(standing[:MOST_OPEN], key=_soonest_first)
    for task in waiting + finished:
        task.text = for_eyes(account.role, task.text)
    return {
        "case": case,
        "tasks": waiting,
        "done": finished[:done],
        "more": len(finished) > done,
        "today": today,
    }


def _soonest_first(task: Task) -> tuple[bool, date, int]:
    return (task.due_on is None, task.due_on or date.max, task.pk)


@allow(Right.WORK)
@require_http_methods(["GET", "HEAD", "POST"])
def tasks(request: StaffRequest, number: int) -> HttpResponse:
    case, now = the_case(request, number), clock.now()
    if request.method != "POST":
        values = {**section(case, request.user, now, done=MOST_DONE), "more": False, "form": TaskForm()}
        return alone(request, case, "tasks", values, now, status=200)
    form = TaskForm(request.POST)
    if not form.is_valid():
        return alone(request, case, "tasks", {**section(case, request.user, now), "form": form}, now)
    add_task(case, **form.cleaned_data, by=request.user)
    messages.success(request, gettext("It stands on the list."))
    return back(case, "tasks")


@allow(Right.WORK)
@require_POST
def tick(request: StaffRequest, number: int, task: int) -> HttpResponse:
    """Done, or not done after all."""
    case = the_case(request, number)
    one = get_object_or_404(Task, pk=task, case=case)
    if request.POST.get("done") == "no":
        reopen_task(one, by=request.user)
        messages.success(request, gettext("It is open again."))
    else:
        finish_task(one, by=request.user)
        messages.success(request, gettext("Done."))
    return back(case, "tasks")
