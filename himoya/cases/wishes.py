"""What the prisoner himself wants, as statements of their own."""

from collections.abc import Iterable, Sequence

from himoya.cases.models import Statement

WISH = "own_wish"  # the kind of the statement
WISHES = (
    "refuses_contract",
    "wants_contract",
    "wants_transfer",
    "wants_no_transfer",
    "wants_appeal",
    "wants_no_appeal",
    "unknown",
)
_OPPOSITES = (
    ("refuses_contract", "wants_contract"),
    ("wants_transfer", "wants_no_transfer"),
    ("wants_appeal", "wants_no_appeal"),
)


def contradictions(wishes: Iterable[str]) -> list[tuple[str, str]]:
    """Pairs among these wishes that cannot both be his."""
    told = set(wishes)
    return [pair for pair in _OPPOSITES if told.issuperset(pair)]


def wishes_of(persons: Sequence[int]) -> list[Statement]:
    """What he was heard to want and nobody took back, newest first; `persons`: all his identities."""
    told = Statement.objects.filter(person__in=persons, kind=WISH, withdrawn_at=None)
    return list(told.order_by("-known_on", "-pk"))
