"""A letter leaves, or does not after all."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from himoya.appeals.actions.agreeing import check_gate
from himoya.appeals.actions.counting import recount
from himoya.appeals.actions.row import locked
from himoya.appeals.models import Appeal, Reply, Station, Term
from himoya.appeals.queries.law import pack_of
from himoya.appeals.rules.sending import binding, check_sent
from himoya.cases.actions import changed, note
from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.evidence.models import Attachment
from himoya.security.models import Account

THERE_AT_ONCE = ("in_person", "portal")  # the day it leaves is the day it arrives


@transaction.atomic
def send(
    appeal: Appeal,
    *,
    channel: str,
    on: date,
    by: Account,
    proof: str = "",
    proof_file: Attachment | None = None,
) -> Appeal:
    """Write down that somebody sent it. The law tables say whether this way starts the clocks.

    Raises BadInput before it was let go, for a way that is not in the tables, and for a day that cannot be.
    """
    row = locked(appeal, Appeal.State.RELEASED)
    check_sent(on, timezone.localtime(row.prepared_at).date(), timezone.localdate(clock.now()))
    check_gate(row)
    row.valid = binding(pack_of(row).channels(row.authority, on), channel)
    row.channel, row.sent_on, row.proof, row.proof_file = channel, on, proof[:120], proof_file
    row.state = Appeal.State.SENT
    row.save(update_fields=["valid", "channel", "sent_on", "proof", "proof_file", "state"])
    arrived_at_once(row, by=by)
    recount(row)
    note(row.case, "letter.sent", by=by, subject=f"letter {row.pk}")
    return row


def arrived_at_once(row: Appeal, *, by: Account) -> None:
    """Some ways have no post between: the letter is there on the day it left."""
    if row.valid and row.channel in THERE_AT_ONCE and row.sent_on:
        Station.objects.create(
            appeal=row, kind=Station.Kind.RECEIVED, authority=row.authority, number=row.proof[:80],
            on=row.sent_on, file=row.proof_file, by=by, at=clock.now(),
        )  # fmt: skip


@transaction.atomic
def unsend(appeal: Appeal, *, by: Account) -> None:
    """It was not sent after all. Raises BadInput when something already came back or happened to it."""
    row = locked(appeal, Appeal.State.SENT)
    stations = Station.objects.filter(appeal=row, withdrawn_at=None)
    if row.channel in THERE_AT_ONCE and row.sent_on:
        own = stations.filter(kind=Station.Kind.RECEIVED, on=row.sent_on).order_by("pk").values("pk")[:1]
        stations.filter(pk__in=list(own.values_list("pk", flat=True))).update(withdrawn_at=clock.now())
    if stations.exists() or Reply.objects.filter(appeal=row, withdrawn_at=None).exists():
        raise BadInput(N_("Take back first what happened to this letter and what came back."))
    changed(row.case, f"letter {row.pk}", f"{row.channel} {row.sent_on} {row.proof}", "", by=by)
    note(row.case, "letter.not_sent", by=by, subject=f"letter {row.pk}")
    if row.facts.get("entered"):  # it has no words here that could be sent another time
        row.state = Appeal.State.WITHDRAWN
        row.save(update_fields=["state"])
        Term.objects.filter(appeal=row).delete()
        return
    row.state, row.channel, row.sent_on, row.proof, row.proof_file = Appeal.State.RELEASED, "", None, "", None
    row.valid = False
    row.save(update_fields=["valid", "channel", "sent_on", "proof", "proof_file", "state"])
    recount(row)


@transaction.atomic
def withdraw(appeal: Appeal, *, by: Account) -> None:
    """The letter will not be sent. Its number stays taken. Raises BadInput once it has left."""
    row = locked(appeal, Appeal.State.PREPARED, Appeal.State.RELEASED)
    row.state = Appeal.State.WITHDRAWN
    row.save(update_fields=["state"])
    note(row.case, "letter.withdrawn", by=by, subject=f"letter {row.pk}")


@transaction.atomic
def close(appeal: Appeal, why: str, *, by: Account) -> None:
    """Nothing more is expected from it. Raises BadInput without a reason."""
    if not why.strip():
        raise BadInput(N_("Say why nothing more is expected."))
    row = locked(appeal, Appeal.State.SENT)
    row.state, row.closed_why = Appeal.State.CLOSED, why.strip()[:300]
    row.save(update_fields=["state", "closed_why"])
    note(row.case, "letter.closed", by=by, subject=f"letter {row.pk}")


@transaction.atomic
def reopen(appeal: Appeal, *, by: Account) -> None:
    """It waits again, or will be written after all; one that was sent before counts from its day again."""
    row = locked(appeal, Appeal.State.CLOSED, Appeal.State.WITHDRAWN)
    if row.state == Appeal.State.WITHDRAWN and row.sent_on:
        arrived_at_once(row, by=by)
    row.state = Appeal.State.SENT if row.sent_on else Appeal.State.PREPARED
    row.closed_why = ""
    if not row.sent_on:
        row.released_by = row.released_at = row.second_by = None
    row.save(update_fields=["state", "closed_why", "released_by", "released_at", "second_by"])
    recount(row)
    note(row.case, "letter.reopened", by=by, subject=f"letter {row.pk}")
