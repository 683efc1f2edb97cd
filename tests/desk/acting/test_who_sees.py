"""Who sees which alarm, and who else of the same place fell silent."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from himoya.alarms.actions import do
from himoya.alarms.models import Alarm, Deed
from himoya.alarms.queries import open_alarms
from himoya.alarms.shown_to import shown_to
from himoya.cases.actions import give, open_case
from himoya.common.roles import Role
from himoya.contact.models import Watch
from himoya.people.models import Person
from himoya.urgency import RULES, hidden_from
from tests.desk.acting.conftest import Group
from tests.desk.conftest import NOW, alarm

UNCHECKED = ("U13", "U14")


def test_every_rule_is_seen_by_who_calls_the_family_and_never_by_an_analyst() -> None:
    for rule in RULES.values():
        assert {Role.ORGANISER, Role.CASEWORKER} <= set(rule.seen_by)
        assert Role.ANALYST not in rule.seen_by
    assert hidden_from(Role.LAWYER) == UNCHECKED
    assert hidden_from(Role.ORGANISER) == ()


@pytest.mark.parametrize("rule", UNCHECKED)
def test_an_unchecked_death_goes_no_farther(group: Group, rule: str) -> None:
    told = alarm(hours_ago=2, rule=rule)
    assert told in open_alarms(group.anvar)
    assert set(open_alarms(group.oleg)) == {group.rings}
    title = RULES[rule].title
    for address in ("/", f"/cases/{group.case.pk}/", f"/messages/{told.message_id}/"):
        assert title not in group.page(group.oleg, address)
    assert title in group.page(group.anvar)
    assert "Seen by: Organiser, Caseworker</p>" in " ".join(group.page(group.anvar).split())


def test_who_sees_everything_is_asked_nothing_more(group: Group) -> None:
    assert not shown_to(group.nodira)
    assert shown_to(group.oleg)


def silent(group: Group, name: str, place: str, days_ago: float) -> None:
    case = open_case(
        Person.objects.filter(key=name).first() or alarm(name, hours_ago=3, rule="U06", level="T2").person,
        next_check_at=NOW,
        owner=group.nodira,
        by=group.nodira,
    )
    at = NOW - timedelta(days=days_ago)
    Watch.objects.create(case=case, place=place, overdue_at=at, days=7, low=5, high=9, looked_at=NOW)


def test_the_card_counts_who_else_of_the_place_fell_silent(group: Group) -> None:
    for number, (place, days) in enumerate([("ik-71", 1), ("ik-71", 6), ("ik-71", 8), ("ik-77", 1)]):
        silent(group, f"Namuna{'abcd'[number]} Sinovov", place, days)
    html = group.page(group.nodira)
    card = html[html.index('">Namunaa Sinovov</h2>') :].partition("</article>")[0]
    assert "fell silent within a week: 1." in card
    assert "Namunab" not in card
    other = html[html.index('">Namunad Sinovov</h2>') :].partition("</article>")[0]
    assert "fell silent" not in other


def test_twenty_cards_cost_no_more_questions_than_one(group: Group) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            group.page(group.nodira)
        return len(queries)

    silent(group, "Sardor Misolov", "ik-71", 1)
    group.page(group.nodira)
    few = asked()
    for number in range(18):
        name = f"Namuna{'abcdefghijklmnopqr'[number]} Sinovov"
        silent(group, name, "ik-71", 1)
        do(Alarm.objects.latest("pk"), Deed.Kind.CALLED_FAMILY, by=group.anvar)
        give(Person.objects.get(key=name).case, group.anvar, by=group.nodira)
    assert asked() == few
