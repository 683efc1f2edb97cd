"""Very many rows at once."""

from contextlib import suppress
from datetime import timedelta

import pytest
from django.db import DataError, IntegrityError, transaction

from himoya.cases.models import Fact
from himoya.messages.models import Import
from himoya.people.models import Person, Reporter
from himoya.security.models import AuditLine, SignInTry
from himoya.storage.bulk import insert, insert_numbered
from tests import make

pytestmark = pytest.mark.django_db


def test_rows_are_stored_as_djangos_own_way_would_store_them() -> None:
    told, person = make.message("Salom"), make.person()
    fact = {"message": told, "kind": "phone", "value": "+998 00", "start": 0, "end": 5}
    rows = [(told.pk, whom, "phone", "+998 00", 0, 5) for whom in (person.pk, None)]
    insert(Fact, ("message_id", "person_id", "kind", "value", "start", "end"), rows)
    Fact.objects.create(**fact)
    values = list(Fact.objects.order_by("pk").values_list("message", "person", "kind", "value", "state"))
    assert values[0][1] == person.pk
    assert values[1] == values[2]


def test_what_is_left_out_gets_its_default_whatever_its_kind() -> None:
    insert(Import, ("fingerprint", "started_at"), [("x", make.MONDAY), ("y", make.MONDAY)])
    stored = [(one.state, one.done, one.came_of, one.by, one.title) for one in Import.objects.all()]
    assert stored == [("reading", 0, {}, None, "")] * 2


def test_moments_come_back_as_they_were() -> None:
    moments = [make.MONDAY + timedelta(seconds=number) for number in range(3)]
    insert(SignInTry, ("username_hash", "at"), [("x", at) for at in moments])
    assert list(SignInTry.objects.order_by("pk").values_list("at", flat=True)) == moments


def test_no_rows_are_no_statement() -> None:
    insert(AuditLine, ("verb",), [])
    assert AuditLine.objects.count() == 0


def voices(*keys: str) -> list[Reporter]:
    return [Reporter(key=key, shown_name="Namunayeva") for key in keys]


def test_new_objects_know_their_numbers_which_rise_with_them() -> None:
    insert_numbered(voices("a"))
    Reporter.objects.all().delete()  # a number is never given twice
    made = voices("z", "m", "b")
    insert_numbered(made)
    stored = dict(Reporter.objects.values_list("key", "pk"))
    assert {one.key: one.pk for one in made} == stored
    assert [one.pk for one in made] == sorted(stored.values())
    people = [Person(reporter=one, key="namunayev|", name="Namunayev") for one in made]
    insert_numbered(people)
    assert {one.reporter.key for one in Person.objects.select_related("reporter")} == {"z", "m", "b"}
    people[0].relation = "son"
    people[0].save()
    assert Person.objects.count() == 3


def test_one_row_that_stands_already_stores_none() -> None:
    insert_numbered(voices("b"))
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_numbered(voices("a", "b", "c"))
    assert Reporter.objects.count() == 1


def test_rows_that_stand_already_may_be_passed_over() -> None:
    names = ("key", "shown_name")
    insert(Reporter, names, [("a", "")])
    insert(Reporter, names, [("a", "other"), ("b", "")], ignore_conflicts=True)
    assert list(Reporter.objects.order_by("key").values_list("key", "shown_name")) == [("a", ""), ("b", "")]


def test_a_text_is_never_cut_to_fit() -> None:
    long = "a" * 301  # the embedded database knows no lengths
    with transaction.atomic(), suppress(DataError), transaction.atomic():
        insert(Reporter, ("key", "shown_name"), [(long, "")])
    assert set(Reporter.objects.values_list("key", flat=True)) <= {long}
