"""No phrase of the vocabulary was learned by heart: none shares five words in a row with a message."""

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest

from himoya.language import fold_text
from himoya.reading.cuebook import CODES, phrases_of

ROOT = Path(__file__).parents[2]
MESSAGES = sorted((ROOT / "benchmarks" / "messages").glob("*.jsonl"))
LONG = 5
_WORD = re.compile(r"[a-z0-9]+")


def runs(text: str) -> set[tuple[str, ...]]:
    words = _WORD.findall(fold_text(text))
    return {tuple(words[start : start + LONG]) for start in range(len(words) - LONG + 1)}


@pytest.fixture(scope="module")
def told() -> set[tuple[str, ...]]:
    lines = (line for path in MESSAGES for line in path.read_text("utf-8").splitlines() if line.strip())
    return {run for line in lines for run in runs(json.loads(line)["text"])}


@pytest.mark.parametrize("name", [*CODES, "contract"])
def test_no_cue_is_a_piece_of_a_labelled_message(name: str, told: set[tuple[str, ...]]) -> None:
    assert [phrase for phrase in phrases_of(name) if runs(phrase) & told] == []


def test_every_labelled_message_has_an_id_of_its_own() -> None:
    ids = [json.loads(line)["id"] for path in MESSAGES for line in path.read_text("utf-8").splitlines()]
    assert len(MESSAGES) > 14
    assert all(one != other for one, other in pairwise(sorted(ids)))
