"""From a message to facts with quotes. Pure: text and its date in, facts out; never says what is true."""

from himoya.reading.facts import Reading
from himoya.reading.line import as_line
from himoya.reading.reader import read, read_all

__all__ = ["Reading", "as_line", "read", "read_all"]
