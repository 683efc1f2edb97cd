"""Keys under which names that may be one person's are found together."""

from itertools import combinations

from himoya.names.fold import consonants
from himoya.names.parse import Name


def sounds(name: Name) -> tuple[str, ...]:
    """The consonant keys of the whole words, without -jon and the like; sorted, each once."""
    return tuple(sorted({consonants(word.core) for word in name.words if not word.initial}))


def pairs(name: Name) -> list[tuple[str, str]]:
    """Every two sounds of the name, in either order: the rare keys."""
    return list(combinations(sounds(name)[:5], 2))


def prefixes(name: Name) -> tuple[str, ...]:
    """The first three letters of the whole words; sorted, each once."""
    return tuple(sorted({word.root[:3] for word in name.words if not word.initial}))


def initials(name: Name) -> tuple[str, ...]:
    """First letters, but only for a name with initials or of one word: how it meets the full one."""
    return tuple(sorted({consonants(word.root[:1]) for word in name.words}))
