"""The power fails thirty times while two workers look at the same clocks."""

from random import Random

import pytest
from django.db import connections

from benchmarks.clock.kills import fill, kill_often

pytestmark = pytest.mark.django_db(transaction=True)


def test_no_alarm_is_lost_or_doubled_and_each_is_told_of_once() -> None:
    fill(400)
    connections.close_all()
    found = kill_often(30, Random(5))  # noqa: S311 -- any moments will do
    assert (found.lost, found.doubled) == (0, 0)
    assert found.alarms >= 440  # each is silent, every tenth has signed
    assert found.told == found.to_tell == 40
