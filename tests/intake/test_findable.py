"""Whoever an import tells of is found by his name and by what is told of him, however the import went."""

from collections.abc import Iterator

import pytest

from himoya.cases.models import Fact
from himoya.intake.actions import finding, import_export, importing
from himoya.intake.channels.incoming import Export, Incoming
from himoya.linkage.models import LinkKey
from himoya.linkage.pure.keys import keys_of_report
from himoya.people.models import NameKey, Person
from himoya.people.name_keys import name_keys
from tests.make import export, incoming

pytestmark = pytest.mark.django_db(transaction=True)

SURNAMES = ("Namunayev", "Misolov", "Takrorov", "Sinovov", "Uydirmayev")
ROWS = 1_150  # three batches


def told_of(number: int) -> Incoming:
    words = f"O‘g‘lim {SURNAMES[number % 5]} Farrux, 12.03.{1990 + number % 7}, +998 90 000 {number:04}"
    return incoming(words, number, sender_key=f"user{number % 90}")


MANY = [told_of(number) for number in range(1, ROWS + 1)]


def dies_after(rows: int) -> Export:
    def read() -> Iterator[Incoming]:
        yield from MANY[:rows]
        raise KeyboardInterrupt

    return Export("telegram-json", "Onalar", (), read)


def bring(what: Export, mark: str = "one") -> None:
    import_export(what, mark, file_name="result.json")


def assert_everybody_is_findable() -> None:
    names = dict(Person.objects.values_list("pk", "name"))
    written = set(NameKey.objects.values_list("person", "key"))
    assert written == {(person, key) for person, name in names.items() for key in name_keys(name)}
    reports: dict[tuple[int, int], dict[str, str]] = {}
    facts = Fact.objects.filter(person__isnull=False).order_by("pk")
    for person, message, kind, value in facts.values_list("person_id", "message", "kind", "value"):
        assert person is not None
        reports.setdefault((person, message), {})[kind] = value
    assert set(LinkKey.objects.values_list("person", "key")) == {
        (person, key)
        for (person, _message), told in reports.items()
        for key in keys_of_report(names[person], told.get("birth_date", ""), told.get("phone", ""))
    }


def test_after_a_whole_import() -> None:
    bring(export(*MANY))
    assert_everybody_is_findable()


def test_after_a_crash_while_rows_were_stored_and_another_try() -> None:
    with pytest.raises(KeyboardInterrupt):
        bring(dies_after(1_100))
    assert Person.objects.exists()
    assert not NameKey.objects.exists()  # nobody sees them before the import is live
    bring(export(*MANY))
    assert_everybody_is_findable()


def test_after_a_crash_while_keys_were_written(monkeypatch: pytest.MonkeyPatch) -> None:
    def dies() -> None:
        if LinkKey.objects.exists():
            raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(finding, "AT_ONCE", 100)
        patched.setattr(importing, "_give_way", dies)
        with pytest.raises(KeyboardInterrupt):
            bring(export(*MANY))
    assert LinkKey.objects.count() == 100
    bring(export(*MANY))
    assert_everybody_is_findable()


def test_who_was_told_of_by_an_import_that_died_and_is_told_of_by_another() -> None:
    with pytest.raises(KeyboardInterrupt):
        bring(dies_after(1_100), "died")
    bring(export(*MANY[:3]), "another")
    seen = Person.objects.filter(facts__message__key__in=["1", "2", "3"]).distinct()
    assert seen.count() == 3
    for person in seen:
        assert set(person.name_keys.values_list("key", flat=True)) == name_keys(person.name)
        assert person.link_keys.exists()
