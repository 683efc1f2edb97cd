"""A cell that names more than one person: told apart where that is safe, else the row goes back."""

from datetime import datetime

from himoya.names.several import persons
from himoya.reading.fullnames import full_names
from himoya.reading.message import message_of

ANY_TIME = datetime(2000, 1, 1)  # noqa: DTZ001 -- names do not depend on it


def persons_in(cell: str) -> tuple[str, ...] | None:
    """The name of each person in a cell. None: it names several, but where one ends is not sure.

    A comma or a line break alone may stand inside one name ("Sinovov, Ali"), "and" may not.
    """
    return persons(cell, _is_full)


def _is_full(part: str) -> bool:
    return any(name.given and name.surname for name in full_names(message_of(part[:200], ANY_TIME)))
