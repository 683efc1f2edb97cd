"""What is known: per kind every value that was told or stated, contradictions next to each other."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from himoya.cases.kinds import KINDS
from himoya.cases.models import Case
from himoya.cases.telling import MOST_STATEMENTS, statements_about, words_of
from himoya.common import clock
from himoya.common.roles import Right
from himoya.desk.case.frame import alone, identities, the_case, told
from himoya.desk.case.shown import Told, Value, heading_of, told_rows, values_by_kind
from himoya.security.access import StaffRequest, allow
from himoya.security.models import Account

FEW = 4  # values of one kind on the case page
PAGE = 30
SPELLINGS = 2  # of one value, each to be judged


@dataclass(frozen=True, slots=True)
class Shown:
    """One value with the newest words of its first spellings."""

    value: Value
    told: list[Told]
    more_told: int


@dataclass(frozen=True, slots=True)
class KindShown:
    code: str
    words: str
    values: list[Shown]
    differ: bool
    more: int


def section(case: Case, account: Account, now: datetime) -> dict[str, Any]:
    by_kind = _by_kind(case, account, now)
    few = {kind: values[:FEW] for kind, values in by_kind.items()}
    words = _words(case, few)
    kinds = [
        KindShown(
            kind,
            heading_of(kind),
            _shown(few[kind], words),
            len(by_kind[kind]) > 1,
            max(0, len(by_kind[kind]) - FEW),
        )
        for kind in KINDS
        if kind in by_kind
    ]
    return {
        "case": case,
        "kinds": kinds,
        "missing": [(kind, heading_of(kind)) for kind in KINDS if kind not in by_kind],
        "withdrawn": _without_source(by_kind),
    }


@allow(Right.SEE_CASES)
@require_safe
def known(request: StaffRequest, number: int) -> HttpResponse:
    """Every value of one kind, page by page: ?kind=name."""
    case, now, kind = the_case(request, number), clock.now(), request.GET.get("kind", "")
    if kind not in KINDS:
        raise Http404
    values = _by_kind(case, request.user, now, [kind]).get(kind, [])
    screen = Paginator(values, PAGE).get_page(request.GET.get("page"))
    shown = _shown(list(screen), _words(case, {kind: list(screen)}))
    row = KindShown(kind, heading_of(kind), shown, len(values) > 1, 0)
    this = {
        "case": case,
        "kinds": [row],
        "screen": screen,
        "also": f"&kind={kind}",
        "alone": True,
    }
    return alone(request, case, "known", this, now, status=200)


def _by_kind(
    case: Case, account: Account, now: datetime, kinds: Collection[str] = KINDS
) -> dict[str, list[Value]]:
    stated = statements_about(identities(case)).filter(kind__in=list(kinds))[:MOST_STATEMENTS]
    today = timezone.localtime(now).date()
    return values_by_kind(stated, [one for one in told(case) if one.kind in kinds], account, today)


def _words(case: Case, shown: dict[str, list[Value]]) -> dict[tuple[str, str], Any]:
    wanted = {
        (one.kind, one.value)
        for values in shown.values()
        for value in values
        for one in value.told[:SPELLINGS]
    }
    return words_of(identities(case), wanted)


def _shown(values: list[Value], words: dict[tuple[str, str], Any]) -> list[Shown]:
    return [
        Shown(value, told_rows(value.told[:SPELLINGS], words), max(0, len(value.told) - SPELLINGS))
        for value in values
    ]


def _without_source(by_kind: dict[str, list[Value]]) -> list[tuple[str, Any]]:
    """(kind in words, statement) for statements whose message was taken back: somebody has to decide."""
    return [
        (heading_of(kind), stated)
        for kind, values in by_kind.items()
        for value in values
        for stated in value.stated
        if stated.source_withdrawn
    ]
