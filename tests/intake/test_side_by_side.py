"""A long list, read and matched by processes beside the one that stores: the same as done row by row here."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from django.core.management.color import no_style
from django.db import connection

from benchmarks.make_list import write_list
from himoya.cases.models import Fact
from himoya.intake import stream
from himoya.intake.actions import import_export, importing, rows
from himoya.intake.actions.finding import write_keys
from himoya.intake.channels import open_export
from himoya.intake.channels.incoming import Asked, Source
from himoya.intake.keys import Keys
from himoya.linkage import matching
from himoya.linkage.models import Doubt, Grouped, Grouping, LinkKey
from himoya.messages.models import Import, Message
from himoya.messages.queries import search
from himoya.people.models import NameKey, Person
from tests.emptying import empty
from tests.make import MONDAY

ROWS = 3_000
WHO = ("reporter__key", "key")


def under(path: str) -> tuple[str, ...]:
    return tuple(f"{path}__{name}" for name in WHO)


def stored() -> dict[str, Any]:
    """Everything of it that does not depend on numbers of rows."""
    grouping = Grouping.objects.get(current=True)
    groups: dict[int, set[tuple[str, ...]]] = {}
    for group, *who in Grouped.objects.filter(grouping=grouping).values_list("group", *under("person")):
        groups.setdefault(group, set()).add(tuple(who))

    def listed(rows: Iterable[tuple[Any, ...]]) -> list[str]:
        return sorted(map(repr, rows))

    facts = ("message__key", *under("person"), "kind", "value", "start", "end", "state")
    return {
        "messages": listed(
            Message.objects.values_list("key", "text", "folded", "place", "sender", "sent_at")
        ),
        "persons": listed(Person.objects.values_list(*WHO, "name", "relation", "told_at")),
        "facts": listed(Fact.objects.values_list(*facts)),
        "names": listed(NameKey.objects.values_list(*under("person"), "key")),
        "reports": listed(LinkKey.objects.values_list(*under("person"), "key")),
        "groups": listed(map(tuple, map(sorted, groups.values()))),
        "doubts": listed(Doubt.objects.values_list(*under("left"), *under("right"), "probability")),
        "count": (grouping.low, grouping.point, grouping.high, grouping.usual),
        "found": search("adv").count(),
        "import": Import.objects.values("state", "done", "added", "rejected", "came_of").get(),
    }


def brought(book: Path) -> dict[str, Any]:
    with book.open("rb") as file:
        source = Source(book.name, file, book.stat().st_size)
        import_export(open_export([source], Asked(now=MONDAY)), "the list", file_name=book.name)
    return stored()


def number_from_one() -> None:
    """Of two questions that are equally sure the one with the smaller numbers is asked."""
    with connection.cursor() as cursor:
        every = connection.introspection.sequence_list()
        for statement in connection.ops.sequence_reset_by_name_sql(no_style(), every):
            cursor.execute(statement)


@pytest.mark.django_db(transaction=True)
def test_the_same_is_stored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = tmp_path / "list.xlsx"
    write_list(book, ROWS, seed=3)
    number_from_one()
    monkeypatch.setattr(matching, "MANY", 1)
    beside = brought(book)
    empty(connection)
    number_from_one()
    monkeypatch.setattr(matching, "MANY", sys.maxsize)
    monkeypatch.setattr(stream, "ALONE", sys.maxsize)
    monkeypatch.setattr(importing, "store_batch", keys_at_once)
    here = brought(book)
    assert len(here["messages"]) == ROWS
    assert beside == here


def keys_at_once(begun: Import, batch: stream.Batch, _later: Keys) -> None:
    keys = Keys()
    rows.store_batch(begun, batch, keys)
    write_keys(keys)
