"""How well each fact is read: python benchmarks/reading_facts.py --data DIR [--only NAME] [--errors].

DIR holds *.jsonl files of labelled messages (fields id, text, sent_at, gold). Each fact of a message counts
once: right, false (said, not so) or missed. Shares come with 95 % intervals of Wilson. Names are compared in
their folded Uzbek Latin; the lenient line pairs what is left by `himoya names compare`.
"""

import argparse
import json
from collections import Counter
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from math import sqrt
from pathlib import Path
from typing import Any

from himoya.language import fold_text
from himoya.names.compare import compare
from himoya.reading import as_line, read

Row = dict[str, Any]
Values = Counter[Hashable]


@dataclass
class Tally:
    right: int = 0
    false: int = 0
    missed: int = 0
    errors: list[tuple[str, str, str]] = field(default_factory=list)  # message, expected, said

    @property
    def said(self) -> int:
        return self.right + self.false

    @property
    def told(self) -> int:
        return self.right + self.missed

    @property
    def precision(self) -> float:
        return self.right / self.said if self.said else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.told if self.told else 1.0

    @property
    def f1(self) -> float:
        both = self.said + self.told
        return 2 * self.right / both if both else 1.0

    def count(self, key: str, gold: Values, said: Values) -> None:
        missed, false = gold - said, said - gold
        self.right += (gold & said).total()
        self.missed += missed.total()
        self.false += false.total()
        if missed or false:
            self.errors.append((key, _written(missed), _written(false)))


@dataclass
class Table:
    """Tallies by fact, and the contract state of each message: (expected, said) -> messages."""

    facts: dict[str, Tally]
    contract: Counter[tuple[str, str]]
    contract_errors: list[tuple[str, str, str]]

    @property
    def contract_right(self) -> int:
        return sum(count for (gold, said), count in self.contract.items() if gold == said)


def wilson(part: int, whole: int) -> tuple[float, float]:
    """The 95 % interval of a share; 0..1 where nothing was counted."""
    if not whole:
        return 0.0, 1.0
    z, share = 1.96, part / whole
    middle = share + z * z / (2 * whole)
    reach = z * sqrt(share * (1 - share) / whole + z * z / (4 * whole * whole))
    scale = 1 + z * z / whole
    return max((middle - reach) / scale, 0.0), min((middle + reach) / scale, 1.0)


def _each(key: str) -> Callable[[Row], Values]:
    return lambda line: Counter(person[key] for person in line["persons"] if person.get(key) is not None)


def _whole(part: str, *keys: str) -> Callable[[Row], Values]:
    """The keys of one part of the line as one value; nothing where all are empty."""

    def value(line: Row) -> Values:
        told = line[part] and tuple(line[part][key] for key in keys)
        return Counter([told] if told and any(one is not None for one in told) else [])

    return value


def _region(line: Row) -> Values:
    """Authors write "Mordovia" or "Republic of Mordovia"; both are right."""
    told = line["facility"] and line["facility"]["region"]
    if not told:
        return Counter()
    short = told.replace("Republic of ", "").replace(" Republic", "").replace("Udmurtia", "Udmurt")
    return Counter([short])


def _facility(line: Row) -> Values:
    place = line["facility"]
    told = (place["type"], place["number"], *_region(line)) if place else ()
    return Counter([told] if any(one is not None for one in told) else [])


def _numbered(line: Row) -> Values:
    place = line["facility"]
    return Counter([(place["type"], place["number"])] if place and place["number"] is not None else [])


def _digits(line: Row) -> Values:
    return Counter("".join(filter(str.isdigit, phone)) for phone in line["phones"])


def _names(line: Row) -> Values:
    return Counter(fold_text(person["name"]) for person in line["persons"] if person["name"])


FACTS: dict[str, Callable[[Row], Values]] = {
    "name": _names,
    "birth_date": _each("birth_date"),
    "age": _each("age"),
    "sex": _each("sex"),
    "relation": _each("relation"),
    "home": _each("home"),
    "facility": _facility,
    "facility number": _numbered,
    "region": _region,
    "article+part": _whole("criminal", "article", "part"),
    "term": _whole("criminal", "term_months"),
    "last contact": _whole("contact", "last_contact"),
    "interval": _whole("contact", "usual_interval_days"),
    "phone": _digits,
}


