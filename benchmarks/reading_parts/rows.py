"""Labelled messages from files, and what their labels ask of a reader."""

import json
from collections.abc import Iterable, Sequence
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from himoya.reading.cuebook import CODES
from himoya.urgency import Level, rule

Row = dict[str, Any]
MESSAGES = Path(__file__).parents[1] / "messages"
# Neither trained on nor tuned on.
KEPT_OUT = ("set_e", "set_t", "set_ab", "set_af", "set_as", "set_ba", "set_bc", "set_five")
GRAVE = frozenset(code for code in CODES if rule(code).level is Level.T0)
MEDIAN_WORDS = 30


def load(path: Path) -> list[Row]:
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def files(folders: Iterable[Path]) -> dict[str, list[Row]]:
    """Rows by the name of their file; a file that stands in two folders counts once."""
    paths = {path.resolve(): path for folder in folders for path in sorted(folder.glob("*.jsonl"))}
    return {path.stem: load(path) for path in paths.values()}


def gold_rules(row: Row) -> set[str]:
    return set(row["gold"]["urgent"])


def gold_level(row: Row) -> str:
    """A level that only the case's state gives (no rule in the text) is not the reader's to find."""
    return str(row["gold"]["level"]) if row["gold"]["urgent"] else "none"


def usual_mix(rows: Sequence[Row], count: int) -> list[Row]:
    """`count` messages by repeating: six in ten without a rule, half of each up to 30 words long."""
    made: list[Row] = []
    for quiet, part in ((True, 0.3), (False, 0.2)):
        for short in (True, False):
            kind = [
                row
                for row in rows
                if bool(gold_rules(row)) is not quiet and (len(row["text"].split()) <= MEDIAN_WORDS) is short
            ]
            made += islice(cycle(kind), round(count * part)) if kind else []
    return made
