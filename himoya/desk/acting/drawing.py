"""What the cards of tonight's page have alike: drawn once, and then given the numbers of each card."""

from collections.abc import Sequence
from functools import lru_cache

from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from himoya.alarms.cards import Card
from himoya.alarms.display import PersonOnList
from himoya.alarms.screen import Work
from himoya.alarms.words import FIRST, MORE, OUTCOMES
from himoya.common.roles import Right, may
from himoya.desk.acting.following import buttons
from himoya.desk.drawn import with_numbers
from himoya.security.access import StaffRequest
from himoya.security.models import Account

# Numbers that no row has; they stand where each card's own go.
ALARM, CASE, ANCHOR = "7700000000000011", "7700000000000022", "7700000000000033"


class Cards:
    """The forms of one page, for one reader."""

    def __init__(self, request: StaffRequest, start: int) -> None:
        self._values = {
            "csrf_token": get_token(request),
            "start": start,
            "alarm": ALARM,
            "case": CASE,
            "anchor": ANCHOR,
            "may_give": may(request.user.role, Right.GIVE_CASES),
            "first_buttons": buttons("kind", FIRST),
            "more_buttons": buttons("kind", MORE),
            "outcome_buttons": buttons("outcome", {k: v for k, v in OUTCOMES.items() if k != "not_known"}),
        }
        self._drawn: dict[tuple[object, ...], SafeString] = {}

    def doing(self, entry: PersonOnList, work: Work, card: Card, anchor: int) -> SafeString:
        """What can be done about one person with one tap."""
        alarm = next((one.alarm for one in entry.reasons if one.alarm is not None), None)
        if alarm is None:
            return SafeString("")
        form = self._form(bool(work.case), card.may_be_asked)
        return with_numbers(form, {ALARM: alarm, CASE: work.case or 0, ANCHOR: anchor})

    def _form(self, has_case: bool, may_be_asked: Sequence[Account]) -> SafeString:
        key = (has_case, *(one.pk for one in may_be_asked))
        if key not in self._drawn:
            values = {"has_case": has_case, "may_be_asked": may_be_asked}
            self._drawn[key] = render_to_string("acting/doing.html", self._values | values)
        return self._drawn[key]

    def false_alarms(self) -> dict[str, SafeString]:
        """For one that a message raised, and for one that the case itself shows."""
        return {
            name: render_to_string("acting/false_alarm.html", self._values | {"message": message})
            for name, message in (("of_message", True), ("of_case", False))
        }


@lru_cache(maxsize=500)
def drawn_words(
    language: str, other: str, settles: str, actions: tuple[str, ...], first: bool, steps: bool
) -> SafeString:
    """What else a reason may be and what to do: sentences of the rules in `language`, the page's own."""
    values = {"other": other, "settles": settles, "actions": actions, "first": first}
    return render_to_string("acting/explained.html", values | {"alarm": ALARM if steps else ""})
