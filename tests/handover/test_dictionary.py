"""Every column that leaves is explained, and no field of ours was forgotten."""

import pytest
from django.apps import apps
from django.db.models import Model

from himoya.common import packaged
from himoya.handover.export.tables import FIELD, Table, tables
from himoya.handover.export.words import WORDS

READ = packaged.toml("himoya.handover.export", "dictionary.toml")
NEVER = {"password", "token_hash", "session_key", "code_hash", "form_token_hash", "username_hash", "key_hash"}


def of(model: type[Model]) -> list[str]:
    return [name for name, about in READ["tables"].items() if about["model"] == model.__name__]


@pytest.mark.parametrize(
    "model", apps.get_app_config("himoya").get_models(), ids=lambda model: model.__name__
)
def test_every_field_is_a_column_or_left_out_with_a_reason(model: type[Model]) -> None:
    listed = of(model)
    if not listed:
        assert READ["left_out"][model.__name__].endswith(".")
        return
    told, left_out = set[str](), dict[str, str]()
    for name in listed:
        about = READ["tables"][name]
        told |= {FIELD.get(column, column) for column in about["columns"]}
        left_out |= about.get("left_out", {})
    assert {field.name for field in model._meta.concrete_fields} <= told | set(left_out)
    assert all(reason.endswith(".") for reason in left_out.values())


@pytest.mark.parametrize("table", tables(), ids=lambda table: table.name)
def test_every_column_is_explained_in_one_sentence(table: Table) -> None:
    assert table.says.endswith(".")
    assert [column.name for column in table.columns if not column.says.endswith(".")] == []
    assert len(set(table.header)) == len(table.header)


def test_no_key_to_anything_is_a_column() -> None:
    assert [column.name for table in tables() for column in table.columns if column.name in NEVER] == []


def test_every_code_has_words() -> None:
    coded = {(table.name, column.of) for table in tables() for column in table.columns if column.of != ""} - {
        ("facts", "value"),
        ("statements", "value"),
    }
    assert coded == set(WORDS)
    for name, field in coded:
        about = READ["tables"][name]
        choices = apps.get_model("himoya", about["model"])._meta.get_field(field).choices
        if choices:
            assert {code for code, _label in choices} <= set(WORDS[name, field]), (name, field)


def test_contacts_stand_in_tables_of_their_own() -> None:
    apart = [table for table in tables() if table.contacts]
    assert {column.name for table in apart for column in table.columns} >= {"contact", "key"}
