"""Our own numbers of letters: "2026-0017", from 1 each year, without gaps."""

from collections.abc import Iterable


def next_number(year: int, taken: Iterable[str]) -> str:
    """The number after the greatest of those taken this year; a letter that was taken back keeps its own."""
    return f"{year}-{max((_place(one, year) for one in taken), default=0) + 1:04d}"


def _place(number: str, year: int) -> int:
    begun, _, place = number.partition("-")
    return int(place) if begun == str(year) and place.isdigit() else 0
