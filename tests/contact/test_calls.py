"""A call proves life on the day it happened."""

from datetime import timedelta

import pytest

from himoya.cases.actions import open_case
from himoya.cases.models import Change, Event
from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.contact.actions import log_call, withdraw_call
from himoya.contact.models import Call
from himoya.contact.queries import calls_of
from tests.make import MONDAY, account, person

pytestmark = pytest.mark.django_db


def test_a_logged_call_stands_in_the_timeline() -> None:
    nodira = account()
    case = open_case(person(), next_check_at=MONDAY, owner=None, by=nodira)

    call = log_call(case, at=MONDAY, seconds=118, note="ovozi yaxshi", by=nodira)

    assert list(case.calls.all()) == [call]
    assert Event.objects.filter(case=case, code="call.logged").get().subject == f"call {call.pk}"


def test_a_call_in_the_future_is_refused_and_nothing_is_written() -> None:
    nodira = account()
    case = open_case(person(), next_check_at=MONDAY, owner=None, by=nodira)

    with pytest.raises(BadInput, match="future"):
        log_call(case, at=clock.now() + timedelta(days=1), seconds=None, by=nodira)
    assert Call.objects.count() == 0


def test_a_call_written_down_by_mistake_is_taken_back_once() -> None:
    nodira = account()
    case = open_case(person(), next_check_at=MONDAY, owner=None, by=nodira)
    call = log_call(case, at=MONDAY, seconds=118, free=Call.Free.NO, by=nodira)

    assert withdraw_call(call, "another mother's son", by=nodira)
    assert not withdraw_call(call, "again", by=nodira)

    assert list(calls_of([case.pk])) == []
    assert Change.objects.get(case=case).why == "another mother's son"
    assert [event.code for event in Event.objects.order_by("pk")][-1] == "call.withdrawn"