def score(rows: list[Row], lines: list[Row]) -> Table:
    """Count what `lines` (see himoya.reading.line; persons may have `home`) say against labelled `rows`."""
    table = Table({name: Tally() for name in ("name", "name, lenient", *FACTS)}, Counter(), [])
    for row, line in zip(rows, lines, strict=True):
        gold = gold_line(row)
        for name, values in FACTS.items():
            table.facts[name].count(row["id"], values(gold), values(line))
        _lenient(table.facts["name, lenient"], row["id"], gold, line)
        told = gold["contract"], line["contract"]
        table.contract[told] += 1
        if told[0] != told[1]:
            table.contract_errors.append((row["id"], *told))
    return table


def _lenient(tally: Tally, key: str, gold: Row, line: Row) -> None:
    """Pair names greedily where a comparison takes them for one person's."""
    left = [person["name"] for person in gold["persons"] if person["name"]]
    right = [person["name"] for person in line["persons"] if person["name"]]
    alike = sorted(
        (
            (compare(one, other).probability, i, j)
            for i, one in enumerate(left)
            for j, other in enumerate(right)
        ),
        reverse=True,
    )
    gone_left, gone_right = set[int](), set[int]()
    for probability, i, j in alike:
        if probability >= 0.5 and i not in gone_left and j not in gone_right:
            gone_left.add(i)
            gone_right.add(j)
    tally.right += len(gone_left)
    missed = [name for i, name in enumerate(left) if i not in gone_left]
    false = [name for j, name in enumerate(right) if j not in gone_right]
    tally.missed += len(missed)
    tally.false += len(false)
    if missed or false:
        tally.errors.append((key, "; ".join(missed), "; ".join(false)))


def gold_line(row: Row) -> Row:
    """The labels of a message in the shape of a line of `himoya read`."""
    gold = row["gold"]
    place, case, heard = gold["facility"], gold["criminal"], gold["contact"]
    contract = gold.get("contract") or (gold.get("military") or {}).get("contract") or "none"
    return {
        "persons": [
            {
                "name": person["name_norm_latin"],
                "relation": person["relation_to_sender"],
                **{key: person[key] for key in ("birth_date", "age", "sex", "home")},
            }
            for person in gold["persons"]
        ],
        "facility": place and {key: place[key] for key in ("type", "number", "region")},
        "criminal": case
        and {
            "article": (case.get("article") or case.get("article_norm") or "").rstrip("?") or None,
            "part": case["part"],
            "term_months": case["term_months"],
        },
        "contact": heard and {key: heard[key] for key in ("last_contact", "usual_interval_days")},
        "contract": {"not_signed": "refused"}.get(contract, contract),
        "phones": gold.get("phones", []),
    }


def line_of(row: Row) -> Row:
    """A line of `himoya read`, its persons with `home`."""
    reading = read(row["text"], datetime.fromisoformat(row["sent_at"]))
    line = as_line(row["id"], reading)
    for told, person in zip(line["persons"], reading.persons, strict=True):
        told["home"] = person.home
    return line


def _written(values: Values) -> str:
    return "; ".join(sorted(str(value) for value in values.elements()))


def printed(table: Table, errors: bool = False) -> Iterator[str]:
    yield f"    {'':16} right false missed  precision            recall               F1"
    for name, tally in table.facts.items():
        yield (
            f"    {name:16} {tally.right:5} {tally.false:5} {tally.missed:6}  "
            f"{_share(tally.right, tally.said)}  {_share(tally.right, tally.told)}  {tally.f1:.3f}"
        )
        for key, gold, said in tally.errors if errors else ():
            yield f"        {key}: expected {gold or '-'} | said {said or '-'}"
    whole = table.contract.total()
    yield f"    contract state {_share(table.contract_right, whole)} ({table.contract_right}/{whole})"
    states = sorted({state for pair in table.contract for state in pair})
    yield f"      expected \\ said {''.join(f'{state:>10}' for state in states)}"
    for gold in states:
        yield f"      {gold:15} {''.join(f'{table.contract[gold, said]:10}' for said in states)}"
    for key, expected, told in table.contract_errors if errors else ():
        yield f"        {key}: expected {expected} | said {told}"


def _share(part: int, whole: int) -> str:
    low, high = wilson(part, whole)
    return f"{part / whole:.3f} [{low:.2f} {high:.2f}]" if whole else f"{'-':17}"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="folder with labelled *.jsonl files")
    parser.add_argument("--only", default="", help="only files whose name holds this")
    parser.add_argument("--errors", action="store_true", help="list every miss")
    given = parser.parse_args()
    for path in sorted(given.data.glob("*.jsonl")):
        if given.only in path.name:
            with path.open(encoding="utf-8") as file:
                rows = [json.loads(line) for line in file if line.strip()]
            print(f"{path.stem}: {len(rows)} messages")
            for line in printed(score(rows, [line_of(row) for row in rows]), given.errors):
                print(line)


if __name__ == "__main__":
    main()
