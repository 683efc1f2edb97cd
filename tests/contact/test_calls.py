"""A call proves life on the day it happened."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from himoya.cases.actions import open_case, state_by_hand, withdraw_statement
from himoya.cases.models import Case, Change, Event, Statement
from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.contact.actions import log_call, withdraw_call
from himoya.contact.models import Call
from himoya.contact.queries import calls_of, heard_at, proofs_of
from himoya.messages.models import Import
from himoya.people.models import Person
from himoya.security.models import Account
from tests.make import MONDAY, account, message, person

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


def a_case() -> tuple[Case, Account]:
    nodira = account()
    return open_case(person(), next_check_at=MONDAY, owner=None, by=nodira), nodira


def test_only_a_voice_a_video_and_a_visit_prove_life() -> None:
    case, nodira = a_case()
    for number, kind in enumerate(Call.Kind.values):
        log_call(case, at=MONDAY + timedelta(hours=number), seconds=None, kind=kind, by=nodira)
    assert calls_of([case.pk]).count() == 7
    assert {call.kind for call in proofs_of([case.pk])} == {"voice", "video", "visit"}
    assert heard_at([case.pk]) == [MONDAY + timedelta(hours=hours) for hours in (2, 1, 0)]


def test_a_season_proves_life_but_teaches_no_rhythm() -> None:
    case, nodira = a_case()
    day = MONDAY - timedelta(hours=24)
    spring = log_call(case, at=MONDAY, earliest_at=MONDAY - timedelta(days=90), seconds=None, by=nodira)
    log_call(case, at=MONDAY - timedelta(minutes=1), earliest_at=day, seconds=None, by=nodira)
    assert proofs_of([case.pk]).first() == spring
    assert heard_at([case.pk]) == [MONDAY - timedelta(minutes=1)]


def test_told_by_mother_and_aunt_it_is_two_rows_and_one_contact() -> None:
    case, nodira = a_case()
    sardor = account("sardor")
    log_call(case, at=MONDAY, seconds=118, note="mother", by=nodira)
    log_call(case, at=MONDAY + timedelta(seconds=30), seconds=118, note="aunt", by=sardor)
    assert calls_of([case.pk]).count() == 2
    assert len(heard_at([case.pk])) == 1


def test_a_second_tap_is_one_call_even_by_the_family() -> None:
    case, nodira = a_case()
    for by in (nodira, nodira, None, None):
        log_call(case, at=clock.now(), seconds=60, said={"signed": "no"}, by=by)
    assert calls_of([case.pk]).count() == 2
    assert [event.actor for event in Event.objects.filter(code="call.logged")] == [nodira, None]


def test_a_call_before_the_arrest_is_refused_with_the_day() -> None:
    case, nodira = a_case()
    state(case.person, "2026-11-10", nodira)
    with pytest.raises(BadInput, match=r"arrest was on 10\.11\.2026"):
        log_call(case, at=MONDAY - timedelta(days=10), seconds=None, by=nodira)
    assert Call.objects.count() == 0
    log_call(case, at=MONDAY, seconds=None, by=nodira)
    # A season that had begun before the arrest reaches beyond it.
    log_call(case, at=MONDAY, earliest_at=MONDAY - timedelta(days=80), seconds=None, by=nodira)


def test_the_arrest_of_another_identity_counts_and_a_withdrawn_one_does_not() -> None:
    case, nodira = a_case()
    other = person(voice="telegram:77/aunt")
    statement = state(other, "2026-11-10", nodira)
    early = MONDAY - timedelta(days=10)
    with pytest.raises(BadInput, match="arrest"):
        log_call(case, at=early, seconds=None, persons=[other.pk], by=nodira)
    withdraw_statement(case, statement, "another man", by=nodira)
    log_call(case, at=early, seconds=None, persons=[other.pk], by=nodira)


def state(about: Person, day: str, by: Account) -> Statement:
    return state_by_hand(
        about, "arrested_on", day, grade=Statement.Grade.ONE_VOICE, known_on=MONDAY.date(), by=by
    )


def test_a_call_of_a_message_that_was_taken_back_does_not_count() -> None:
    case, _nodira = a_case()
    told = message("Bugun qo‘ng‘iroq qildi")
    log_call(case, at=MONDAY, seconds=None, message=told, by=None)
    assert len(heard_at([case.pk])) == 1
    Import.objects.filter(pk=told.brought_by_id).update(state=Import.State.WITHDRAWN)
    assert list(calls_of([case.pk])) == []


def test_half_past_eleven_in_kamchatka_is_half_past_four_in_tashkent() -> None:
    case, nodira = a_case()
    by_his_clock = datetime(2026, 11, 5, 23, 30, tzinfo=ZoneInfo("Asia/Kamchatka"))
    by_ours = datetime(2026, 11, 5, 16, 30, tzinfo=ZoneInfo("Asia/Tashkent"))
    log_call(case, at=by_his_clock, seconds=None, by=nodira)
    assert heard_at([case.pk]) == [by_ours]
