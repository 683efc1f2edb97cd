"""The settings keep people's data off the disk, the logs and other sites."""

import logging
import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.files.uploadhandler import load_handler
from django.http import HttpRequest
from django.utils import translation

CHECK = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]


@pytest.mark.parametrize("https", ["0", "1"])
def test_djangos_own_checks_find_nothing(https: str) -> None:
    environment = os.environ | {"HIMOYA_HTTPS": https, "DJANGO_SETTINGS_MODULE": "himoya.settings"}
    environment.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)  # only the browser's tests need it
    done = subprocess.run(CHECK, capture_output=True, text=True, env=environment, timeout=60)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("code", ["uz", "uz-cyrl", "ru", "en"])
def test_every_language_of_the_interface_can_be_chosen(code: str) -> None:
    assert code in dict(settings.LANGUAGES)
    with translation.override(code):
        assert translation.get_language() == code
    assert translation.get_language_info(code)["name_local"]


def test_an_upload_is_never_written_to_a_temporary_file() -> None:
    handlers = [load_handler(path, HttpRequest()) for path in settings.FILE_UPLOAD_HANDLERS]
    assert [type(handler).__name__ for handler in handlers] == ["MemoryFileUploadHandler"]


def test_statements_with_values_in_them_are_not_logged() -> None:
    assert not logging.getLogger("django.db.backends").isEnabledFor(logging.DEBUG)


def test_no_traceback_is_mailed() -> None:
    assert logging.getLogger("django").handlers == []


def test_a_cookie_is_out_of_reach_of_scripts_and_of_other_sites() -> None:
    assert settings.SESSION_COOKIE_HTTPONLY
    assert settings.CSRF_COOKIE_HTTPONLY
    assert settings.SESSION_COOKIE_SAMESITE == settings.CSRF_COOKIE_SAMESITE == "Strict"
