"""What came back: whether its days can be, what it looks like, and which grades end the waiting."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Protocol, TypeVar

from himoya.common.errors import BadInput
from himoya.common.say import N_

# Neither "we passed it on" nor "we are still looking" takes a letter off control (ZRU-445, article 34).
FINAL = frozenset({"answered", "refused_with_ground", "refused_without_ground", "evaded"})
SUBSTANTIVE = frozenset({"answered", "refused_with_ground"})
# What a grade means for what is written next: conditions of the packs' ladders.
CONDITIONS: Mapping[str, str] = {
    "refused_with_ground": "refused",
    "refused_without_ground": "refused",
    "evaded": "formal_reply",
    "interim": "interim",
}


class Pattern(Protocol):
    """A row of the pack's table of rules."""

    @property
    def suggests(self) -> str: ...
    def found_in(self, answer: str) -> bool: ...


P = TypeVar("P", bound=Pattern)


def suggested(rules: Iterable[P], text: str) -> P | None:
    """The first rule whose words stand in the answer. A person decides."""
    return next((rule for rule in rules if rule.found_in(text)), None)


def check_days(sent_on: date | None, dated: date, received_on: date, today: date) -> None:
    """Raises BadInput for a reply that cannot be: there is one plain sentence for each."""
    if sent_on is None:
        raise BadInput(N_("This letter has not been sent yet, so nothing can have come back."))
    if dated < sent_on:
        raise BadInput(
            N_("The reply is dated %(day)s, before the letter was sent (%(sent)s). Check both days."),
            day=f"{dated:%d.%m.%Y}", sent=f"{sent_on:%d.%m.%Y}",
        )  # fmt: skip
    if received_on < dated:
        raise BadInput(N_("The reply came before the day it bears. Check both days."))
    if received_on > today:
        raise BadInput(N_("This day lies in the future. Check it."))
