"""On which days a letter can have been sent before anybody here wrote it down, and events of any letter."""

from collections.abc import Iterable
from datetime import date

from himoya.common.errors import BadInput
from himoya.common.say import N_

EARLIEST = date(2015, 1, 1)


def check_entered(on: date, today: date, *, after: date | None = None) -> None:
    """Raises BadInput for a day on which such a letter cannot have been sent. `after`: when the letter before
    it was sent."""
    if on > today:
        raise BadInput(N_("This letter lies in the future, so it was not sent already. Check the day."))
    if on < EARLIEST:
        raise BadInput(N_("A letter from before 2015 is too old to be followed here. Check the year."))
    if after and on < after:
        raise BadInput(
            N_("It cannot have followed a letter that was sent later, on %(day)s."), day=f"{after:%d.%m.%Y}"
        )


def check_events(events: Iterable[tuple[str, str | None]], today: date) -> None:
    """Raises BadInput for something that is said to have happened tomorrow."""
    if any(day and date.fromisoformat(day) > today for _code, day in events):
        raise BadInput(N_("A letter cannot tell what has not happened yet. Check the day of each event."))
