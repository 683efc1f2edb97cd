"""The disk fills up, or another one holds the database, in the middle of any form: all is kept or nothing."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.apps import apps
from django.core.management.color import no_style
from django.db import OperationalError, connection, transaction
from django.test import Client

from himoya.security.models import Account
from tests.desk.attacks.test_other_peoples_cases import everything
from tests.desk.crawling import Form, walk
from tests.desk.evening import an_evening, name_of

FULL, LOCKED = "database or disk is full", "database is locked"
WRITING = ("INSERT", "UPDATE", "DELETE", "REPLACE")
# Work in many steps, each of which may be done again; it has tests of its own (tests/intake/test_kills.py).
IN_STEPS = ("/imports/",)
MOST_STEPS = 60
DRAWN = re.compile(r"[0-9a-f]{8,}|[A-Za-z0-9_+/=-]{32,}")  # tokens and keys, another one each time


class Disk:
    """Lets `room` writes through and refuses all others."""

    def __init__(self, room: int, words: str = FULL) -> None:
        self.room, self.words, self.refused = room, words, False

    def __call__(self, execute: Callable[..., Any], sql: str, *more: Any) -> Any:
        if sql.startswith(WRITING):
            if self.room <= 0:
                self.refused = True
                raise OperationalError(self.words)
            self.room -= 1
        return execute(sql, *more)


@contextmanager
def refusing(after: int, words: str = FULL) -> Iterator[Disk]:
    disk = Disk(after, words)
    with connection.execute_wrapper(disk):
        yield disk


@pytest.fixture
def desk(nodira: Account) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(nodira)
    return client


def test_of_every_form_all_is_stored_or_nothing(desk: Client, nodira: Account) -> None:
    walked = walk(desk, an_evening(nodira, "en").addresses()).forms.values()
    forms = {(name_of(form.action), form.typed, *sorted(form.values)): form for form in walked}
    before, changing = state(), 0
    count_on_from_what_stands()
    for form in forms.values():
        if not form.action.startswith(IN_STEPS):
            _status, whole, _refused = sent(desk, form, MOST_STEPS)
            changing += whole != before
            for writes in range(MOST_STEPS):
                status, after, refused = sent(desk, form, writes)
                if not refused:
                    break
                assert status == 507, (form.action, writes)
                assert after in (before, whole), (form.action, writes)
    assert changing > 20


@pytest.mark.parametrize(("words", "status"), [(FULL, 507), (LOCKED, 503)])
def test_it_is_said_plainly_and_in_the_readers_language(
    desk: Client, nodira: Account, words: str, status: int
) -> None:
    nodira.language = "ru"
    nodira.save()
    with refusing(0, words):
        answer = desk.get("/")
    assert answer.status_code == status
    assert "Traceback" not in answer.content.decode()
    assert 'lang="ru"' in answer.content.decode()


def test_a_session_that_cannot_be_kept_is_not_called_made_up(desk: Client) -> None:
    with refusing(1):  # the log takes its line; what was searched for stays in the session, which is last
        answer = desk.post("/people/search/", {"words": "Farrux"})
    assert answer.status_code == 507


def sent(desk: Client, form: Form, writes: int) -> tuple[int, dict[str, list[str]], bool]:
    """The answer, all rows afterwards, and whether a write was refused; then all is as it was."""
    cookies = desk.cookies.output(header="", sep=";")
    with transaction.atomic():
        with refusing(writes) as disk:
            answer = desk.post(form.action, {**form.values, **filled(form)})
            b"".join(answer) if answer.streaming else answer.content
        transaction.set_rollback(False)  # what stands outside of any transaction stays written
        after = state()
        transaction.set_rollback(True)
    count_on_from_what_stands()
    desk.cookies.load(cookies)
    return answer.status_code, after, disk.refused


def count_on_from_what_stands() -> None:
    """PostgreSQL takes no number back: without this the same row would get another one each time."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), apps.get_models()):
            cursor.execute(statement)


def filled(form: Form) -> dict[str, str]:
    return {name: "Salom" for name in form.typed if not form.values.get(name)}


def state() -> dict[str, list[str]]:
    return {table: [DRAWN.sub("#", row) for row in rows] for table, rows in everything().items()}
