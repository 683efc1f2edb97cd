"""Log lines that say what broke and where, never what was being worked on."""

import logging
import os
import re
import traceback
from pathlib import Path
from types import TracebackType

# The two addresses that hold a secret; Django names the address it refused, or where a page broke.
_SECRET = re.compile(r"(/(?:invitation|calendar)/)[^/\s]+")


def place(trace: TracebackType | None) -> str:
    """Where in our code it broke: "actions.py:88"."""
    frames = traceback.extract_tb(trace)
    ours = [frame for frame in frames if f"{os.sep}himoya{os.sep}" in frame.filename] or list(frames)
    return f"{Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else "?"


class Quiet(logging.Formatter):
    """Leaves out what an exception says: it may quote a message, a name, a row of the database."""

    def format(self, record: logging.LogRecord) -> str:
        return _SECRET.sub(r"\1…", super().format(record))

    def formatException(self, ei: object) -> str:  # noqa: N802 -- logging's own name
        kind, _error, trace = ei if isinstance(ei, tuple) else (None, None, None)
        return f"{getattr(kind, '__name__', 'error')} at {place(trace)}"

    def formatStack(self, stack_info: str) -> str:  # noqa: N802 -- logging's own name
        return ""
