"""The tables of an export, as the dictionary lists them, and their rows from the database."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import F, ForeignKey, Model, Q, QuerySet, TextField
from django.db.models.functions import Cast, Substr

from himoya.cases.kinds import LOOK
from himoya.common import packaged
from himoya.handover.export.cells import masked, masked_within
from himoya.handover.export.words import in_words

RULE_AT = {
    "Alarm": "rule",
    "Deed": "alarm__rule",
    "FollowUp": "alarm__rule",
    "Fan": "rule",
    "OwnCue": "rule",
}
CHUNK = 1000  # rows in memory
FIELD = {"number": "id", "number_in_file": "number", "outgoing": "number", "their_number": "number"}
Value = str | int | bool | None | list[Any] | dict[str, Any]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `says` explains it; `of` is the column whose code it says in words."""

    name: str
    says: str
    exact: bool = False
    of: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    name: str
    model: type[Model]
    says: str
    columns: tuple[Column, ...]
    contacts: bool = False

    @property
    def header(self) -> list[str]:
        return [column.name for column in self.columns]


@cache
def tables() -> tuple[Table, ...]:
    """Every table, in the order of the dictionary."""
    listed = packaged.toml("himoya.handover.export", "dictionary.toml")["tables"]
    return tuple(_table(name, about) for name, about in listed.items())


def rows(
    table: Table, language: str, *, contacts: bool, unseen: Collection[str] = ()
) -> Iterator[list[Value]]:
    """The rows of a table, a value for each column, times in ISO form; phones masked without `contacts`.

    What hangs on an alarm of a rule in `unseen` is left out; a letter stays, without the rule it was for.
    """
    stored = [column for column in table.columns if not column.of]
    place = {column.name: number for number, column in enumerate(stored)}
    paths = [_path(table.model, column.name) for column in stored]
    shown = _query(table.model).exclude(_of_rules(table.model, unseen))
    for raw in shown.values_list(*paths).iterator(chunk_size=CHUNK):
        row: list[Value] = []
        for column in table.columns:
            if column.name == "facts" and raw[place["facts"]].get("rule") in unseen:
                facts = {key: value for key, value in raw[place["facts"]].items() if key != "rule"}
                row.append(_plain(facts, hide=not contacts))
            elif column.of:
                kind = str(raw[place["kind"]]) if column.of == "value" else ""
                row.append(in_words(table.name, column.of, str(raw[place[column.of]]), language, kind))
            else:
                row.append(_plain(raw[place[column.name]], hide=not contacts and not column.exact))
        yield row


def _table(name: str, about: dict[str, Any]) -> Table:
    exact, coded = about.get("exact", ()), about.get("words", ())
    columns = []
    for column, says in about["columns"].items():
        columns.append(Column(column, says, exact=column in exact))
        if column in coded:
            columns.append(Column(f"{column}_words", f"The code in {column}, in words.", of=column))
    model = apps.get_model("himoya", about["model"])
    return Table(name, model, about["says"], tuple(columns), about.get("contacts", False))


def _path(model: type[Model], column: str) -> str:
    if column == "quote":
        return "quote"
    name = FIELD.get(column, column)
    field = model._meta.get_field(name)
    return f"{name}_id" if isinstance(field, ForeignKey) else name


def _query(model: type[Model]) -> QuerySet[Model]:
    found: QuerySet[Model] = model._default_manager.order_by("pk")
    fields = {field.name for field in model._meta.concrete_fields}
    if {"message", "start", "end"} <= fields:
        words = Substr("message__text", F("start") + 1, F("end") - F("start"))
        found = found.annotate(quote=words)
    if model.__name__ == "Lesson":  # a list as JSON: both databases search its text
        found = found.annotate(rules_as_text=Cast("rules", TextField()))
    if model.__name__ == "Grouped":
        found = found.filter(grouping__current=True)
    return found


def _of_rules(model: type[Model], unseen: Collection[str]) -> Q:
    """Rows that tell of an alarm of these rules, or of words that should have raised one."""
    found = Q(pk__in=[])
    if unseen and model.__name__ in RULE_AT:
        found |= Q(**{f"{RULE_AT[model.__name__]}__in": unseen})
    for code in unseen:
        if model.__name__ == "Fact":
            found |= Q(kind__in=("urgent", LOOK), value__startswith=code)
        if model.__name__ == "Lesson":  # without one of its rules it would say that the words meant less
            found |= Q(rules_as_text__contains=f'"{code}"')
    return found


def _plain(value: Any, *, hide: bool) -> Value:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, str):
        return masked(value) if hide else value
    if isinstance(value, dict | list):
        return masked_within(value) if hide else value
    return value  # type: ignore[no-any-return]  # numbers, yes or no, nothing
