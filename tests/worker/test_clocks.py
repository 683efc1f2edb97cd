"""What comes true by time alone is raised once, ends by itself, and loses nothing on the way."""

from datetime import UTC, datetime

from himoya.alarms.actions import do
from himoya.alarms.models import Alarm, Deed
from himoya.alarms.queries import stored_tonight
from himoya.cases.actions import add_stay, edit_case, state_by_hand, withdraw_statement
from himoya.cases.models import Case, Statement
from himoya.contact.actions import withdraw_call
from himoya.contact.models import Watch
from himoya.intake.actions import undo_import
from himoya.linkage.actions import settle, unsettle
from himoya.linkage.models import Grouped, Grouping
from himoya.people.models import SamePerson
from tests import make
from tests.worker.conftest import DAY, Evening


def test_a_missed_call_rings_and_a_second_one_louder(evening: Evening) -> None:
    evening.weekly_caller()
    evening.look()
    assert evening.rings() == []
    evening.later(9)
    assert evening.rings() == ["U06 T2"]
    evening.later(19)
    assert evening.rings() == ["U06 T1"]


def test_nothing_rings_twice_however_often_somebody_looks(evening: Evening) -> None:
    evening.weekly_caller()
    for _hour in range(30):
        evening.later(1)
    assert Alarm.objects.filter(rule="U06").count() == 2
    assert evening.look() == 0


def test_after_a_month_without_the_worker_only_the_loudest_rings(evening: Evening) -> None:
    evening.weekly_caller()
    evening.look()
    evening.later(60)
    assert evening.rings() == ["U06 T1", "U09 T2"]
    assert Alarm.objects.count() == 2
    assert Alarm.objects.get(rule="U09").because["day"] == 60


def test_a_call_ends_the_alarm_by_itself_and_its_withdrawal_brings_it_back(evening: Evening) -> None:
    case = evening.weekly_caller()
    evening.later(9)
    call = evening.heard(case)
    evening.look()
    assert evening.rings() == []
    assert Alarm.objects.get().handled_by is None
    withdraw_call(call, "another mother's son", by=evening.nodira)
    evening.look()
    assert evening.rings() == ["U06 T2"]
    assert Alarm.objects.count() == 1


def test_what_somebody_called_false_stays_ended(evening: Evening) -> None:
    evening.weekly_caller()
    evening.later(9)
    do(Alarm.objects.get(), Deed.Kind.FALSE_ALARM, by=evening.nodira)
    evening.later(1)
    assert evening.rings() == []
    evening.later(20)
    assert evening.rings() == ["U06 T1", "U09 T2"]


def test_a_clock_that_jumped_a_year_ahead_and_back_shows_each_alarm_in_its_time(evening: Evening) -> None:
    evening.weekly_caller()
    evening.look()
    evening.later(365)
    evening.later(-364)
    assert stored_tonight(evening.now).tonight.entries == ()
    evening.later(8)
    assert evening.rings() == ["U06 T2"]
    evening.later(20)
    assert evening.rings() == ["U06 T1"]
    assert Alarm.objects.filter(rule="U06").count() == 2


def test_the_watch_of_a_case_is_kept_for_lists(evening: Evening) -> None:
    case = evening.weekly_caller()
    add_stay(case, "IK-71  Tomsk oblast", since=None, until=None, by=evening.nodira)
    evening.look()
    watch = Watch.objects.get(case=case)
    assert (watch.place, watch.heard_at, watch.gaps) == ("ik-71 tomsk oblast", evening.now, 11)
    assert 6 < watch.days < 8


def test_a_closed_case_rings_no_more(evening: Evening) -> None:
    case = evening.weekly_caller()
    evening.later(9)
    edit_case(case, case.version, {"status": "resolved"}, "home", by=evening.nodira)
    evening.look()
    assert evening.rings() == []
    assert Case.objects.get().look_at is None
    edit_case(case, case.version + 1, {"status": "open"}, "not yet", by=evening.nodira)
    evening.look()
    assert evening.rings() == ["U06 T2"]


def test_a_signature_heard_by_telephone_cannot_wait_until_it_is_taken_back(evening: Evening) -> None:
    case = evening.case()
    told = state_by_hand(
        case.person,
        "contract",
        "signed",
        grade=Statement.Grade.ONE_VOICE,
        known_on=evening.now.date(),
        by=evening.nodira,
    )
    evening.look()
    assert evening.rings() == ["U01 T0"]
    (entry,) = stored_tonight(evening.now).tonight.entries
    assert (entry.level, entry.reasons[0].signal.message) == ("T0", "")
    withdraw_statement(case, told, "misheard", by=evening.nodira)
    evening.look()
    assert evening.rings() == []


def one_group(*people: Case) -> None:
    grouping = Grouping.objects.create(made_at=make.MONDAY, current=True, low=0, point=0, high=0)
    for case in people:
        Grouped.objects.create(
            grouping=grouping, person=case.person, group=case.person_id, believed=case.person_id
        )


