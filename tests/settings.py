"""Settings of the tests: a data folder apart, quick passwords, an encrypted database with a known key."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

from himoya import env
from himoya.storage import unlocked

HOME = Path(tempfile.mkdtemp(prefix="himoya-tests-"))
ROOT_KEY = bytes(range(32))

atexit.register(shutil.rmtree, HOME, ignore_errors=True)
os.environ["HIMOYA_HOME"] = str(HOME)
os.environ.pop("DATABASE_URL", None)
for name in [name for name in os.environ if name.startswith(("HIMOYA_MAIL_", "HIMOYA_TELEGRAM_"))]:
    del os.environ[name]  # nothing leaves this machine while it is tested
unlocked.hold(ROOT_KEY)

from himoya.settings import *  # noqa: E402,F403 -- every setting as it is, once folder and key are known

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

if os.environ.get("HIMOYA_TEST_DATABASE") == "postgresql":
    # Where the server listens is known once tests/postgresql.py has started it.
    database: dict[str, Any] = {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "postgres",
        "USER": "postgres",
    }
else:
    # A file, because a database in memory is not encrypted.
    database = {**env.sqlcipher(HOME / "himoya.db"), "TEST": {"NAME": str(HOME / "test.db")}}
DATABASES = {"default": database}
