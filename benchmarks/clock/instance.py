"""A group with very many open cases, for the clocks. Imported only once Django is set up."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import islice
from random import Random
from typing import Any

from django.db.models import Min

from himoya.alarms.models import Alarm
from himoya.cases.models import Case
from himoya.common.roles import Role
from himoya.contact.models import Call, Watch
from himoya.linkage.models import Grouped, Grouping
from himoya.messages.models import Chat, Import, Message
from himoya.people.models import Person, Reporter
from himoya.security.models import Account
from himoya.storage.bulk import insert

CALLS = 8  # of each case
DAY = timedelta(days=1)
GIVEN = ("Anvar", "Botir", "Davron", "Farrukh", "Jasur", "Olim", "Rustam", "Sardor")
SURNAMES = ("Namunayev", "Sinovov", "Misolov", "Tajribayev", "Andozayev", "Qolipov")
PLACES = [f"ik-{number} sinov oblast" for number in range(1, 401)]
# Of a hundred cases: the rule, its level, how old the alarm is at most (days), and how many have it.
OPEN = (
    ("U01", "T0", 4, 0.05),
    ("U01", "T0", 300, 1),
    ("U04", "T1", 12, 2),
    ("U06", "T2", 25, 14),
    ("U06", "T1", 25, 4),
)


def store(cases: int, now: datetime) -> None:
    """`cases` open cases, each with calls, a watch and a next look; about a fifth have an open alarm."""
    chance = Random(cases)
    lead = Account(username="lead", role=Role.ORGANISER, language="en", made_at=now)
    lead.set_unusable_password()
    lead.save()
    brought = Import.objects.create(fingerprint="1", file_name="a", channel="x", state="live", started_at=now)
    chat = Chat.objects.create(key="telegram:77", title="Onalar")
    _all(Reporter, ("key",), ((f"telegram:77/{n}",) for n in range(cases)))
    voice = _first(Reporter)
    _all(
        Person,
        ("reporter_id", "key", "name", "relation", "told_at"),
        (
            (
                voice + n,
                str(n),
                f"{chance.choice(GIVEN)} {chance.choice(SURNAMES)}",
                "son",
                now - chance.random() * 300 * DAY,
            )
            for n in range(cases)
        ),
    )
    person = _first(Person)
    grouping = Grouping.objects.create(
        made_at=now, current=True, low=cases, point=cases, high=cases, messages=cases
    )
    _all(
        Grouped,
        ("grouping_id", "person_id", "group", "believed"),
        ((grouping.pk, person + n, person + n, person + n) for n in range(cases)),
    )
    _all(
        Case,
        ("person_id", "status", "opened_at", "next_check_at", "look_at"),
        (
            (person + n, "open", now - 200 * DAY, now + DAY, now + (0.1 + 6 * chance.random()) * DAY)
            for n in range(cases)
        ),
    )
    case = _first(Case)
    heard = [now - 5 * chance.random() * DAY for _n in range(cases)]
    _all(
        Call,
        ("case_id", "at", "noted_by_id", "noted_at"),
        ((case + n, heard[n] - 7 * week * DAY, lead.pk, now) for n in range(cases) for week in range(CALLS)),
    )
    _all(
        Watch,
        (
            "case_id",
            "place",
            "heard_at",
            "days",
            "low",
            "high",
            "gaps",
            "expected_at",
            "late_at",
            "overdue_at",
            "silent_at",
            "looked_at",
        ),
        (
            (
                case + n,
                chance.choice(PLACES),
                heard[n],
                7.0,
                5.0,
                9.0,
                CALLS - 1,
                heard[n] + 7 * DAY,
                heard[n] + 7.4 * DAY,
                heard[n] + 8.75 * DAY,
                heard[n] + 18 * DAY,
                now,
            )
            for n in range(cases)
        ),
    )
    _alarms(cases, person, brought, chat, now, chance)


def _alarms(cases: int, person: int, brought: Import, chat: Chat, now: datetime, chance: Random) -> None:
    told = [(n, *kind) for n in range(cases) for kind in OPEN if chance.random() * 100 < kind[3]]
    told = [(n, code, level, now - chance.random() * age * DAY) for n, code, level, age, _share in told]
    by_message = [row for row in told if row[1] != "U06"]
    text = "Qo‘l qo‘ydirishibdi, iltimos yordam bering"
    _all(
        Message,
        ("chat_id", "key", "brought_by_id", "sent_at", "text", "folded", "place"),
        (
            (chat.pk, f"{n} {code} {number}", brought.pk, since, text, " qol qoydirishibdi ", "1")
            for number, (n, code, _level, since) in enumerate(by_message)
        ),
    )
    message = _first(Message) if by_message else 0
    columns = (
        "person_id",
        "message_id",
        "rule",
        "level",
        "start",
        "end",
        "since",
        "fired_at",
        "announced_at",
        "escalated_at",
    )
    _all(
        Alarm,
        columns,
        (
            (person + n, message + number, code, level, 0, 18, since, since, since, since)
            for number, (n, code, level, since) in enumerate(by_message)
        ),
    )
    _all(
        Alarm,
        ("person_id", "rule", "level", "episode", "because", "since", "fired_at", "escalated_at"),
        (
            (
                person + n,
                code,
                level,
                f"silent since {since:%Y-%m-%dT%H:%M}",
                {"why": "overdue", "since": f"{since:%Y-%m-%d}", "every": 7},
                since,
                since,
                since,
            )
            for n, code, level, since in told
            if code == "U06"
        ),
    )


def make_due(count: int, now: datetime, chance: Random) -> None:
    """So many cases whose time has come and that were silent long enough to ring."""
    fresh = Case.objects.filter(look_at__gt=now).exclude(person__alarms__rule="U06")
    numbers = chance.sample(list(fresh.values_list("pk", flat=True)), count)
    for call in Call.objects.filter(case__in=numbers):
        Call.objects.filter(pk=call.pk).update(at=call.at - 9 * DAY)
    Case.objects.filter(pk__in=numbers).update(look_at=now - DAY / 24)


def _first(model: type[Any]) -> int:
    return int(model.objects.aggregate(first=Min("pk"))["first"])


def _all(model: type[Any], names: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> None:
    waiting: Iterator[tuple[Any, ...]] = iter(rows)
    while batch := list(islice(waiting, 5000)):
        insert(model, names, batch)