def test_two_cases_of_one_man_share_his_calls_while_they_are_held_for_one(evening: Evening) -> None:
    mothers, aunts = evening.weekly_caller(), evening.weekly_caller("Farrux Namunaev")
    one_group(mothers, aunts)
    evening.later(9)
    assert evening.rings() == ["U06 T2", "U06 T2"]
    evening.heard(aunts)
    evening.look()
    assert evening.rings(mothers) == ["U06 T2"]
    verdict = settle(mothers.person, aunts.person, SamePerson.Verdict.SAME, by=evening.nodira)
    evening.look()
    assert evening.rings() == []
    unsettle(verdict, by=evening.nodira)
    evening.look()
    assert evening.rings(mothers) == ["U06 T2"]
    assert evening.rings(aunts) == []


def test_a_running_alarm_of_each_case_is_one_line_of_the_list_after_a_merge(evening: Evening) -> None:
    mothers, aunts = evening.weekly_caller(), evening.weekly_caller("Farrux Namunaev")
    one_group(mothers, aunts)
    evening.later(9)
    settle(mothers.person, aunts.person, SamePerson.Verdict.SAME, by=evening.nodira)
    evening.look()
    (entry,) = stored_tonight(evening.now).tonight.entries
    assert [reason.signal.rule for reason in entry.reasons] == ["U06"]


def told_alarm(evening: Evening, case: Case, rule: str = "U03", place: str = "IK-71 Tomsk oblast") -> Alarm:
    message = make.message("verbovshiklar kelibdi", sent_at=evening.now)
    fact = make.a_fact(message, case.person, "facility", place)
    return Alarm.objects.create(
        person=case.person,
        message=message,
        rule=rule,
        level="T1",
        end=5,
        since=fact.message.sent_at,
        fired_at=evening.now,
    )


def test_recruiters_in_one_colony_ring_for_everybody_there_and_for_nobody_elsewhere(evening: Evening) -> None:
    his, there, elsewhere = evening.case(), evening.case("Botir Sinovov"), evening.case("Olim Misolov")
    for case, place in ((there, "IK-71 Tomsk oblast"), (elsewhere, "IK-5 Tver oblast")):
        add_stay(case, place, since=None, until=None, by=evening.nodira)
    evening.look()
    alarm = told_alarm(evening, his)
    evening.look()
    assert (evening.rings(there), evening.rings(elsewhere)) == (["U03 T1"], [])
    assert Alarm.objects.get(person=there.person).because["place"] == "IK-71 Tomsk oblast"
    evening.later(1)
    assert Alarm.objects.count() == 2
    do(alarm, Deed.Kind.FALSE_ALARM, by=evening.nodira)
    evening.look()
    assert evening.rings(there) == []


def test_who_comes_to_the_colony_later_is_warned_too(evening: Evening) -> None:
    told_alarm(evening, evening.case())
    newcomer = evening.case("Botir Sinovov")
    evening.later(3)
    add_stay(newcomer, "IK-71 Tomsk oblast", since=None, until=None, by=evening.nodira)
    evening.look()
    assert evening.rings(newcomer) == ["U03 T1"]


def test_nobody_acted_in_time_and_all_are_told_once(evening: Evening) -> None:
    case = evening.case()
    state_by_hand(
        case.person,
        "contract",
        "signed",
        grade=Statement.Grade.ONE_VOICE,
        known_on=evening.now.date(),
        by=evening.nodira,
    )
    evening.look()
    alarm = Alarm.objects.get()
    assert (alarm.announced_at, alarm.escalated_at) == (evening.now, None)
    evening.later(1 / 12)
    alarm.refresh_from_db()
    assert alarm.escalated_at == evening.now
    first = alarm.escalated_at
    evening.later(1)
    alarm.refresh_from_db()
    assert alarm.escalated_at == first


def test_who_works_on_it_is_not_called_late(evening: Evening) -> None:
    case = evening.weekly_caller()
    evening.later(9)
    do(Alarm.objects.get(), Deed.Kind.TAKEN, by=evening.nodira)
    evening.later(4)
    assert Alarm.objects.get(person=case.person).escalated_at is None


def test_the_undo_of_an_import_keeps_an_alarm_that_somebody_acted_upon(evening: Evening) -> None:
    acted, untouched = evening.case(), evening.case("Botir Sinovov")
    message = make.message("qo'l qo'ydirishibdi", sent_at=evening.now)
    for case in (acted, untouched):
        Alarm.objects.create(
            person=case.person,
            message=message,
            rule="U01",
            level="T0",
            end=5,
            since=evening.now,
            fired_at=evening.now,
        )
    do(Alarm.objects.get(person=acted.person), Deed.Kind.CALLED_FAMILY, by=evening.nodira)
    undo_import(message.brought_by, by=evening.nodira)
    (entry,) = stored_tonight(evening.now).tonight.entries
    assert (entry.person, entry.reasons[0].signal.source_gone) == (str(acted.person_id), True)
    assert evening.look() >= 0
    assert Alarm.objects.count() == 2


def test_a_call_from_kamchatka_is_heard_at_the_same_moment_in_tashkent(evening: Evening) -> None:
    case = evening.case()
    evening.heard(case, datetime.fromisoformat("2026-11-15T23:30:00+12:00"))
    evening.look()
    assert Watch.objects.get().heard_at == datetime(2026, 11, 15, 11, 30, tzinfo=UTC)


def test_every_clock_is_looked_at_within_a_week(evening: Evening) -> None:
    case = evening.weekly_caller()
    evening.look()
    case.refresh_from_db()
    assert case.look_at is not None
    assert evening.now < case.look_at <= evening.now + 7 * DAY
