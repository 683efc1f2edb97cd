"""The clocks of a letter, written down anew from everything that happened to it."""

from himoya.appeals.models import Appeal, Reply, Station, Term
from himoya.appeals.queries.law import pack_of
from himoya.appeals.rules.counting import Counted, Happened, counted
from himoya.common import clock


def happened_to(appeal: Appeal) -> list[Happened]:
    """Its stations and graded answers, in the order of days."""
    stations = Station.objects.filter(appeal=appeal, withdrawn_at=None).order_by("on", "pk")
    replies = Reply.objects.filter(appeal=appeal, withdrawn_at=None).exclude(grade="")
    return [
        *(Happened(one.kind, one.on, one.authority) for one in stations),
        *(Happened("reply", one.dated, grade=one.grade) for one in replies.order_by("dated", "pk")),
    ]


def recount(appeal: Appeal) -> None:
    """Inside the caller's transaction. A clock that is still the same keeps its number."""
    found = counted(
        pack_of(appeal), appeal.facts.get("clocks", []), appeal.authority,
        sent_on=appeal.sent_on, valid=appeal.valid, happened=happened_to(appeal),
    )  # fmt: skip
    standing = {(term.clock, term.started_on): term for term in Term.objects.filter(appeal=appeal)}
    for one in found:
        _keep(appeal, one, standing.pop((one.clock, one.started_on), None))
    Term.objects.filter(pk__in=[term.pk for term in standing.values()]).delete()


def _keep(appeal: Appeal, one: Counted, standing: Term | None) -> None:
    term = standing or Term(appeal=appeal, clock=one.clock, started_on=one.started_on, at=clock.now())
    before = [getattr(term, name) for name in COUNTED]
    for name in COUNTED:
        setattr(term, name, getattr(one, name))
    if standing is None or before != [getattr(term, name) for name in COUNTED]:
        term.save()


COUNTED = ("side", "earliest", "usual", "latest", "steps", "ended_on")
