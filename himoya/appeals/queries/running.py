"""Which clocks run, over one case or all that somebody may see."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from django.db.models import Min, Q, QuerySet

from himoya.appeals.models import Appeal, Joined, Reply, Station, Term
from himoya.cases.models import Case

Running = list[tuple[int, date, str]]


def running_terms(cases: Sequence[int]) -> dict[int, Running]:
    """case number -> (term number, latest day, side) of every clock that runs, soonest first."""
    rows = (
        Term.objects.filter(appeal__case__in=cases, appeal__state=Appeal.State.SENT, ended_on=None)
        .order_by("latest", "pk")
        .values_list("appeal__case_id", "pk", "latest", "side")
    )
    found: dict[int, Running] = defaultdict(list)
    for case, term, latest, side in rows:
        found[case].append((term, latest, side))
    return dict(found)


def letters_of(cases: Sequence[int]) -> QuerySet[Appeal]:
    """The letters of these cases, newest first; those of one press in the order of the fan."""
    people = ("prepared_by", "released_by", "second_by", "lawyer_agreed_by")
    joined = Joined.objects.filter(case__in=cases)  # letters of many families speak for them, too
    rows = Appeal.objects.filter(Q(case__in=cases) | Q(pk__in=joined.values("appeal")))
    rows = rows.select_related("case", "proof_file", "after", *people)
    return rows.order_by("-prepared_at", "pk")


def waiting(cases: QuerySet[Case]) -> QuerySet[Appeal]:
    """Letters that were sent and are not over, the soonest due first, those without a clock last."""
    running = Q(terms__ended_on=None, terms__side="authority")
    sent = Appeal.objects.filter(case__in=cases, state=Appeal.State.SENT).select_related("version")
    return sent.annotate(due=Min("terms__latest", filter=running)).order_by("due", "sent_on", "pk")


def late_since(appeal: Appeal, today: date) -> date | None:
    """The last day of an answer that has not come; None while there is time, or without a clock."""
    late = Term.objects.filter(appeal=appeal, side="authority", ended_on=None, latest__lt=today)
    return late.order_by("-latest").values_list("latest", flat=True).first()


def stations_of(appeal: Appeal) -> QuerySet[Station]:
    """In the order of days, without those taken back."""
    rows = Station.objects.filter(appeal=appeal, withdrawn_at=None).select_related("by", "file")
    return rows.order_by("on", "pk")


def replies_of(appeal: Appeal) -> QuerySet[Reply]:
    rows = Reply.objects.filter(appeal=appeal, withdrawn_at=None).select_related("by", "file", "graded_by")
    return rows.order_by("received_on", "pk")
