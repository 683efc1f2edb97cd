"""A phone at the door for families; nobody has knocked yet."""

from collections.abc import Iterator

import pytest
from django.test import Client

from himoya.family import views


@pytest.fixture
def phone(db: None) -> Client:
    return Client(enforce_csrf_checks=True, headers={"accept-language": "en"})


@pytest.fixture(autouse=True)
def nobody_knocked() -> Iterator[None]:
    views.LETTERS.clear()
    views.TRIES.clear()
    yield
    views.LETTERS.clear()
    views.TRIES.clear()
