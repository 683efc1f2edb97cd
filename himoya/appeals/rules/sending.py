"""By which way a letter left, and on which day it can have."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar

from himoya.common.errors import BadInput
from himoya.common.say import N_


class Way(Protocol):
    """A row of the pack's table of channels."""

    @property
    def kind(self) -> str: ...
    @property
    def legally_valid(self) -> str: ...
    @property
    def starts_clock(self) -> str: ...


W = TypeVar("W", bound=Way)
# Of ways that all bind, the one to begin with: a proof that nobody can deny, and open to everybody.
PREFERRED = ("registered_post", "in_person", "portal", "post", "via_lawyer", "consulate", "email", "phone")


def binds(way: Way) -> bool:
    """Whether the authority must answer what came this way."""
    return way.legally_valid == "yes" and way.starts_clock != "no"


def best_way(ways: Iterable[W]) -> W | None:
    """The way to propose: one that binds rather than a courtesy. None: no letter reaches them."""
    open_ones = [one for one in ways if one.legally_valid != "no"]
    return min(open_ones, key=lambda one: (not binds(one), _place(one.kind)), default=None)


def _place(kind: str) -> int:
    return PREFERRED.index(kind) if kind in PREFERRED else len(PREFERRED)


def binding(ways: Iterable[Way], kind: str) -> bool:
    """Whether the authority must answer a letter that came this way; a courtesy copy binds nobody.

    `ways`: those to this authority on the day. Raises BadInput for one that does not lead there.
    """
    way = next((one for one in ways if one.kind == kind), None)
    if way is None or way.legally_valid == "no":
        raise BadInput(N_("By the law tables no letter reaches this authority that way. Choose another way."))
    return binds(way)


def bound_by(ways: Iterable[Way], kind: str) -> bool:
    """The same for a letter that left long ago: by a way that the tables do not know it binds nobody."""
    return any(one.kind == kind and binds(one) for one in ways)


def check_sent(on: date, prepared_on: date, today: date) -> None:
    """Raises BadInput for a day on which it cannot have been sent."""
    if on > today:
        raise BadInput(N_("This day lies in the future. Check it."))
    if on < prepared_on:
        raise BadInput(
            N_("The letter was prepared on %(day)s and cannot have been sent before."),
            day=f"{prepared_on:%d.%m.%Y}",
        )


def check_station(on: date, sent_on: date | None, today: date) -> None:
    """Raises BadInput for a day on which nothing can have happened to it."""
    if sent_on is None:
        raise BadInput(N_("This letter has not been sent yet, so nothing can have happened to it."))
    if on < sent_on:
        raise BadInput(
            N_("The letter was sent on %(day)s: nothing can have happened to it before."),
            day=f"{sent_on:%d.%m.%Y}",
        )
    if on > today:
        raise BadInput(N_("This day lies in the future. Check it."))
