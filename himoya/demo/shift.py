"""What the invented helpers did before the demo was opened: cases given, and a note for the next shift."""

from datetime import datetime

from himoya.alarms.actions import leave_note
from himoya.alarms.queries import tonight_order
from himoya.cases.actions import give, hand_over
from himoya.cases.models import Case
from himoya.linkage.queries import members_of
from himoya.security.models import Account

OWNED, GIVEN = (1, 3), (2, 4, 9)  # places on tonight's list; the first stays with the organiser alone
NOTE = (
    "{number}-ish: onasi ertaga ertalab qo‘ng‘iroq kutyapti, va’da berdim. Qolgan oilalar bilan bugun "
    "hech kim gaplashmadi. (Bu namuna: hammasi to‘qib chiqarilgan.)"
)


def begin_shift(organiser: Account, caseworker: Account, now: datetime) -> None:
    """Some of those who cannot wait at `now` are the caseworker's; she has left a note."""
    cases = dict(enumerate(_cases(tonight_order(organiser, now)[0])))
    owned = [cases[place] for place in OWNED if place in cases]
    for case in owned:
        hand_over(case, caseworker, by=organiser)
    for place in GIVEN:
        if place in cases:
            give(cases[place], caseworker, by=organiser)
    if owned:
        leave_note(NOTE.format(number=owned[0].pk), by=caseworker)


def _cases(groups: list[int]) -> list[Case]:
    """The cases of these groups, in the same order; a group without one is left out."""
    group = members_of(groups)
    found: dict[int, Case] = {}
    for case in Case.objects.filter(person__in=list(group)).order_by("-pk"):
        found[group[case.person_id]] = case
    return [found[one] for one in groups if one in found]
