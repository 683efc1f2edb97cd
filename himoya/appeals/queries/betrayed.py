"""Whom the words of a letter would give away: somebody who told us, another prisoner, a telephone inside."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from himoya.appeals.letters.fields import FIELDS
from himoya.language.betraying import betraying_tags
from himoya.people.models import Person, Relative, Reporter

TYPED = frozenset({"free", "short", "place", "papers"})  # kinds in which anything can stand
_WORD = re.compile(r"[^\W\d_][\w'’‘ʻʼ`\-]+")


def betrayed(
    fields: Mapping[str, Any], uses: Collection[str], persons: Sequence[int], relatives: Sequence[Relative]
) -> frozenset[str]:
    """Tags of what must never leave, in the fields that this text prints. `persons`: his own identities;
    `relatives`: his family, who may be named."""
    typed = "\n".join(_typed(fields, uses))
    if not typed:
        return frozenset()
    names = {name for words in pairs(typed) for name in (" ".join(words), " ".join(reversed(words)))}
    tags = set(betraying_tags(typed))
    if names and Person.objects.filter(name__in=names).exclude(pk__in=persons).exists():
        tags.add("other_prisoner")
    family = {one.name for one in relatives}
    if names and Reporter.objects.filter(shown_name__in=names - family).exists():
        tags.add("informant_name")
    return frozenset(tags)


def _typed(fields: Mapping[str, Any], uses: Collection[str]) -> Iterator[str]:
    for key, value in fields.items():
        name = key.partition("@")[0]
        if name in uses and FIELDS[name].kind in TYPED and value:
            yield from [value] if isinstance(value, str) else map(str, value)


def pairs(text: str) -> Iterator[tuple[str, str]]:
    """Two words with capitals beside each other: as a name is written, line by line."""
    for line in text.splitlines():
        words = _WORD.findall(line)
        yield from ((one, two) for one, two in pairwise(words) if one[0].isupper() and two[0].isupper())
