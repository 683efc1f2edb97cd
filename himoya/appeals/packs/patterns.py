"""Patterns that could keep the program searching for very long: a repeat within a repeat, or many of them.

A guard against mistakes of people who may change the law tables, not against an enemy among them.
"""

from collections.abc import Iterator
from re import _parser as parser  # type: ignore[attr-defined]  # the only reader of patterns there is
from typing import Any

MOST_REPEATS = 3
WIDE = 100  # signs: beyond that a repeat counts as without an end


def slow(pattern: str) -> bool:
    """Whether the answer of an authority could be written so that the search does not end."""
    found = list(_repeats(parser.parse(pattern), 0))
    endless = [most for most, _depth in found if most > WIDE]
    return len(found) > MOST_REPEATS or len(endless) > 2 or any(depth for _most, depth in found)


def _repeats(part: Any, depth: int) -> Iterator[tuple[int, int]]:
    """(how often at most, in how many other repeats it stands) for each part that may come more than once."""
    if isinstance(part, parser.SubPattern | list | tuple):
        if _is_repeat(part):
            _least, most, inner = part
            if int(most) > 1:
                yield int(most), depth
                depth += 1
            yield from _repeats(inner, depth)
            return
        for one in part:
            yield from _repeats(one, depth)


def _is_repeat(part: Any) -> bool:
    """(at least, at most, what)"""
    return len(part) == 3 and all(isinstance(one, int) for one in list(part)[:2])
