"""The list from the kept ranks is the list from the alarms, whatever was done and however late it is."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from himoya.alarms import urgent as urgency
from himoya.alarms.actions import keep_ranking, wrong_ranks
from himoya.alarms.models import Alarm, Ranked, Ranking, Touched
from himoya.alarms.queries import open_alarms, stored_tonight, tonight_order, tonight_screen
from himoya.alarms.ranking import queries
from himoya.alarms.ranking.queries import first_kept
from himoya.alarms.standing import first_of
from himoya.alarms.urgent import everybody, urgent
from himoya.common import clock
from himoya.linkage.models import Grouping
from himoya.linkage.queries import current
from tests.alarms.ranking.nights import Night, is_grouped_anew, rings

DAY = timedelta(days=1)


@pytest.fixture
def night(request: pytest.FixtureRequest, db: None, monkeypatch: pytest.MonkeyPatch) -> Night:
    made = Night(getattr(request, "param", 1))
    monkeypatch.setattr(clock, "now", lambda: made.now)
    return made


def alike(night: Night) -> None:
    """At this moment, and at others: whoever looks may be a little behind whoever kept the ranks."""
    for now in (night.now, night.now - DAY / 24, night.now + 9 * DAY):
        alarms = open_alarms().filter(since__lte=now)
        assert first_kept(alarms, now, current()) == first_of(alarms, now)
        kept, read = urgent(night.nodira, now, current()), everybody(alarms, now)
        assert (len(kept), kept.between(0, 90)) == (len(read), read.between(0, 90))
        assert kept.between(2, 5) == read.between(2, 5)
        assert kept.levels(range(7)) == read.levels(range(7))
        assert kept.levels() == read.levels()


@pytest.mark.parametrize("night", range(12), indirect=True)
def test_whatever_happens(night: Night) -> None:
    for _time in range(40):
        alike(night)
        assert wrong_ranks(night.now) == 0
        if night.chance.random() < 0.3:
            keep_ranking(night.now)
            assert not Touched.objects.exists()
        night.happens()
    alike(night)


@pytest.mark.parametrize("night", range(4), indirect=True)
def test_kept_ranks_do_without_the_alarms(night: Night, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_ranking(night.now)
    alarms = open_alarms().filter(since__lte=night.now)
    expected = first_of(alarms, night.now)
    monkeypatch.setattr(queries, "first_of", lambda alarms, now: pytest.fail("everybody was read"))
    assert first_kept(alarms.none(), night.now, current()) == expected
    monkeypatch.setattr(urgency, "everybody", lambda alarms, now: pytest.fail("everybody was read"))
    assert set(urgent(night.nodira, night.now, current()).between(0, 90)) >= {
        one.group for one in expected[0]
    }
    rings(night)
    first_kept(alarms, night.now, current())


@pytest.mark.parametrize("night", range(3), indirect=True)
def test_everybody_finds_whom_he_may_see(night: Night) -> None:
    """The kept ranks are of everybody: who sees some cases only is never answered from them."""
    keep_ranking(night.now)
    listed = [int(entry.person) for entry in stored_tonight(night.now).tonight.entries]
    assert sorted(tonight_order(night.nodira, night.now)[0]) == sorted(listed)
    assert tonight_order(night.oleg, night.now) == ([], {})
    assert tonight_screen(night.oleg, night.now, 0, 20).entries == ()


def test_ranks_of_another_grouping_or_of_other_rules_are_not_believed(night: Night) -> None:
    keep_ranking(night.now)
    Ranked.objects.all().delete()  # so that believing them would show
    for changed in ({"windows": "of another version"}, {"grouping": 0}):
        Ranking.objects.update(**changed)
        alike(night)
        keep_ranking(night.now)
        assert Ranked.objects.exists()
        Ranked.objects.all().delete()
    Ranking.objects.all().delete()
    alike(night)


def test_very_many_touched_are_ranked_from_the_alarms(night: Night, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_ranking(night.now)
    Touched.objects.bulk_create(Touched(kind="person", number=n) for n in range(queries.MOST + 1))
    alike(night)
    monkeypatch.setattr("himoya.alarms.actions.ranking.MOST", 10)
    keep_ranking(night.now)
    assert not Touched.objects.exists()
    alike(night)


def test_a_wrong_rank_is_found_and_put_right(night: Night) -> None:
    keep_ranking(night.now)
    Ranked.objects.filter(pk=Ranked.objects.order_by("rank")[0].pk).delete()
    assert wrong_ranks(night.now) == 1
    keep_ranking(night.now, whole=True)
    assert wrong_ranks(night.now) == 0
    alike(night)


def test_what_is_taken_back_by_the_database_touches_nobody(night: Night) -> None:
    keep_ranking(night.now)
    with transaction.atomic():
        rings(night)
        alike(night)
        transaction.set_rollback(True)
    assert not Touched.objects.exists()
    alike(night)


def test_what_no_rank_depends_on_touches_nobody(night: Night) -> None:
    keep_ranking(night.now)
    Alarm.objects.update(place="ik 7", announced_at=night.now, handled_at=night.now)
    Alarm.objects.filter(state="false").update(level="T0")
    Grouping.objects.update(messages=3)
    assert not Touched.objects.exists()


def test_a_grouping_that_is_not_in_use_touches_nobody(night: Night) -> None:
    keep_ranking(night.now)
    is_grouped_anew(night)
    assert not Touched.objects.exists()
    alike(night)
    keep_ranking(night.now)
    alike(night)


def test_as_many_queries_for_many_as_for_few(night: Night) -> None:
    def asked() -> int:
        keep_ranking(night.now)
        with CaptureQueriesContext(connection) as queries:
            first_kept(open_alarms().filter(since__lte=night.now), night.now, current())
        return len(queries)

    few = asked()
    for _time in range(60):
        rings(night)
    assert asked() == few


@pytest.mark.django_db
def test_no_migration_has_dropped_a_trigger() -> None:
    migration = import_module("himoya.migrations.0016_kept_ranks")
    triggers = "tgname FROM pg_trigger"
    if connection.vendor == "sqlite":
        triggers = "name FROM sqlite_master WHERE type = 'trigger'"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {triggers}")
        stand = {name for (name,) in cursor.fetchall()}
    assert {one.name for one in migration.TRIGGERS} <= stand
