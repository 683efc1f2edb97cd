"""A clock for tests, with the values that most clocks have."""

from dataclasses import dataclass

from himoya.appeals.clocks import Extension


@dataclass(frozen=True, kw_only=True)
class ATerm:
    side: str = "authority"
    amount: int = 15
    unit: str = "day"
    count_first_day: bool = False
    roll: str = "unverified"
    extensions: tuple[Extension, ...] = ()
    extension_needs_notice: bool = True
    day_kind: str = "confirmed"
    calendar: tuple[str, ...] = ("UZ",)
    confidence: str = "confirmed"
    source_id: str = "law"
