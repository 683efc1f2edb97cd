"""What is to be done in a case."""

from datetime import date

from django.db import transaction

from himoya.cases.models import Case, Task
from himoya.common import clock
from himoya.security import audit
from himoya.security.models import Account


@transaction.atomic
def add_task(case: Case, text: str, *, due_on: date | None, assigned_to: Account | None, by: Account) -> Task:
    task = Task.objects.create(
        case=case, text=text, due_on=due_on, assigned_to=assigned_to, by=by, at=clock.now()
    )
    audit.record("task.added", f"case {case.pk}", by)
    return task


@transaction.atomic
def finish_task(task: Task, *, by: Account) -> bool:
    """False: somebody finished it before."""
    won = Task.objects.filter(pk=task.pk, done_at=None).update(done_by=by, done_at=clock.now())
    if won:
        audit.record("task.done", f"task {task.pk}", by)
    return bool(won)


@transaction.atomic
def reopen_task(task: Task, *, by: Account) -> bool:
    """It is not done after all. False: it is open already."""
    won = Task.objects.filter(pk=task.pk, done_at__isnull=False).update(done_by=None, done_at=None)
    if won:
        audit.record("task.reopened", f"task {task.pk}", by)
    return bool(won)
