"""Choices sorted by their first letters find what they found before, and where."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from himoya.language.grouped import grouped

CHOICES = r"ko|kontrakt|ka(?:n|t)|\bsvo|\b(?:men|moy)[a-z]* o|[wo]z|a b|(?:na|(?:po|pa)st) t|kr[ei]|t\b"


@given(st.text("abeknmoprstvwyz ", max_size=40), st.integers(min_value=0, max_value=9))
def test_the_same_is_found_at_the_same_place(text: str, since: int) -> None:
    plain, sorted_ = re.compile(CHOICES), re.compile(grouped(CHOICES))
    assert [found.span() for found in plain.finditer(text, since)] == [
        found.span() for found in sorted_.finditer(text, since)
    ]


@pytest.mark.parametrize("choices", ["a|b?c", "(?:a|b)*c", ".a", r"\d", "(a)", "[ab]+c", "^a", ""])
def test_what_may_begin_anyhow_is_refused(choices: str) -> None:
    with pytest.raises(ValueError, match="not sure"):
        grouped(choices)
