"""A cursor that understands Django's %s and %(name)s places, and waits for its turn to write.

Django's own class cannot be inherited: it is a cursor of the interpreter's sqlite3 already.
"""

import time
from collections.abc import Callable, Iterable, Mapping
from itertools import tee
from typing import Any

from django.db.backends.sqlite3.base import SQLiteCursorWrapper
from sqlcipher3 import dbapi2 as sqlcipher

# Seconds between two tries of one who waits. The engine's own waiting tries ten times a second only, and so
# never meets the few thousandths in which a worker lets go of the lock between two batches.
AGAIN = 0.001


class Cursor(sqlcipher.Cursor):  # type: ignore[misc]  # sqlcipher3 ships no types
    convert_query = vars(SQLiteCursorWrapper)["convert_query"]
    patience = 0.0  # seconds to wait for another writer

    def execute(self, query: str, params: Any = None) -> Any:
        say = super().execute
        if params is None:
            return self._in_turn(lambda: say(query))
        query = self.convert_query(query, param_names=_names(params))
        return self._in_turn(lambda: say(query, params))

    def _in_turn(self, say: Callable[[], Any]) -> Any:
        until = time.monotonic() + self.patience
        while True:
            try:
                return say()
            except sqlcipher.OperationalError as error:
                if "database is locked" not in str(error) or time.monotonic() >= until:
                    raise
            time.sleep(AGAIN)

    def executemany(self, query: str, param_list: Iterable[Any]) -> Any:
        # The list may be a generator: look at its first row without eating it.
        first, rows = tee(iter(param_list))
        query = self.convert_query(query, param_names=_names(next(first, None)))
        return super().executemany(query, rows)


def _names(params: Any) -> list[str] | None:
    return list(params) if isinstance(params, Mapping) else None
