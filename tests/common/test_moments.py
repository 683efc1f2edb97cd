"""Times as people say them, in four languages."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from himoya.common.moments import moment

TASHKENT = ZoneInfo("Asia/Tashkent")
NOW = datetime(2026, 11, 22, 18, 30, tzinfo=UTC)  # 23:30 in Tashkent


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (NOW, "today, 23:30"),
        (NOW + timedelta(hours=1), "tomorrow, 00:30"),
        (NOW - timedelta(days=1), "yesterday, 23:30"),
        (NOW - timedelta(days=20), "2 November, 23:30"),
        (NOW - timedelta(days=400), "18 October 2025, 23:30"),
        (NOW + timedelta(days=2), "24 November, 23:30"),
    ],
)
def test_a_moment_is_said_as_people_say_it(at: datetime, said: str) -> None:
    assert moment(at, NOW, "en", TASHKENT) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("uz", "2-noyabr, 23:30"),
        ("uz-cyrl", "2-ноябрь, 23:30"),
        ("ru", "2 ноября, 23:30"),
        ("en", "2 November, 23:30"),
    ],
)
def test_months_have_the_readers_words(language: str, said: str) -> None:
    assert moment(NOW - timedelta(days=20), NOW, language, TASHKENT) == said
