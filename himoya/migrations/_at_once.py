"""Makes many tables of a new database in one step.

Between two steps Django draws every model anew that has to do with the changed one: with sixty tables
around one account that is most of a new instance's first start. Nobody needs a model in between.
"""

from collections.abc import Sequence

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import CreateModel
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState


class MakeTables(Operation):
    """All `tables` with their columns, indexes and constraints; they may point at each other."""

    def __init__(self, tables: Sequence[CreateModel]) -> None:
        self.tables = tables

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        state.__dict__.pop("apps", None)  # drawn again by the first who asks, once for all tables
        for table in self.tables:
            table.state_forwards(app_label, state)

    def database_forwards(
        self, app_label: str, editor: BaseDatabaseSchemaEditor, before: ProjectState, after: ProjectState
    ) -> None:
        for table in self.tables:
            table.database_forwards(app_label, editor, before, after)

    def database_backwards(
        self, app_label: str, editor: BaseDatabaseSchemaEditor, before: ProjectState, after: ProjectState
    ) -> None:
        for table in reversed(self.tables):
            table.database_backwards(app_label, editor, before, after)

    def describe(self) -> str:
        return f"Make {len(self.tables)} tables"
