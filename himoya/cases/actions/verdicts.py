"""What a person says about facts read from a message: so it is, not so, or otherwise. All can be undone."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from himoya.cases.kinds import LOOK
from himoya.cases.models import Fact, Statement
from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.people.actions import also_called
from himoya.security import audit
from himoya.security.models import Account

CORRECTED = "corrected"  # why a fact was rejected: it was misread, and somebody wrote what it says


@transaction.atomic
def accept_facts(facts: Sequence[Fact], *, grade: Statement.Grade, by: Account) -> int:
    """So it is: they become statements. Gives how many were still open; what another judged stays as it is.

    The facts say the same. One statement for each voice: the newest of its messages stands for the others.
    """
    now = clock.now()
    won = [fact for fact in facts if _judge(fact, Fact.State.ACCEPTED, "", by, now)]
    newest: dict[int, Fact] = {}
    for fact in sorted(won, key=lambda fact: (fact.message.sent_at, fact.pk)):
        if fact.person_id is not None:
            newest[fact.person_id] = fact
    for fact in newest.values():
        _state(fact, fact.value, grade, by)
    for fact in won:
        audit.record("fact.accepted", f"fact {fact.pk}", by)
    return len(won)


@transaction.atomic
def refuse_facts(facts: Sequence[Fact], why: str, *, by: Account) -> int:
    """Not so. Gives how many were still open."""
    now = clock.now()
    won = [fact for fact in facts if _judge(fact, Fact.State.REJECTED, why, by, now)]
    for fact in won:
        audit.record("fact.rejected", f"fact {fact.pk}", by)
    return len(won)


@transaction.atomic
def correct_fact(fact: Fact, value: str, *, grade: Statement.Grade, by: Account) -> bool:
    """The message says `value` (cleaned by the caller), not what was read. False: it was judged before."""
    if not _judge(fact, Fact.State.REJECTED, CORRECTED, by, clock.now()):
        return False
    _state(fact, value, grade, by)
    audit.record("fact.corrected", f"fact {fact.pk}", by)
    return True


@transaction.atomic
def undo_verdicts(facts: Sequence[Fact], *, by: Account) -> int:
    """As if nobody had judged them. Gives how many were judged.

    Raises BadInput when a second person has confirmed what was accepted.
    """
    standing = Statement.objects.filter(source__in=facts, withdrawn_at=None)
    if standing.filter(confirmed_at__isnull=False).exists():
        raise BadInput(N_("Somebody else has confirmed this since. Take it back on the page of the case."))
    standing.update(withdrawn_at=clock.now(), withdrawn_by=by, withdrawn_why="undone")
    undone = 0
    for fact in facts:
        judged = Fact.objects.filter(pk=fact.pk).exclude(state=Fact.State.OPEN)
        if judged.update(state=Fact.State.OPEN, judged_by=None, judged_at=None, why=""):
            audit.record("fact.verdict_undone", f"fact {fact.pk}", by)
            undone += 1
    return undone


@transaction.atomic
def looked_again(message: int, *, by: Account) -> bool:
    """Somebody read this message once more, and nothing in it cannot wait. False: somebody did before."""
    waiting = Fact.objects.filter(message=message, kind=LOOK, state=Fact.State.OPEN)
    if not waiting.update(state=Fact.State.REJECTED, judged_by=by, judged_at=clock.now()):
        return False
    audit.record("message.looked_again", f"message {message}", by)
    return True


def _judge(fact: Fact, state: Fact.State, why: str, by: Account, now: datetime) -> bool:
    if fact.person_id is None:
        raise ValueError("a fact about nobody cannot be judged")
    open_one = Fact.objects.filter(pk=fact.pk, state=Fact.State.OPEN)
    return bool(open_one.update(state=state, why=why, judged_by=by, judged_at=now))


def _state(fact: Fact, value: str, grade: Statement.Grade, by: Account) -> Statement:
    assert fact.person_id is not None  # noqa: S101 -- judged above; for the type checker
    statement = Statement.objects.create(
        person_id=fact.person_id,
        kind=fact.kind,
        value=value,
        grade=grade,
        known_on=fact.message.sent_at.date(),
        source=fact,
        stated_by=by,
        stated_at=clock.now(),
    )
    if statement.kind == "name":
        also_called(statement.person, value)
    return statement
