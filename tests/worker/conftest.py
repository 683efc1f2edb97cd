"""A clock that the test moves, and the family it is about."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest

from himoya.alarms.models import Alarm
from himoya.cases.actions import open_case
from himoya.cases.models import Case
from himoya.common import clock
from himoya.contact.actions import log_call
from himoya.contact.models import Call
from himoya.people.models import Person
from himoya.security.models import Account
from himoya.worker import changes
from himoya.worker.clocks import look_at_clocks
from tests import make

DAY = timedelta(days=1)


@dataclass
class Evening:
    """The worker looks whenever the test says so."""

    nodira: Account
    now: datetime = make.MONDAY
    voices: list[str] = field(default_factory=list)

    def case(self, name: str = "Farrukh Namunayev", place: str = "") -> Case:
        self.voices.append(f"telegram:77/voice{len(self.voices)}")
        person = make.person(name, voice=self.voices[-1])
        return self.case_of(person)

    def case_of(self, person: Person) -> Case:
        return open_case(person, next_check_at=self.now, owner=None, by=self.nodira)

    def weekly_caller(self, name: str = "Farrukh Namunayev") -> Case:
        """He called on twelve Sundays, the last time today."""
        case = self.case(name)
        for week in range(12):
            self.heard(case, self.now - week * 7 * DAY)
        return case

    def heard(self, case: Case, at: datetime | None = None) -> Call:
        return log_call(case, at=at or self.now, seconds=None, by=self.nodira)

    def later(self, days: float) -> int:
        self.now += days * DAY
        return self.look()

    def look(self) -> int:
        return look_at_clocks(self.now)

    def rings(self, case: Case | None = None) -> list[str]:
        """What stands open, without the questions of the calendar: "U06 T2"."""
        alarms = Alarm.objects.filter(state__in=["open", "taken"], since__lte=self.now)
        if case is not None:
            alarms = alarms.filter(person=case.person)
        return sorted(f"{alarm.rule} {alarm.level}" for alarm in alarms)


@pytest.fixture
def evening(db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Evening]:
    changes._seen.clear()
    tonight = Evening(make.account())
    monkeypatch.setattr(clock, "now", lambda: tonight.now)
    yield tonight
    changes._seen.clear()
