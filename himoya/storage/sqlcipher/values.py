"""Values on their way in and out: what Django teaches the interpreter's sqlite3, taught to sqlcipher3.

Without this a Decimal is refused, and a datetime comes back without its zone or fails.
"""

import datetime
import decimal
from types import ModuleType

from django.db.backends.sqlite3.base import decoder
from django.utils.dateparse import parse_date, parse_datetime, parse_time


def register_values(database: ModuleType) -> None:
    """Register Django's converters and adapters on `database`, a DB-API module of the SQLite family."""
    database.register_converter("bool", b"1".__eq__)
    database.register_converter("date", decoder(parse_date))
    database.register_converter("time", decoder(parse_time))
    database.register_converter("datetime", decoder(parse_datetime))
    database.register_converter("timestamp", decoder(parse_datetime))
    database.register_adapter(decimal.Decimal, str)
    database.register_adapter(datetime.date, datetime.date.isoformat)
    database.register_adapter(datetime.datetime, lambda moment: moment.isoformat(" "))
