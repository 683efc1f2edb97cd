"""The power fails thirty times during an import: nothing acknowledged is lost, doubled, or half visible."""

import os
import random
import signal
import struct
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, connections

from himoya.alarms.models import Alarm
from himoya.cases.models import Fact
from himoya.intake.actions import import_export
from himoya.intake.channels.incoming import Export
from himoya.linkage.models import Grouping
from himoya.messages.models import Import, Message
from himoya.messages.queries import live_messages, search
from tests.emptying import empty
from tests.make import export, incoming

ROWS = 2600  # six batches
KILLS = 30


def group_export() -> Export:
    signed = "Farrux Namunayev qo'l qo'yib qo'yibdi, 85 zona"
    return export(
        *[
            incoming(signed if n % 5 == 0 else "salom hammaga", n, sender_key=f"u{n % 40}")
            for n in range(1, ROWS + 1)
        ]
    )


def one_try(kill_at: int) -> int:
    """Import in a child process and kill it at about its `kill_at`-th statement.

    Gives the rows it acknowledged.
    """
    connections.close_all()
    heard, told = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(heard)
        _import_and_exit(told)
    os.close(told)
    acknowledged = _listen(heard, child, kill_at)
    os.close(heard)
    os.waitpid(child, 0)
    return acknowledged


def _import_and_exit(told: int) -> None:
    def tick(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        os.write(told, struct.pack("<i", -1))
        return execute(sql, params, many, context)

    def acknowledge(rows: int) -> None:
        os.write(told, struct.pack("<i", rows))

    try:
        with connection.execute_wrapper(tick):
            import_export(group_export(), "the file", file_name="result.json", progress=acknowledge)
    finally:
        os._exit(0)


def _listen(heard: int, child: int, kill_at: int) -> int:
    """Kills from outside, so that it falls anywhere: before a statement, in it, or in the commit after it."""
    acknowledged = statements = 0
    while piece := os.read(heard, 4):
        (number,) = struct.unpack("<i", piece)
        acknowledged = max(acknowledged, number)
        statements += number < 0
        if statements == kill_at:
            os.kill(child, signal.SIGKILL)
    return acknowledged


def assert_whole_or_not_at_all(acknowledged: int) -> None:
    made = Import.objects.first()
    done = made.done if made else 0
    assert done >= acknowledged
    assert Message.objects.count() == done
    visible = live_messages().count()
    assert visible == (ROWS if made and made.state == Import.State.LIVE else 0)
    assert search("salom").count() == (visible - visible // 5)
    assert Grouping.objects.filter(current=True).count() == (1 if visible else 0)


@pytest.mark.django_db(transaction=True)
def test_thirty_kills_lose_double_and_show_nothing() -> None:
    chance = random.Random(20261120)  # noqa: S311 -- a test's dice
    for _kill in range(KILLS):
        assert_whole_or_not_at_all(one_try(kill_at=chance.randint(1, 45)))
        if Import.objects.filter(state=Import.State.LIVE).exists():
            empty(connection)  # it got through: begin anew for the other kills

    made = import_export(group_export(), "the file", file_name="result.json")

    assert (made.state, made.added, made.known, made.rejected) == (Import.State.LIVE, ROWS, 0, 0)
    assert Message.objects.count() == live_messages().count() == ROWS
    assert Alarm.objects.count() == Fact.objects.filter(kind="urgent").count() == ROWS // 5
