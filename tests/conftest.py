"""What every test has at hand. HIMOYA_TEST_DATABASE=postgresql runs the same tests on PostgreSQL."""

import os
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import TransactionTestCase
from hypothesis import settings

from himoya.storage import unlocked
from tests.browser import chromium as chromium
from tests.emptying import empty

if os.environ.get("HIMOYA_TEST_DATABASE") == "postgresql":
    from tests.postgresql import django_db_modify_db_settings as django_db_modify_db_settings

# A shared machine may be slow: no example fails for taking long.
settings.register_profile("himoya", deadline=None)
settings.load_profile("himoya")


# Of two processes one would be left alone with them at the end. What is made once there is shared by a file.
LONG = (
    "tests/cli/",
    "tests/evening/",
    "tests/security/test_rights.py",
    "tests/desk/test_axe.py",
    "tests/desk/test_browser.py",
    "tests/erasure/",
    "tests/handover/",
    "tests/intake/test_kills.py",
    "tests/intake/test_side_by_side.py",
    "tests/worker/test_kills.py",
)
TOUCH_THE_DATABASE = {"db", "transactional_db", "django_db_setup", "live_server"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what touches stored data: that part runs on PostgreSQL too. Long files go first."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONG))
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if item.get_closest_marker("django_db") or fixtures & TOUCH_THE_DATABASE:
            item.add_marker(pytest.mark.database)


@pytest.fixture
def locked() -> Iterator[None]:
    """No key in this process, as before a passphrase was given; afterwards the key of the tests again."""
    before = unlocked.key()
    unlocked.forget()
    yield
    if before is not None:
        unlocked.hold(before)


@pytest.fixture(autouse=True)
def _bare_sentences_are_english() -> None:
    """A page leaves its reader's language behind in the process, and the next test must not depend on it."""
    from django.utils import translation  # noqa: PLC0415 -- settings come first

    translation.activate("en")


@pytest.fixture(autouse=True)
def _usual_of_another_test_is_forgotten() -> None:
    """Groupings of two tests may bear the same number and the same moment."""
    from himoya.linkage import screening  # noqa: PLC0415 -- settings come first

    screening._usual_of.cache_clear()


@pytest.fixture(autouse=True)
def _law_of_another_test_is_forgotten() -> None:
    """Kept versions of two tests may bear the same number; a page that broke did not end."""
    from himoya.appeals.queries import law  # noqa: PLC0415 -- settings come first

    law._thawed.cache_clear()
    law._thawed_words.cache_clear()
    law._done()


@pytest.fixture(scope="session", autouse=True)
def _tests_that_commit_leave_nothing_behind() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda case: empty(connection))
        yield
