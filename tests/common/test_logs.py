"""A log line says what broke and where, never what was being worked on."""

import logging

from himoya.common.logs import Quiet


def test_what_an_exception_says_stays_out_of_the_log() -> None:
    try:
        raise ValueError("Key (name)=(Farrux Namunayev) already exists")
    except ValueError as error:
        record = logging.LogRecord(
            "x", logging.ERROR, __file__, 1, "broke", (), (type(error), error, error.__traceback__)
        )

    line = Quiet("%(message)s").format(record)

    assert "Farrux" not in line
    assert "ValueError at test_logs.py:" in line
