"""Who the case is about and what cannot wait: the first thing on the page."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext

from himoya.alarms.of_person import OpenAlarm, open_alarms
from himoya.cases.models import Case
from himoya.cases.words import STATUSES
from himoya.desk.case.fields import name_of
from himoya.desk.case.frame import identities, together
from himoya.desk.case.shown import relation_words
from himoya.people.queries import names_of
from himoya.security.models import Account
from himoya.urgency import Level

MOST_SPELLINGS = 12
FEW_ALARMS = 4


@dataclass(frozen=True, slots=True)
class AlarmShown:
    level: Level
    title: str
    act_by: datetime | None
    overdue: bool
    past_window: bool


@dataclass(frozen=True, slots=True)
class Head:
    name: str  # the fullest that was told; "" while nobody has
    spellings: list[str]
    relation: str
    alarm: AlarmShown | None
    more_alarms: list[AlarmShown]
    status: str
    owner: str
    others: list[int]  # numbers of the same person's other cases


def head(case: Case, account: Account, now: datetime) -> Head:
    told = names_of(identities(case))
    names = sorted({name for name, _relation in told if name}, key=lambda name: (-len(name), name))
    relations = list(dict.fromkeys(relation_words(relation) for _name, relation in told if relation))
    alarms = [_shown(one) for one in open_alarms(identities(case), account, now)]
    return Head(
        name=names[0] if names else "",
        spellings=names[1:MOST_SPELLINGS],
        relation=", ".join(relations),
        alarm=alarms[0] if alarms else None,
        more_alarms=alarms[1 : 1 + FEW_ALARMS],
        status=gettext(STATUSES[case.status]),
        owner=name_of(case.owner),
        others=[number for number in together(case, account) if number != case.pk],
    )


def _shown(one: OpenAlarm) -> AlarmShown:
    return AlarmShown(one.level, gettext(one.title), one.act_by, one.overdue, one.past_window)
