"""Splink 5 on DuckDB: EM without labels, rare names count more, errors of birth dates as levels."""

from collections.abc import Iterable, Sequence
from typing import Any

import duckdb
import pandas as pd
import splink.comparison_level_library as levels
import splink.comparison_library as comparisons
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

from benchmarks.linkage.child import serve
from benchmarks.linkage.columns import columns
from benchmarks.linkage.data import Row

LOWEST = -6  # bits of evidence under which no pair is kept; the best line is far above
BLOCKS: list[Any] = [
    block_on("surname", "given"),
    block_on("birth"),
    block_on("phone"),
    block_on("given", "year"),
    block_on("surname", "year"),
    block_on("given", "father"),
    block_on("surname", "father"),
    block_on("substr(surname, 1, 4)", "substr(given, 1, 4)"),
    block_on("substr(birth, 6)", "substr(given, 1, 1)"),
    "l.given = r.surname and l.surname = r.given",
    "l.given = r.surname and l.year = r.year",
]


def _pairs(reports: list[Row], option: str) -> Iterable[Sequence[object]]:
    table = pd.DataFrame([columns(row, option) for row in reports]).rename(columns={"id": "unique_id"})
    table = table.replace("", None)
    connection = duckdb.connect(config={"threads": 2, "memory_limit": "12GB"})
    linker = Linker(DuckDBAPI(connection).register(table), _settings())
    training = linker.training
    sure = [block_on("surname", "given", "birth"), block_on("given", "phone")]
    training.estimate_probability_two_random_records_match(sure, recall=0.4)
    training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
    for block in (block_on("birth"), block_on("surname", "given"), block_on("phone")):
        training.estimate_parameters_using_expectation_maximisation(block, record_sample_proportion=1.0)
    found = linker.inference.predict(threshold_match_weight=LOWEST).as_pandas_dataframe()
    return list(found[["unique_id_l", "unique_id_r", "match_weight"]].itertuples(index=False))


def _settings() -> SettingsCreator:
    return SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            _name("given", "surname"),
            _name("surname", "given"),
            _name("father"),
            _birth(),
            _same("phone"),
            _same("home"),
        ],
        blocking_rules_to_generate_predictions=BLOCKS,
        retain_intermediate_calculation_columns=False,
    )


def _name(column: str, other: str = "") -> Any:
    """`other`: where the same word stands when the two were taken for each other."""
    initial = f"left({column}_l, 1) = left({column}_r, 1) and least(len({column}_l), len({column}_r)) = 1"
    crossed = f"{column}_l = {other}_r and {other}_l = {column}_r"
    return comparisons.CustomComparison(
        [
            levels.NullLevel(column),
            levels.ExactMatchLevel(column, term_frequency_adjustments=True),
            *(levels.JaroWinklerLevel(column, alike) for alike in (0.95, 0.9, 0.8)),
            levels.CustomLevel(initial, "the initial fits"),
            *([levels.CustomLevel(crossed, "crossed")] if other else []),
            levels.ElseLevel(),
        ],
        output_column_name=column,
    )


def _birth() -> Any:
    day, month = "substr(birth_{}, 9)", "substr(birth_{}, 6, 2)"
    left_day, left_month, right_day, right_month = (
        part.format(side) for side in "lr" for part in (day, month)
    )
    gap = "abs(year_l::int - year_r::int)"
    told = {
        "same day": "birth_l = birth_r",
        "only a year, the same": "(birth_l is null or birth_r is null) and year_l = year_r",
        "first of January": "year_l = year_r and (birth_l like '%-01-01' or birth_r like '%-01-01')",
        "swapped": f"year_l = year_r and {left_day} = {right_month} and {left_month} = {right_day}",
        "one part": f"year_l = year_r and ({left_day} = {right_day} or {left_month} = {right_month})",
        "other year": f"substr(birth_l, 6) = substr(birth_r, 6) and {gap} in (1, 2, 10)",
        "same year": "year_l = year_r",
        "years near": f"{gap} <= 2",
    }
    unknown = levels.CustomLevel("year_l is null or year_r is null", "not told").configure(is_null_level=True)
    made = [levels.CustomLevel(condition, label) for label, condition in told.items()]
    return comparisons.CustomComparison([unknown, *made, levels.ElseLevel()], output_column_name="birth")


def _same(column: str) -> Any:
    return comparisons.CustomComparison(
        [levels.NullLevel(column), levels.ExactMatchLevel(column), levels.ElseLevel()],
        output_column_name=column,
    )


if __name__ == "__main__":
    serve(("left", "right", "score"), _pairs)
