"""Set the weights of the learned part of reading:

    python -m benchmarks.learning.train                 # from benchmarks/messages alone
    python -m benchmarks.learning.train --more DIR/*.jsonl --dry

First the weights of pieces (a logistic regression for each rule, on whole messages and on stretches), then
how much they, the cues and their scopes count together. What is counted together is judged only by weights
that have not seen the message's author: every set is scored by a model of the other sets.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from benchmarks.learning.corpus import (
    CODES,
    TAUGHT,
    Examples,
    Labels,
    Row,
    contracts,
    matrix,
    messages,
    parts,
    rarity,
    sentences,
    states,
    whole,
)
from benchmarks.learning.states import Contracts
from benchmarks.learning.together import (
    URGENT,
    by_other_authors,
    damped,
    labels,
    lines,
    signals,
    tell_of_what_is_settled,
)
from benchmarks.learning.together import fit as together_of
from benchmarks.learning.writing import write_lines, write_table, write_trees
from benchmarks.reading_parts.rows import KEPT_OUT
from himoya.reading.learned.scores import JUDGED, TOLD

HERE = Path(__file__).parent.parent / "messages"
PACKAGE = Path("himoya/reading/learned")
STRETCH = slice(JUDGED, 2 * JUDGED)
USUAL = "a b c d m n o u x y z ac ae ao"
STRENGTH = 20.0  # inverse of the regularisation
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Weights:
    rarity: Floats
    coefficients: Floats  # pieces x 47: rules of messages, of stretches, states of a contract
    starts: Floats


def fit(rows: Sequence[Row]) -> Weights:
    all_of, some = whole(rows), parts(rows)
    weight = rarity(all_of)
    columns = [
        *_columns(all_of, all_of.labels, weight),
        *_columns(some, some.labels, weight),
        *_columns(all_of, states(rows), weight),
    ]
    return Weights(
        weight,
        np.stack([column for column, _ in columns], axis=1).astype(np.float32),
        np.array([start for _, start in columns], dtype=np.float32),
    )


def _columns(examples: Examples, labels: Labels, weight: Floats) -> list[tuple[Floats, float]]:
    cells = matrix(examples, weight)
    return [_column(cells, column) for column in labels.T]


def _column(cells: csr_matrix, labels: Labels) -> tuple[Floats, float]:
    known = labels >= 0
    if not (labels == 1).any():
        return np.zeros(cells.shape[1], dtype=np.float32), -9.0
    model = LogisticRegression(
        C=STRENGTH, class_weight="balanced", solver="liblinear", dual=True, tol=1e-3, random_state=1
    )
    model.fit(cells[known], labels[known] == 1)
    return model.coef_[0], float(model.intercept_[0])


def odds(weights: Weights, rows: Sequence[Row]) -> Floats:
    """Log-odds of the whole messages, of their best stretches, and of the states: messages x 47."""
    all_of, some = whole(rows), parts(rows)
    found = matrix(all_of, weights.rarity) @ weights.coefficients + weights.starts
    stretch = matrix(some, weights.rarity) @ weights.coefficients[:, STRETCH] + weights.starts[STRETCH]
    found[:, STRETCH] = -9.0
    best = found[:, STRETCH]
    np.maximum.at(best, some.of, stretch)
    return found.astype(np.float32)


def by_others(rows: list[Row], folds: int) -> Floats:
    """The odds of every message from weights that have not seen its set."""
    sets = sorted({row["set"] for row in rows})
    fold_of = {name: number % folds for number, name in enumerate(sets)}
    found = np.zeros((len(rows), 2 * JUDGED + TOLD), dtype=np.float32)
    for fold in range(folds):
        here = [number for number, row in enumerate(rows) if fold_of[row["set"]] == fold]
        others = [row for row in rows if fold_of[row["set"]] != fold]
        if here:
            found[here] = odds(fit([*others, *sentences()]), [rows[number] for number in here])
    return found


def main() -> None:
    given = _options()
    rows = messages([*sorted(HERE.glob("*.jsonl")), *given.more])
    rows = [row for row in rows if row["set"] not in given.without] + contracts() + sentences()
    by_weights = by_others(rows, given.folds)
    told, true = signals(rows, by_weights), labels(rows)
    # The cues were once written with these at hand: on them they are right more often than elsewhere.
    fair = np.array([row["set"] not in given.familiar for row in rows])
    known = np.array([[row.get("only", code) == code for code in CODES] for row in rows])
    unseen_sure = by_other_authors(rows, told, true, known, fair)
    sure = damped(told, unseen_sure, tell_of_what_is_settled(rows))
    unseen = fair & np.array([row["set"] not in TAUGHT for row in rows])
    usual = np.array([row["set"] in given.usual for row in rows])
    at = lines(sure[usual], true[usual], given.false_alarms)
    for name in sorted({row["set"] for row in rows} - set(TAUGHT)):
        here = np.array([row["set"] == name for row in rows])
        _say(name, sure[here], true[here], at)
    _say("usual", sure[usual], true[usual], at)
    _say("all", sure[unseen], true[unseen], at)
    whole_messages = [number for number, row in enumerate(rows) if row["set"] != "sentences"]
    of_contract = Contracts.of(
        [rows[number] for number in whole_messages], by_weights[whole_messages], unseen_sure[whole_messages]
    )
    print("state of the contract right, by weights of other authors:", of_contract.right())
    if not given.dry:
        made = fit(rows)
        write_table(made.rarity, made.coefficients, made.starts, PACKAGE / "table.npz")
        write_trees(together_of(told[fair], true[fair], known[fair]), PACKAGE / "trees.npz")
        write_trees(of_contract.fit(), PACKAGE / "states.npz")
        write_lines(at, PACKAGE / "lines.toml")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--more", type=Path, nargs="*", default=[], help="further labelled files")
    parser.add_argument("--without", nargs="*", default=list(KEPT_OUT), help="sets that are kept out")
    parser.add_argument("--familiar", nargs="*", default=["set_one", "set_three", "stories"])
    # Groups as they usually are: the lines of an alarm are drawn on them. Other sets are harder on purpose.
    parser.add_argument("--usual", nargs="*", default=[f"set_{name}" for name in USUAL.split()])
    parser.add_argument("--folds", type=int, default=4)
    parser.add_argument("--false-alarms", type=float, default=0.04)
    parser.add_argument("--dry", action="store_true", help="write nothing")
    return parser.parse_args()


def _say(name: str, sure: Floats, true: npt.NDArray[np.bool_], at: dict[str, Floats]) -> None:
    said = sure >= at["alarm"]
    quiet = ~true.any(axis=1)
    grave = [CODES.index(code) for code in URGENT]
    heard, waits = said[:, grave].any(axis=1), true[:, grave].any(axis=1)
    print(
        f"{name:10} {len(true):4} messages by weights of other authors: "
        f"rule F1 {2 * (said & true).sum() / (said.sum() + true.sum()):.3f}, "
        f"T0 recall {(heard & waits).sum() / waits.sum():.3f}, "
        f"false alarms {(said.any(axis=1) & quiet).sum() / quiet.sum():.3f}"
    )


if __name__ == "__main__":
    main()
