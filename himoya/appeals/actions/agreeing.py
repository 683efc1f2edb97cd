"""Who lets a letter leave: the lawyer where the law is dangerous, and two people wherever there are two."""

from django.db import transaction
from django.utils import timezone

from himoya.appeals.actions.row import locked
from himoya.appeals.models import Appeal
from himoya.appeals.queries.reading import still_reads
from himoya.appeals.queries.wording import mark_of
from himoya.appeals.queries.writing import gate_today
from himoya.cases.actions import note
from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.common.roles import WHO_MAY, Right, Role
from himoya.common.say import N_
from himoya.security.models import Account


def two_persons() -> bool:
    """Whether there are two who could look at a letter."""
    able = Account.objects.filter(is_active=True, role__in=WHO_MAY[Right.SEE_CASES])
    return able.count() > 1


def check_gate(appeal: Appeal) -> None:
    """Raises BadInput with one sentence when this letter must not leave today."""
    gate = gate_today(appeal, timezone.localdate(clock.now()))
    if gate.blocked:
        raise BadInput(gate.sentence)


def check_seen(row: Appeal, seen: str | None) -> None:
    """Raises BadInput when these are not the words that somebody read; `seen`: their mark, None: not told."""
    if seen is not None and seen != mark_of(row):
        raise BadInput(N_("The letter was changed since you opened it. Read it again before you agree."))


@transaction.atomic
def agree(appeal: Appeal, *, by: Account, seen: str | None = None) -> bool:
    """The lawyer has read it and says yes. False: a lawyer did before. Raises BadInput for anybody else, and
    when other words stand there than those that were `seen`."""
    if by.role != Role.LAWYER:
        raise BadInput(N_("Only a lawyer can say this yes."))
    row = locked(appeal, Appeal.State.PREPARED)
    check_seen(row, seen)
    if row.lawyer_agreed_by_id:
        return False
    row.lawyer_agreed_by = by
    row.save(update_fields=["lawyer_agreed_by"])
    note(row.case, "letter.agreed", by=by, subject=f"letter {row.pk}")
    return True


@transaction.atomic
def release(appeal: Appeal, *, by: Account, seen: str | None = None) -> bool:
    """Let the letter leave. False: a second person must look at it, too.

    Where the office has two, two different accounts must press, and one of them is the organiser. Raises
    BadInput when it must not leave, when the same person presses twice, and when other words stand there than
    those that were `seen`.
    """
    row = locked(appeal, Appeal.State.PREPARED)
    check_seen(row, seen)
    check_gate(row)
    first = row.released_by
    if first is None:
        row.released_by, row.released_at = by, clock.now()
        ready = not two_persons()
    elif first.pk == by.pk:
        raise BadInput(N_("You have agreed already. Somebody else must look at it, too."))
    else:
        row.second_by, ready = by, True
    if ready and Role.ORGANISER not in (by.role, first.role if first else ""):
        raise BadInput(N_("One of the two must be the organiser."))
    row.state = Appeal.State.RELEASED if ready else Appeal.State.PREPARED
    row.save(update_fields=["released_by", "released_at", "second_by", "state"])
    note(row.case, "letter.released", by=by, subject=f"letter {row.pk}")
    return ready


@transaction.atomic
def release_as_read(appeal: Appeal, mark: str, *, by: Account) -> bool:
    """As `release`, but only the very words that were read (`mark`: queries.reading.mark_of). Raises BadInput
    when somebody changed them meanwhile, and whenever `release` does."""
    row = locked(appeal, Appeal.State.PREPARED)
    if not still_reads(row, mark, timezone.localdate(clock.now())):
        raise BadInput(N_("It was changed since you opened this page. Read it once more."))
    return release(row, by=by)


@transaction.atomic
def hold_back(appeal: Appeal, *, by: Account) -> None:
    """It must not leave after all: everybody's agreement is gone. Raises BadInput once it was sent."""
    row = locked(appeal, Appeal.State.PREPARED, Appeal.State.RELEASED)
    row.released_by = row.released_at = row.second_by = row.lawyer_agreed_by = None
    row.state = Appeal.State.PREPARED
    row.save(update_fields=["released_by", "released_at", "second_by", "lawyer_agreed_by", "state"])
    note(row.case, "letter.held_back", by=by, subject=f"letter {row.pk}")
