"""Asking, agreeing and taking: what leaves in bulk needs two people."""

from django.db import transaction

from himoya.cases.models import Case, Event
from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.common.roles import Right, may
from himoya.common.say import N_
from himoya.handover.models import ExportRequest
from himoya.handover.queries import one_hand, others, ready_for, second_persons, waiting
from himoya.handover.rules import APART_AGAIN, VALID
from himoya.security import audit
from himoya.security.models import Account

ANSWERED = N_("This request has been answered already, or is older than a day. Look at the list again.")
ONE_HAND = N_(
    "One of you gave the other a way in during the last %(days)s days: an invitation, a link for a new "
    "password, or a second factor taken away. Until that is longer ago somebody else has to agree."
)
NOBODY_YET = N_(
    "Whoever could agree had a way in given by you, or gave you one, during the last %(days)s days. "
    "Until that is longer ago nobody here can be the second person."
)
NOT_READY = N_("This export can be downloaded no more: it was taken, or a day has passed. Ask anew.")


@transaction.atomic
def ask_to_export(account: Account, form: str, why: str, *, contacts: bool) -> ExportRequest:
    """Raises BadInput when nobody else is there who could agree."""
    _refuse_unless(account, Right.EXPORT_ALL)
    if not others(account).exists():
        raise BadInput(
            N_("Nobody else can agree. In an office of one, use `himoya export` with the passphrase.")
        )
    if not second_persons(account, clock.now()).exists():
        raise BadInput(NOBODY_YET, days=APART_AGAIN.days)
    made = ExportRequest.objects.create(format=form, why=why, contacts=contacts, by=account, at=clock.now())
    audit.record("export.asked_with_contacts" if contacts else "export.asked", f"request {made.pk}", account)
    return made


@transaction.atomic
def answer_request(account: Account, number: int, *, agree: bool) -> None:
    """The second person's word. Raises BadInput when it comes too late, or from what may be the asker's hand.

    Refusing is open to everybody else.
    """
    _refuse_unless(account, Right.AGREE_TO_EXPORT)
    now = clock.now()
    open_request = waiting(now).filter(pk=number).exclude(by=account)
    answer = {"agreed_by": account, "agreed_at": now} if agree else {"refused_by": account, "refused_at": now}
    if agree and open_request.filter(by__in=one_hand(account, now)).exists():
        raise BadInput(ONE_HAND, days=APART_AGAIN.days)
    if not ExportRequest.objects.filter(pk__in=open_request.values("pk")).update(**answer):
        raise BadInput(ANSWERED)
    audit.record("export.agreed" if agree else "export.refused", f"request {number}", account)


@transaction.atomic
def take_export(account: Account, number: int) -> ExportRequest:
    """Mark the request as taken, before a byte leaves. Raises BadInput when it cannot be taken (any more)."""
    _refuse_unless(account, Right.EXPORT_ALL)
    now = clock.now()
    ready = ready_for(account, now).filter(pk=number)
    # Whoever agreed must still be there, still have the right, and still be another person.
    still = second_persons(account, now).values("pk")
    taken = ExportRequest.objects.filter(
        pk__in=ready.values("pk"), taken_at=None, agreed_at__gt=now - VALID, agreed_by__in=still
    )
    if not taken.update(taken_at=now):
        raise BadInput(NOT_READY)
    made = ExportRequest.objects.get(pk=number)
    verb = "export.taken_with_contacts" if made.contacts else "export.taken"
    audit.record(verb, f"request {number}", account)
    return made


def _refuse_unless(account: Account, right: Right) -> None:
    if not may(account.role, right):
        raise BadInput(N_("This is not for your role. Ask the organiser of your group."))


@transaction.atomic
def bundle_taken(account: Account, case: Case) -> None:
    """Write down, before a byte leaves, who takes a case out for a lawyer: in the log and in the case."""
    Event.objects.create(case=case, at=clock.now(), code="bundle.taken", actor=account)
    audit.record("bundle.taken", f"case {case.pk}", account)
