"""What every test has at hand. HIMOYA_TEST_DATABASE=postgresql runs the same tests on PostgreSQL."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from himoya.storage import unlocked

if os.environ.get("HIMOYA_TEST_DATABASE") == "postgresql":
    from tests.postgresql import django_db_modify_db_settings as django_db_modify_db_settings

# A shared machine may be slow: no example fails for taking long.
settings.register_profile("himoya", deadline=None)
settings.load_profile("himoya")


@pytest.fixture
def locked() -> Iterator[None]:
    """No key in this process, as before a passphrase was given; afterwards the key of the tests again."""
    before = unlocked.key()
    unlocked.forget()
    yield
    if before is not None:
        unlocked.hold(before)
