"""The next letter is prepared by itself on its day. It is never sent by itself."""

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

from himoya.appeals.actions.row import locked
from himoya.appeals.actions.writing import store
from himoya.appeals.models import Appeal
from himoya.appeals.queries.next import NextStep, next_steps
from himoya.appeals.queries.subject import subject_of
from himoya.appeals.queries.writing import draft
from himoya.appeals.rules.carried import carried
from himoya.appeals.rules.together import LETTER as TOGETHER
from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.common.say import N_, say

SILENT = N_("The term of the law ended on %(day)s without an answer.")
NO_ANSWER = N_("The answer of %(day)s does not answer the questions.")


def climb(cases: Collection[int] | None = None) -> int:
    """Prepare what the law says to write now, each letter once. Gives how many. `cases`: only for these."""
    today = timezone.localdate(clock.now())
    return sum(_climbed(one) for one in next_steps(today, cases))


@transaction.atomic
def _climbed(one: NextStep) -> bool:
    """False: it stands already, or its gate is shut. Then the page of the letters says why."""
    before = locked(one.appeal)
    if one.next.letter == TOGETHER:  # many families write it, and somebody must ask them
        return False
    if Appeal.objects.filter(after=before, facts__step=one.next.step).exists():
        return False
    today = timezone.localdate(clock.now())
    try:
        made = draft(
            subject_of(before.case, today), one.next.authority, one.next.letter,
            today=today, events=[tuple(event) for event in before.facts.get("events", ())],
            carried=carried(before.facts.get("fields", {})), more=one.more, after=before,
            whats_new=whats_new(one, "en"),
        )  # fmt: skip
    except BadInput:  # the pack has no text of this letter
        return False
    if made.gate.blocked:
        return False
    new = whats_new(one, made.letter.language)
    store(
        before.case, made, by=before.prepared_by, whats_new=new, after=before,
        step=one.next.step, basis=one.next.basis, rule=before.facts.get("rule", ""),
        complained_of=one.complained_of, itself=True,
    )  # fmt: skip
    return True


def whats_new(one: NextStep, language: str) -> str:
    """What a letter that nobody wrote says is new since the last one."""
    return say(SILENT if one.why == "overdue" else NO_ANSWER, language, day=f"{one.day:%d.%m.%Y}")
