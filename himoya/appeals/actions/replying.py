"""What came back, and what a person says it is worth. Only that stops a clock."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone

from himoya.appeals.actions.counting import recount
from himoya.appeals.actions.row import locked
from himoya.appeals.models import Appeal, Reply
from himoya.appeals.packs.rows import Rule
from himoya.appeals.queries.law import pack_of
from himoya.appeals.rules.replies import check_days, suggested
from himoya.cases.actions import changed, note
from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.evidence.models import Attachment
from himoya.security.models import Account


@transaction.atomic
def add_reply(
    appeal: Appeal,
    *,
    dated: date,
    received_on: date,
    by: Account,
    text: str = "",
    file: Attachment | None = None,
    authority: str = "",
    number: str = "",
) -> Reply:
    """Keep an answer. `proposed` is what its words look like; no clock stops before a person has graded it.

    The same answer told twice stands once. Raises BadInput for one dated before the letter was sent, one from
    the future, and one of which there is neither text nor file.
    """
    row = locked(appeal)
    check_days(row.sent_on, dated, received_on, timezone.localdate(clock.now()))
    if not text.strip() and file is None:
        raise BadInput(N_("Paste the words of the answer, or add its file."))
    told = {"appeal": row, "dated": dated, "received_on": received_on, "text": text.strip(), "file": file}
    standing = Reply.objects.filter(**told, withdrawn_at=None).first()
    if standing is not None:
        return standing
    rule = suggested(pack_of(row).every(Rule), text)
    reply = Reply.objects.create(
        **told, authority=authority[:200], number=number[:80], proposed=rule.suggests if rule else "",
        by=by, at=clock.now(),
    )  # fmt: skip
    note(row.case, "letter.answered", by=by, subject=f"letter {row.pk}")
    return reply


@transaction.atomic
def grade(
    reply: Reply,
    worth: str,
    *,
    by: Account,
    questions: Mapping[str, str] | None = None,
    checks: Mapping[str, bool] | None = None,
) -> None:
    """Say what the answer is worth, question by question. A full answer closes the letter. Raises BadInput
    for a grade that is none."""
    if worth not in Reply.Grade.values or not set((questions or {}).values()) <= set(Reply.Grade.values):
        raise BadInput(N_("Choose one of the answers in the list."))
    row = locked(reply.appeal)
    one = _standing(reply)
    if one.grade:
        changed(row.case, f"letter {row.pk}", one.grade, worth, by=by)
    one.grade, one.questions, one.checks = worth, dict(questions or {}), dict(checks or {})
    one.graded_by, one.graded_at = by, clock.now()
    one.save(update_fields=["grade", "questions", "checks", "graded_by", "graded_at"])
    _settle(row)
    note(row.case, "letter.graded", by=by, subject=f"letter {row.pk}")


@transaction.atomic
def ungrade(reply: Reply, *, by: Account) -> None:
    """Nobody has said what it is worth: its clocks run again."""
    row = locked(reply.appeal)
    one = _standing(reply)
    changed(row.case, f"letter {row.pk}", one.grade, "", by=by)
    one.grade, one.questions, one.checks, one.graded_by, one.graded_at = "", {}, {}, None, None
    one.save(update_fields=["grade", "questions", "checks", "graded_by", "graded_at"])
    _settle(row)
    note(row.case, "letter.ungraded", by=by, subject=f"letter {row.pk}")


@transaction.atomic
def withdraw_reply(reply: Reply, *, by: Account) -> bool:
    """There was no such answer. False: it was taken back before."""
    row = locked(reply.appeal)
    won = Reply.objects.filter(pk=reply.pk, withdrawn_at=None).update(withdrawn_at=clock.now())
    if won:
        changed(row.case, f"letter {row.pk}", f"reply {reply.dated}", "", by=by)
        _settle(row)
        note(row.case, "letter.answer_withdrawn", by=by, subject=f"letter {row.pk}")
    return bool(won)


def _standing(reply: Reply) -> Reply:
    one = Reply.objects.select_for_update(of=("self",)).get(pk=reply.pk)
    if one.withdrawn_at:
        raise BadInput(N_("This answer was taken back."))
    return one


def _settle(row: Appeal) -> None:
    """Clocks, and whether the letter is over: when it was answered, or when somebody closed it."""
    answered = Reply.objects.filter(appeal=row, withdrawn_at=None, grade=Reply.Grade.ANSWERED).exists()
    if answered and row.state == Appeal.State.SENT:
        row.state = Appeal.State.CLOSED
    elif not answered and row.state == Appeal.State.CLOSED and not row.closed_why:
        row.state = Appeal.State.SENT
    row.save(update_fields=["state"])
    recount(row)
