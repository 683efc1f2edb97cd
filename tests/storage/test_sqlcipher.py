import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.utils.timezone import now

@pytest.mark.django_db
def test_x():
    Session.objects.create(session_key="a", session_data="b", expire_date=now())
    print(connection.settings_dict, connection.vendor)
    print(Session.objects.get().expire_date)
    print([Session.objects.raw("pragma journal_mode")])
