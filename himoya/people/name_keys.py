"""Under which keys a name is kept, so that any spelling of it is found again. Pure."""

from himoya.names.keys import prefixes, sounds
from himoya.names.parse import Name, parse

BEGINNING = "^"  # marks the first letters of a word, apart from the sounds of a whole one
LONGEST = 40


def name_keys(name: str) -> set[str]:
    """The sounds and the beginnings of every word of the name; empty when it holds no word."""
    return _keys(parse(name))


def search_keys(name: Name) -> set[str]:
    """The keys to look for. A word of one or two letters leads nowhere: too many names begin so."""
    return {key for key in _keys(name) if len(key) > len(BEGINNING) + 1}


def _keys(name: Name) -> set[str]:
    found = {*sounds(name), *(BEGINNING + beginning for beginning in prefixes(name))}
    return {key[:LONGEST] for key in found if key.strip(BEGINNING)}
