"""Settings of the tests: a data folder of their own, quick passwords, and an encrypted database with a known key."""

import atexit
import os
import shutil
import tempfile

HOME = tempfile.mkdtemp(prefix="himoya-tests-")
atexit.register(shutil.rmtree, HOME, ignore_errors=True)
os.environ["HIMOYA_HOME"] = HOME

from himoya.settings import *  # noqa: E402,F403 -- after HIMOYA_HOME; tests take every setting as it is
from himoya.storage import unlocked  # noqa: E402 -- after HIMOYA_HOME, with the settings

ROOT_KEY = bytes(range(32))
unlocked.hold(ROOT_KEY)
SECRET_KEY = unlocked.django_secret()

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

if os.environ.get("HIMOYA_TEST_DATABASE") == "postgresql":
    # Where the server listens is known once tests/postgresql.py has started it.
    DATABASES = {
        "default": {"ENGINE": "django.db.backends.postgresql", "NAME": "postgres", "USER": "postgres"}
    }
else:
    # A file, because a database in memory is not encrypted.
    DATABASES["default"]["TEST"] = {"NAME": f"{HOME}/test.db"}
