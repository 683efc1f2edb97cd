"""Labelled messages as rows of numbers: whole messages, and stretches that hold the quoted words or not."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix

from himoya.language import fold
from himoya.reading.cuebook import all_cues
from himoya.reading.learned.features import pieces
from himoya.reading.learned.hashing import BITS
from himoya.reading.learned.scores import stretches
from himoya.reading.learned.states import STATES

CODES = tuple(f"U{number:02}" for number in range(1, 21))
OWN = Path(__file__).parents[2] / "tests" / "reading" / "sentences.tsv"
CONTRACTS = Path(__file__).parents[2] / "tests" / "reading" / "contracts.tsv"
NO_RULE = "-"
TAUGHT = ("sentences", "contracts")  # the project's own examples, which say one thing each
Row = dict[str, Any]
Labels = npt.NDArray[np.int8]  # 1 yes, 0 no, -1 not to be learned from


@dataclass(frozen=True, slots=True)
class Examples:
    """Rows of pieces with their labels; `of` is the number of the message."""

    pieces: list[npt.NDArray[np.int64]]
    labels: Labels  # examples x 21: the twenty rules, then whether any of them holds
    of: npt.NDArray[np.int64]


def messages(paths: Iterable[Path]) -> list[Row]:
    rows = []
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                rows.append(json.loads(line) | {"set": path.stem})
    return rows


def sentences() -> list[Row]:
    """The project's own example sentences: of each, only what it says of its own rule is known."""
    examples = [
        (cue.rule, text, holds)
        for cue in all_cues()
        if cue.rule in CODES
        for told, holds in ((cue.yes, True), (cue.no, False))
        for text in told
    ]
    examples += [
        (code, text, True)
        for code, text in (line.split("\t") for line in OWN.read_text("utf-8").splitlines())
    ]
    return [_sentence(*example) for example in examples]


def contracts() -> list[Row]:
    """The project's own examples of the state of a contract; of the rules they say nothing."""
    lines = CONTRACTS.read_text("utf-8").splitlines()
    return [
        {"text": text, "set": "contracts", "gold": {"urgent": [], "contract": state}, "only": "contract"}
        for state, text in (line.split("\t") for line in lines)
    ]


def _sentence(code: str, text: str, holds: bool) -> Row:
    if code == NO_RULE:
        return {"text": text, "set": "sentences", "gold": {"urgent": []}}
    return {"text": text, "set": "sentences", "gold": {"urgent": [code] if holds else []}, "only": code}


def whole(rows: Sequence[Row]) -> Examples:
    labels = [[_holds(row, code) for code in CODES] for row in rows]
    found = [pieces(fold(row["text"]).text).rows for row in rows]
    return Examples(found, _with_any(labels), np.arange(len(rows)))


def parts(rows: Sequence[Row]) -> Examples:
    """Stretches of messages. One that holds the quoted words shows the rule; one beside them does not."""
    found, labels, of = [], [], []
    for number, row in enumerate(rows):
        folded = fold(row["text"])
        cut = pieces(folded.text)
        if not cut.words:
            continue
        places = [folded.span(start, end) for start, end in cut.words]
        for begin, end in stretches(len(cut.words)):
            inside = (cut.first >= begin) & (cut.first + cut.more < end)
            found.append(cut.rows[inside])
            alone = end - begin == len(cut.words)
            labels.append([_label(row, code, places[begin:end], alone) for code in CODES])
            of.append(number)
    return Examples(found, _with_any(labels), np.array(of))


def states(rows: Sequence[Row]) -> Labels:
    """Messages x 5: the states of a contract, then whether any is told; -1 where the example does not say."""
    told = [(row["gold"]["contract"] or "none") if "contract" in row["gold"] else "" for row in rows]
    table = [[int(state == one) if state else -1 for one in STATES[1:]] for state in told]
    some = [int(state != "none") if state else -1 for state in told]
    return np.concatenate((np.array(table, dtype=np.int8), np.array(some, dtype=np.int8)[:, None]), axis=1)


def _with_any(labels: Sequence[Sequence[int]]) -> Labels:
    table = np.array(labels, dtype=np.int8)
    some = np.where((table == 1).any(axis=1), 1, np.where((table < 0).any(axis=1), -1, 0))
    return np.concatenate((table, some[:, None]), axis=1).astype(np.int8)


def _holds(row: Row, code: str) -> int:
    return -1 if row.get("only", code) != code else int(code in row["gold"]["urgent"])


def _label(row: Row, code: str, words: Sequence[tuple[int, int]], alone: bool) -> int:
    if code not in row["gold"]["urgent"]:
        return _holds(row, code)
    quote = str((row["gold"].get("why") or {}).get(code, ""))
    at = row["text"].find(quote) if quote else -1
    if at < 0:
        return 1 if alone else -1
    start, end = max(words[0][0], at), min(words[-1][1], at + len(quote))
    share = max(0, end - start) / max(1, min(len(quote), words[-1][1] - words[0][0]))
    return 1 if share >= 0.7 else -1 if share > 0 else 0


def rarity(examples: Examples) -> npt.NDArray[np.float32]:
    """The weight of each piece by how few examples hold it; 0 for one that was seen once only."""
    seen = np.zeros(1 << BITS, dtype=np.int64)
    for rows in examples.pieces:
        seen[np.unique(rows)] += 1
    weight = np.log((1 + len(examples.pieces)) / (1 + seen)) + 1
    return np.where(seen > 1, weight, 0.0).astype(np.float32)


def matrix(examples: Examples, weight: npt.NDArray[np.float32]) -> csr_matrix:
    """One row an example, as `scores` sees it: each piece weighs its rarity, the whole has length one."""
    sizes = [len(rows) for rows in examples.pieces]
    lengths = [float(np.linalg.norm(weight[rows])) for rows in examples.pieces]
    columns = np.concatenate(examples.pieces)
    values = weight[columns] / np.repeat(np.maximum(lengths, 1e-3), sizes)
    parts_of = values.astype(np.float32), columns, np.cumsum([0, *sizes])
    cells: csr_matrix = csr_matrix(parts_of, shape=(len(sizes), 1 << BITS))
    cells.sum_duplicates()
    return cells
