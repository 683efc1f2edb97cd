"""What a letter takes over from the one before it: who is held and who writes, never what happened."""

from collections.abc import Mapping
from typing import Any

WRITER = ("applicant", "kinship", "applicant_address", "applicant_phone", "applicant_email")
HELD = (
    "name", "birth_date", "citizenship", "passport", "facility", "article", "part", "term", "court",
    "verdict_date",
)  # fmt: skip


def carried(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Fields of an earlier letter that hold for the next one as well; what is known since then goes first."""
    return {
        key: value for key, value in fields.items() if value and key.partition("@")[0] in (*WRITER, *HELD)
    }
