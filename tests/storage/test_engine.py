"""The engine keeps what was said, and speaks to Django as SQLite does."""

import threading
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.db import IntegrityError, OperationalError, connection
from django.db.models import Count
from django.db.models.functions import TruncDay

from himoya.worker.loop import TURN
from tests.storage.conftest import Connect


def asked(connect: Connect, pragma: str) -> object:
    with connect().cursor() as cursor:
        cursor.execute(f"PRAGMA {pragma}")
        return cursor.fetchone()[0]


@pytest.mark.parametrize(
    ("pragma", "answer"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("temp_store", 2),
        ("trusted_schema", 0),
    ],
)
def test_each_connection_is_set_to_lose_nothing(connect: Connect, pragma: str, answer: object) -> None:
    assert asked(connect, pragma) == answer


def test_a_second_writer_waits_for_the_first_and_then_succeeds(connect: Connect) -> None:
    first, second = connect(), connect()
    with first.cursor() as cursor:
        cursor.execute("CREATE TABLE told (words text)")
    started, failures = threading.Event(), list[Exception]()

    def write_too() -> None:
        started.set()
        try:
            second.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
            second.cursor().execute("INSERT INTO told VALUES ('second')")
            second.commit()
        except OperationalError as failure:
            failures.append(failure)

    first.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    first.cursor().execute("INSERT INTO told VALUES ('first')")
    other = threading.Thread(target=write_too)
    other.start()
    started.wait()
    other.join(0.2)
    assert other.is_alive()
    first.commit()
    other.join()
    assert not failures
    with connect().cursor() as cursor:
        cursor.execute("SELECT words FROM told ORDER BY rowid")
        assert cursor.fetchall() == [("first",), ("second",)]


@pytest.mark.parametrize("said", ["BEGIN IMMEDIATE", "CREATE TABLE told (words text)"])
def test_who_waits_gets_his_turn_between_two_batches_of_a_worker(connect: Connect, said: str) -> None:
    worker, page = connect(), connect()
    waits, served = threading.Event(), threading.Event()

    def sign_in() -> None:
        waits.set()
        page.cursor().execute(said)
        served.set()

    other = threading.Thread(target=sign_in)
    for batch in range(60):
        worker.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
        if not batch:
            other.start()
            waits.wait()
        served.wait(0.05 if batch else 0.5)  # after half a second the engine itself tries but rarely
        worker.rollback()
        worker.set_autocommit(True)
        if served.wait(TURN):
            break
    other.join()
    assert batch < 6


def test_a_transaction_takes_the_write_lock_when_it_begins(connect: Connect) -> None:
    first, second = connect(), connect(timeout=0)
    first.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    with pytest.raises(OperationalError, match="locked"):
        second.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)


@pytest.mark.parametrize(
    "broken",
    [
        "INSERT INTO held VALUES (1, 5, 1)",
        "INSERT INTO held VALUES (2, NULL, 1)",
        "INSERT INTO held VALUES (2, -5, 1)",
        "INSERT INTO held VALUES (2, 5, 9)",
    ],
    ids=["unique", "not null", "check", "foreign key"],
)
def test_a_broken_rule_of_the_database_is_an_integrity_error(connect: Connect, broken: str) -> None:
    with connect().cursor() as cursor:
        cursor.execute("CREATE TABLE place (id integer PRIMARY KEY)")
        cursor.execute(
            "CREATE TABLE held (id integer PRIMARY KEY, days integer NOT NULL CHECK (days > 0), "
            "place integer REFERENCES place)"
        )
        cursor.execute("INSERT INTO place VALUES (1)")
        cursor.execute("INSERT INTO held VALUES (1, 5, 1)")
        with pytest.raises(IntegrityError):
            cursor.execute(broken)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("bool", True),
        ("date", date(2026, 3, 1)),
        ("datetime", datetime.fromisoformat("2026-03-01 07:30:00.000005")),
        ("text", "Oʻgʻlim — сын"),
        ("BLOB", b"\x00\xff"),
    ],
)
def test_a_value_comes_back_as_it_went_in(connect: Connect, column: str, value: Any) -> None:
    with connect().cursor() as cursor:
        cursor.execute(f"CREATE TABLE kept (value {column})")
        cursor.execute("INSERT INTO kept VALUES (%s)", [value])
        cursor.execute("SELECT value FROM kept")
        assert cursor.fetchone() == (value,)


def test_places_may_be_named_counted_or_a_plain_percent_sign(connect: Connect) -> None:
    with connect().cursor() as cursor:
        cursor.execute("SELECT %(b)s - %(a)s", {"a": 1, "b": 3})
        assert cursor.fetchone() == (2,)
        cursor.execute("SELECT '5 %%' || %s", ["!"])
        assert cursor.fetchone() == ("5 %!",)
        cursor.execute("SELECT '5 %'")
        assert cursor.fetchone() == ("5 %",)


def test_many_rows_may_come_from_a_generator(connect: Connect) -> None:
    with connect().cursor() as cursor:
        cursor.execute("CREATE TABLE kept (value decimal)")
        rows: Any = ((Decimal(n),) for n in range(3))
        cursor.executemany("INSERT INTO kept VALUES (%s)", rows)
        cursor.execute("SELECT sum(value) FROM kept")
        assert cursor.fetchone() == (3,)


@pytest.mark.django_db
def test_djangos_own_tables_and_functions_work() -> None:
    for hour in (1, 2, 23):
        until = datetime(2026, 3, 1, hour, tzinfo=UTC)
        Session.objects.create(session_key=str(hour), session_data="x", expire_date=until)
    per_day = Session.objects.values(day=TruncDay("expire_date")).annotate(number=Count("pk")).order_by("day")
    # Tashkent is five hours ahead: the late one is tomorrow's.
    assert [row["number"] for row in per_day] == [2, 1]
    found = Session.objects.get(session_key__regex="^2", expire_date__hour=7)
    assert found.expire_date == datetime(2026, 3, 1, 2, tzinfo=UTC)
    with pytest.raises(IntegrityError):
        Session.objects.create(session_key="1", session_data="x", expire_date=until)


@pytest.mark.django_db
def test_the_tests_themselves_run_on_an_encrypted_file() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("On PostgreSQL the disk is encrypted, not the database")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA cipher_version")
        assert cursor.fetchone()
    with open(connection.settings_dict["NAME"], "rb") as file:
        assert file.read(15) != b"SQLite format 3"
