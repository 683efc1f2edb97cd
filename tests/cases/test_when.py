"""When it was, as people remember it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from himoya.cases.when import Span, span_of
from himoya.common.errors import BadInput

TODAY = date(2026, 11, 22)


def day(text: str) -> Span:
    return Span(date.fromisoformat(text), date.fromisoformat(text))


def between(first: str, last: str) -> Span:
    return Span(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("words", "span"),
    [
        ("spring 2026", between("2026-03-01", "2026-05-31")),
        ("bahor", between("2026-03-01", "2026-05-31")),
        ("баҳорда", between("2026-03-01", "2026-05-31")),
        ("весна", between("2026-03-01", "2026-05-31")),
        ("весной 2025", between("2025-03-01", "2025-05-31")),
        ("летом", between("2026-06-01", "2026-08-31")),
        ("yozda", between("2026-06-01", "2026-08-31")),
        ("kuz", between("2026-09-01", "2026-11-22")),
        ("осенью 2025", between("2025-09-01", "2025-11-30")),
        ("зима", between("2025-12-01", "2026-02-28")),
        ("qish 2024/25", between("2024-12-01", "2025-02-28")),
        ("qish 2025", between("2024-12-01", "2026-02-28")),
        ("March 2026", between("2026-03-01", "2026-03-31")),
        ("mart oyida", between("2026-03-01", "2026-03-31")),
        ("в мае", between("2026-05-01", "2026-05-31")),
        ("декабрь", between("2025-12-01", "2025-12-31")),
        ("noyabr", between("2026-11-01", "2026-11-22")),
        ("2026", between("2026-01-01", "2026-11-22")),
        ("2024-yil", between("2024-01-01", "2024-12-31")),
        ("o‘tgan yili", between("2025-01-01", "2025-12-31")),
        ("в прошлом году", between("2025-01-01", "2025-12-31")),
        ("16.11.2026", day("2026-11-16")),
        ("2026-11-16", day("2026-11-16")),
        ("16 ноября", day("2026-11-16")),
        ("20 dekabr", day("2025-12-20")),
        ("kecha", day("2026-11-21")),
        ("сегодня", day("2026-11-22")),
    ],
)
def test_words_of_three_languages(words: str, span: Span) -> None:
    assert span_of(words, TODAY) == span


@pytest.mark.parametrize("words", ["", "?", "bilmayman", "2031", "весной 2027", "23.11.2026", "31.02.2026"])
def test_what_is_no_time_or_lies_ahead_is_said(words: str) -> None:
    with pytest.raises(BadInput):
        span_of(words, TODAY)


@given(st.text(max_size=40))
def test_whatever_is_typed_ends_today_at_the_latest(words: str) -> None:
    try:
        span = span_of(words, TODAY)
    except BadInput:
        return
    assert span.first <= span.last <= TODAY
