"""A cursor that understands Django's %s and %(name)s places.

Django's own class cannot be inherited: it is a cursor of the interpreter's sqlite3 already.
"""

from collections.abc import Iterable, Mapping
from itertools import tee
from typing import Any

from django.db.backends.sqlite3.base import SQLiteCursorWrapper
from sqlcipher3 import dbapi2 as sqlcipher


class Cursor(sqlcipher.Cursor):  # type: ignore[misc]  # sqlcipher3 ships no types
    convert_query = vars(SQLiteCursorWrapper)["convert_query"]

    def execute(self, query: str, params: Any = None) -> Any:
        if params is None:
            return super().execute(query)
        return super().execute(self.convert_query(query, param_names=_names(params)), params)

    def executemany(self, query: str, param_list: Iterable[Any]) -> Any:
        # The list may be a generator: look at its first row without eating it.
        first, rows = tee(iter(param_list))
        query = self.convert_query(query, param_names=_names(next(first, None)))
        return super().executemany(query, rows)


def _names(params: Any) -> list[str] | None:
    return list(params) if isinstance(params, Mapping) else None
