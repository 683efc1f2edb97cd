"""Reads why a case is, or is not, on tonight's list of one account."""

from collections.abc import Sequence
from datetime import datetime

from himoya.alarms.absence.rules import Clock, Ended, Seen, Standing
from himoya.alarms.grounds import WATCHED
from himoya.alarms.models import Alarm
from himoya.alarms.of_person import alarms_of, open_alarms
from himoya.alarms.queries import tonight_order
from himoya.alarms.shown_to import shown_to
from himoya.alarms.words import OUTCOMES
from himoya.cases.models import Case, Given
from himoya.cases.queries import accounts_with
from himoya.cases.words import STATUSES
from himoya.common.roles import Right, may
from himoya.contact.models import Call, Watch
from himoya.contact.signs import PROVES
from himoya.linkage.queries import groups_with
from himoya.security.models import Account
from himoya.urgency import hidden_from, rule

FEW = 5  # alarms that are over
SILENCE = ("U06", "U09")


def seen(case: Case, persons: Sequence[int], account: Account, now: datetime) -> Seen:
    """`persons`: everybody who is held for the case's person. A constant number of queries."""
    order, rest = tonight_order(account, now)
    roots = {*groups_with(persons).values(), *persons}
    places = [number for number, group in enumerate(order, 1) if group in roots]
    standing = [
        Standing(one.title, one.level, one.told_at, one.past_window)
        for one in open_alarms(persons, account, now)
    ]
    return Seen(
        now=now,
        place=places[0] if places else None,
        length=len(order),
        below=sum(rest.values()),
        standing=tuple(standing),
        ended=_ended(persons, account),
        watched=case.status in WATCHED,
        status=STATUSES[case.status],
        clock=_clock(case),
        some_hidden=bool(hidden_from(account.role)),
        seen_by=_who(case) if may(account.role, Right.WORK) else (),
    )


def _ended(persons: Sequence[int], account: Account) -> tuple[Ended, ...]:
    over = alarms_of(persons).filter(shown_to(account), state__in=(Alarm.State.RESOLVED, Alarm.State.FALSE))
    rows = list(
        over.filter(handled_at__isnull=False).select_related("handled_by").order_by("-handled_at")[:FEW]
    )
    heard = list(
        Call.objects.filter(case__person__in=persons, kind__in=PROVES, withdrawn_at=None)
        .order_by("-noted_at")
        .values_list("noted_at", flat=True)[:FEW]
    )
    return tuple(_one(alarm, heard) for alarm in rows)


def _one(alarm: Alarm, heard: Sequence[datetime]) -> Ended:
    at, by = alarm.handled_at, alarm.handled_by
    assert at is not None  # noqa: S101 -- filtered above
    return Ended(
        title=rule(alarm.rule).title,
        at=at,
        by=(by.name or by.username) if by else "",
        outcome=OUTCOMES.get(alarm.outcome, ""),
        false_alarm=alarm.state == Alarm.State.FALSE,
        heard=alarm.rule in SILENCE and any(alarm.fired_at <= noted_at <= at for noted_at in heard),
    )


def _clock(case: Case) -> Clock | None:
    watch = Watch.objects.filter(case=case).first()
    return Clock(watch.heard_at, watch.expected_at, watch.overdue_at) if watch else None


def _who(case: Case) -> tuple[str, ...]:
    given = set(Given.objects.filter(case=case, ended_at=None).values_list("account", flat=True))
    return tuple(
        one.name or one.username
        for one in accounts_with(Right.SEE_CASES)
        if may(one.role, Right.SEE_ALL_CASES) or one.pk == case.owner_id or one.pk in given
    )
