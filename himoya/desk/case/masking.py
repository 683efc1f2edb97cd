"""Phone numbers stay hidden on the case page, in quoted words too. Pure."""

from himoya.common.masking import HIDDEN, masked
from himoya.common.roles import Right, may

__all__ = ["HIDDEN", "for_eyes", "masked"]


def for_eyes(role: str, text: str) -> str:
    """What one of the group wrote, as this role may read it: numbers only for those who see contacts."""
    return text if may(role, Right.SEE_CONTACTS) else masked(text)
