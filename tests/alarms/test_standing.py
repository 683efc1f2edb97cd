"""Tonight's list as the stored rows give it is the list of the rule."""

from datetime import timedelta
from random import Random

import pytest

from himoya.alarms.models import Alarm
from himoya.alarms.queries import open_alarms, stored_tonight
from himoya.alarms.rules import Tonight
from himoya.alarms.standing import first_of, standing
from himoya.alarms.urgent import everybody
from himoya.linkage.models import Grouped, Grouping
from himoya.people.models import Person
from himoya.urgency import RULES, Level
from tests import make

NOW = make.MONDAY
LATER = (Level.T1, Level.T2, Level.T3, Level.T4)
TIMES = (0.0, 0.01, 0.5, 0.99, 1.0, 1.01, 3.0)  # of a rule's window


@pytest.fixture
def persons(db: None) -> list[Person]:
    """Forty, of whom every third is held for the one before him, and the last ten are in no group yet."""
    people = [make.person(f"Sinov {n}") for n in range(40)]
    grouping = Grouping.objects.create(made_at=NOW, current=True)
    for n, person in enumerate(people[:30]):
        Grouped.objects.create(
            grouping=grouping, person=person, group=people[n - (n % 3 == 2)].pk, believed=person.pk
        )
    return people


@pytest.mark.parametrize("most", [6, 60, 300])
@pytest.mark.parametrize("urgent", [0.05, 0.6])
def test_who_is_shown_and_how_many_are_not(persons: list[Person], most: int, urgent: float) -> None:
    chance = Random(most)  # noqa: S311 -- always the same evenings
    for _evening in range(3):
        Alarm.objects.all().delete()
        Alarm.objects.bulk_create(_alarms(persons, most, urgent, chance))
        shown, rest = first_of(open_alarms().filter(since__lte=NOW), NOW)
        rule = stored_tonight(NOW).tonight
        assert [str(one.group) for one in shown] == [entry.person for entry in rule.entries]
        assert rest == rule.rest
        _everybody_alike(stored_tonight(NOW, places=None).tonight)


def _everybody_alike(rule: Tonight) -> None:
    expected = {int(one.person): (one.level, one.past_window, one.taken) for one in rule.entries}
    alarms = open_alarms().filter(since__lte=NOW)
    assert {one.group: (one.level, one.past, one.taken) for one in standing(alarms, NOW)} == expected
    levels = {group: level for group, (level, _past, _taken) in expected.items()}
    assert everybody(alarms, NOW).levels() == levels


def _alarms(persons: list[Person], most: int, urgent: float, chance: Random) -> list[Alarm]:
    """No two of one moment: the rule and the rows may put those in another order."""
    level = {code: Level.T0 if chance.random() < urgent else chance.choice(LATER) for code in RULES}
    seen, made = set(), []
    for number in range(chance.randint(1, most)):
        code = chance.choice(list(RULES))
        since = NOW - chance.choice(TIMES) * RULES[code].window
        since -= chance.choice([timedelta(), timedelta(microseconds=chance.randrange(1, 10**6))])
        if since in seen:
            continue
        seen.add(since)
        made.append(
            Alarm(
                person=chance.choice(persons),
                rule=code,
                level=level[code],
                state=chance.choice(list(Alarm.State)),
                episode=str(number),
                since=since,
                fired_at=since,
            )
        )
    return made
