"""A person of whom everything is stored that can be, every word of it marked, and somebody beside him."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.apps import apps
from django.db import connection

from himoya.alarms.models import Alarm, Deed
from himoya.cases.actions import give, state_by_hand
from himoya.cases.models import Case, Change, Event, Need, Note, Statement, Stay, Task
from himoya.common.roles import Role
from himoya.contact.models import Call
from himoya.evidence.models import Attachment, AttachmentBytes
from himoya.family.models import Receipt
from himoya.intake.models import Upload
from himoya.linkage.actions import regroup, settle, switch_to
from himoya.linkage.models import Doubt, Grouping
from himoya.messages.models import Import, Message, Rejection, Sighting
from himoya.people.actions import also_called, persons
from himoya.people.models import Consent, Person, Relative, Reporter, SamePerson
from himoya.security.models import Account
from himoya.teaching.models import Lesson, OwnCue
from tests import make

CANARY = "kanareyka"  # in every word that must go
NOW = make.MONDAY


@dataclass
class Cast:
    """`he` is told of by two voices and has a case; `she` is told of in one message with him."""

    nodira: Account
    he: Person
    also_he: Person
    she: Person
    case: Case
    alone: Message  # speaks of him alone
    shared: Message  # speaks of her, too


def told_by(voice: str, name: str) -> Person:
    reporter = Reporter.objects.create(key=f"telegram:77/{voice}", shown_name=voice)
    (person,) = persons([Person(reporter=reporter, key=name, name=name, relation="son")]).values()
    return person


@pytest.fixture
def cast(db: None) -> Cast:
    nodira = make.account("nodira")
    he, also_he = told_by(f"{CANARY} ona", f"Botir {CANARY}"), told_by(f"{CANARY} xola", f"Botirjon {CANARY}")
    she = told_by("qo‘shni", "Ra’no Tamsilova")
    alone, shared = (
        make.message(f"{text} {CANARY}", sender=f"{CANARY} ona") for text in ("yolg‘iz", "ikkovi")
    )
    for message, person in ((alone, he), (alone, also_he), (shared, he), (shared, she)):
        make.a_fact(message, person, "home", CANARY if person is not she else "Andijon")
    case = Case.objects.create(
        person=he, opened_at=NOW, next_check_at=NOW, owner=nodira, summary=CANARY, risk_why=CANARY
    )
    switch_to(regroup())
    settle(he, also_he, SamePerson.Verdict.SAME, by=nodira)
    settle(he, she, SamePerson.Verdict.DIFFERENT, by=nodira)
    _work(case, he, nodira)
    _told(alone, he, she, nodira)
    return Cast(nodira, he, also_he, she, case, alone, shared)


def _work(case: Case, he: Person, nodira: Account) -> None:
    give(case, make.account("laylo", Role.CASEWORKER), by=nodira)
    who = {"case": case, "by": nodira, "at": NOW}
    Change.objects.create(field="summary", old=CANARY, new=CANARY, why=CANARY, **who)
    Note.objects.create(text=CANARY, **who)
    Task.objects.create(text=CANARY, **who)
    Need.objects.create(kind="food", text=CANARY, outcome=CANARY, told_on=NOW.date(), **who)
    Event.objects.create(case=case, at=NOW, code="case.opened", actor=nodira)
    Stay.objects.create(case=case, place=CANARY, how_known=CANARY)
    Call.objects.create(case=case, at=NOW, note=CANARY, noted_by=nodira, noted_at=NOW)
    kept = Attachment.objects.create(
        file_name=f"{CANARY}.jpg",
        media_type="image/jpeg",
        size=9,
        sha256=hashlib.sha256(CANARY.encode()).hexdigest(),
        told_by=CANARY,
        note=CANARY,
        **who,
    )
    AttachmentBytes.objects.create(attachment=kept, content=CANARY.encode())
    grade = Statement.Grade.ONE_VOICE
    state_by_hand(he, "home", CANARY, grade=grade, known_on=NOW.date(), by=nodira, how_known=CANARY)
    also_called(he, f"{CANARY} Botirov")
    Relative.objects.create(person=he, name=CANARY, contact=CANARY, note=CANARY, by=nodira, at=NOW)
    Consent.objects.create(
        person=he,
        recipient="lawyer",
        answer="yes",
        given_by=CANARY,
        given_on=NOW.date(),
        expires_on=NOW.date(),
        by=nodira,
        at=NOW,
    )


def _told(alone: Message, he: Person, she: Person, nodira: Account) -> None:
    alarm = Alarm.objects.create(
        person=he, message=alone, rule="U01", level="T0", start=0, end=4, since=alone.sent_at, fired_at=NOW
    )
    Deed.objects.create(alarm=alarm, kind="other", note=CANARY, by=nodira, at=NOW)
    Receipt.objects.create(code_hash="c" * 64, form_token_hash="f" * 64, message=alone, at=NOW)
    Sighting.objects.create(message=alone, seen_by=make.an_import(file_name="ikkinchi.json"))
    edit = make.message(f"tuzatilgan {CANARY}", replaces=alone)
    make.a_fact(edit, he, "name", CANARY)
    by = {"by": nodira, "at": NOW}
    Lesson.objects.create(message=alone, rules=["U01"], note=CANARY, **by)
    OwnCue.objects.create(phrase=f"{CANARY}ga xat*", rule="U01", **by)
    left, right = sorted((he.pk, she.pk))
    grouping = Grouping.objects.get(current=True)
    Doubt.objects.create(grouping=grouping, left_id=left, right_id=right, probability=0.5)
    Rejection.objects.create(
        brought_by=edit.brought_by,
        place="row 5",
        sentence="No.",
        excerpt="",
        cells=[["FISh", CANARY + " Botir"]],
    )
    Upload.objects.create(
        file_name=f"{CANARY}.csv",
        content=CANARY.encode(),
        preview={"first": [], "tables": [{"rows": [["1", f"BOTIR {CANARY.upper()}"]]}]},
        by=nodira,
        at=NOW,
    )
    Import.objects.filter(messages=alone).update(title=CANARY, file_name=f"{CANARY}.json")
    Import.objects.filter(messages=edit).update(title=CANARY, file_name=f"{CANARY}.json")


def everything() -> dict[str, list[dict[str, object]]]:
    """Every row of every table of ours but the log."""
    tables: dict[str, list[dict[str, object]]] = {}
    for model in apps.get_app_config("himoya").get_models():
        if model.__name__ not in ("AuditLine", "OpenSession"):
            tables[model.__name__] = list(model._default_manager.order_by("pk").values())
    return tables


def where(canary: str = CANARY) -> list[str]:
    """Tables that hold the word, whatever belongs to them: shadow tables of the search, sessions, the log."""
    return sorted({table for table, row in _rows() if canary in row.casefold()})


def _rows() -> Iterator[tuple[str, str]]:
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table == "message_search":  # reads from the messages, which are looked at themselves
                continue
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 -- the database's own names of its tables
            for row in cursor.fetchall():
                yield table, " ".join(_text(value) for value in row)


def _text(value: object) -> str:
    return bytes(value).decode("utf-8", "replace") if isinstance(value, bytes | memoryview) else str(value)
