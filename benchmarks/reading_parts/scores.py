"""How what a reader said compares with the labels: by rule, by level, by probability."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from benchmarks.reading_facts import wilson
from benchmarks.reading_parts.rows import Row, gold_level, gold_rules
from benchmarks.reading_parts.said import Said

BANDS = 5


@dataclass
class Score:
    """Counts of rules, and of messages by what they ask for and what rang."""

    right: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    grave: Counter[tuple[bool, bool]] = field(default_factory=Counter)  # (is T0, rings as T0)
    soon: Counter[tuple[bool, bool]] = field(default_factory=Counter)  # (is T0 or T1, rings as such)
    some: Counter[tuple[bool, bool]] = field(default_factory=Counter)  # (has a rule, rings)
    wrong: list[tuple[str, list[str], list[str]]] = field(default_factory=list)  # message, missed, false

    @property
    def f1(self) -> tuple[float, float, float]:
        """With its interval, from that of right / (right + missed + false), of which it is a function."""
        right = self.right.total()
        whole = right + self.missed.total() + self.false.total()
        shares = (right / whole if whole else 1.0, *wilson(right, whole))
        point, low, high = (2 * share / (1 + share) for share in shares)
        return point, low, high


def score(rows: Sequence[Row], told: Sequence[Said]) -> Score:
    made = Score()
    for row, said in zip(rows, told, strict=True):
        gold, level = gold_rules(row), gold_level(row)
        made.right.update(gold & said.rules)
        made.missed.update(gold - said.rules)
        made.false.update(said.rules - gold)
        made.grave[level == "T0", said.grave] += 1
        made.soon[level in {"T0", "T1"}, said.soon] += 1
        made.some[bool(gold), bool(said.rules)] += 1
        if gold ^ said.rules:
            made.wrong.append((row["id"], sorted(gold - said.rules), sorted(said.rules - gold)))
    return made


@dataclass(frozen=True, slots=True)
class Looks:
    """Second looks as (offered, of): at T0 messages that do not ring as T0, and at quiet messages."""

    missed: tuple[int, int]
    any_missed: tuple[int, int]  # of these, offered or ringing by any rule
    quiet: tuple[int, int]


def looks(rows: Sequence[Row], lines: Sequence[Row], told: Sequence[Said]) -> Looks:
    missed = [
        (line, said)
        for row, line, said in zip(rows, lines, told, strict=True)
        if gold_level(row) == "T0" and not said.grave
    ]
    quiet = [line for row, line in zip(rows, lines, strict=True) if not gold_rules(row)]
    return Looks(
        (sum(bool(line["second_look"]) for line, _ in missed), len(missed)),
        (sum(bool(line["second_look"] or said.rules) for line, said in missed), len(missed)),
        (sum(bool(line["second_look"]) for line in quiet), len(quiet)),
    )


def bands(rows: Sequence[Row], lines: Sequence[Row]) -> list[tuple[int, int]]:
    """(right, said) of the facts, alarms and second looks, in five equal bands of their probability."""
    found = [[0, 0] for _ in range(BANDS)]
    for row, line in zip(rows, lines, strict=True):
        for fact in (*line["urgent"], *line["second_look"]):
            band = found[min(int(fact["probability"] * BANDS), BANDS - 1)]
            band[0] += fact["rule"] in row["gold"]["urgent"]
            band[1] += 1
    return [(right, said) for right, said in found]
