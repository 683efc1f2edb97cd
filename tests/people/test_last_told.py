"""When somebody was last told of is the moment of the message, not of the import."""

from datetime import timedelta

import pytest

from himoya.intake.actions import import_export
from himoya.people.models import Person
from tests import make

pytestmark = pytest.mark.django_db


def test_each_person_keeps_the_moment_of_the_last_message_about_him() -> None:
    rows = [
        make.incoming("Ukam Farrux Ertakboyev 85 zonada, qo‘l qo‘yibdi", 1),
        make.incoming("O‘g‘lim Sanjar Laqabov 71 zonada", 2, sender_key="user2"),
        make.incoming("Ukam Farrux Ertakboyev hali ham 85 zonada", 3),
        make.incoming("Rahmat hammaga", 4),
    ]
    import_export(make.export(*rows), "first", file_name="result.json")
    told = {person.name.split()[0]: person.told_at for person in Person.objects.exclude(name="")}
    assert told == {
        "Farrux": make.MONDAY + timedelta(minutes=3),
        "Sanjar": make.MONDAY + timedelta(minutes=2),
    }
