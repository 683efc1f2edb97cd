"""Invented sentences in every script and dialect: each fires its rule, the everyday ones ("-") none."""

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from himoya.reading import read

EVENING = datetime(2026, 5, 16, 20, 0, tzinfo=timezone(timedelta(hours=5)))
LINES = (Path(__file__).parent / "sentences.tsv").read_text(encoding="utf-8").splitlines()
SENTENCES = [line.split("\t") for line in LINES]


def rules(text: str) -> set[str]:
    return {fact.rule for fact in read(text, EVENING).urgent}


@pytest.mark.parametrize(("code", "text"), [row for row in SENTENCES if row[0] != "-"])
def test_what_cannot_wait_is_heard(code: str, text: str) -> None:
    assert code in rules(text)


@pytest.mark.parametrize("text", [text for code, text in SENTENCES if code == "-"])
def test_everyday_talk_raises_nothing(text: str) -> None:
    assert rules(text) == set()
