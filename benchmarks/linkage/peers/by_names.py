"""Every Latin name against every Cyrillic one: rapidfuzz token_sort on plain letters, or logic-v2's names."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any

from benchmarks.linkage.child import serve
from benchmarks.linkage.columns import plain
from benchmarks.linkage.data import Row


def _scores(pairs: list[Row], option: str) -> Iterator[Sequence[object]]:
    """Input: pairs of names; output: the same with a score of 0..1, in the same order."""
    score = _token_sort() if option == "token_sort" else _logic_v2()
    return ((row["left"], row["right"], score(row["left"], row["right"])) for row in pairs)


def _token_sort() -> Callable[[str, str], float]:
    from rapidfuzz import fuzz  # noqa: PLC0415 -- the other one takes seconds to import

    folded = cache(plain)
    return lambda left, right: fuzz.token_sort_ratio(folded(left), folded(right)) / 100


def _logic_v2() -> Callable[[str, str], float]:
    from nomenklatura.matching.logic_v2.model import LogicV2  # noqa: PLC0415

    from benchmarks.linkage.peers.by_nomenklatura import entity  # noqa: PLC0415

    @cache
    def told(name: str) -> Any:
        return entity({"id": name, "name": name, "birth_date": "", "phone": "", "sex": ""})

    config = LogicV2.default_config()
    return lambda left, right: float(LogicV2.compare(told(left), told(right), config).score)


if __name__ == "__main__":
    serve(("left", "right", "score"), _scores)
