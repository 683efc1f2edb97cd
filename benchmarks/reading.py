"""How well messages are read: python benchmarks/reading.py --data DIR.

DIR holds *.jsonl files of labelled messages (fields id, text, sent_at, gold). Beside it runs a naive peer:
what an organiser does who searches for "imzo" and friends, in any spelling, whatever stands around them.
Without --data it reads the sentences of the project's own cue files.
"""

import argparse
import json
import time
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from himoya.language import fold_text
from himoya.reading import as_line, read
from himoya.reading.cuebook import all_cues

Row = dict[str, Any]
Reader = Callable[[Row], Row]
SEARCHED = {
    "U01": "imzo qo'l qo'y podpis подпис kontrakt контракт",
    "U02": "bort борт olib ket veshi вещами отправ",
    "U03": "pokupatel покупател вербов ro'yxat список",
    "U04": "karser карцер shizo urish бил избил",
    "U05": "o'zini os суицид голодовк yashagi жить",
    "U06": "termadi qo'ng'iroq не звон",
    "U07": "bizda yo'q выбыл etap этап",
    "U08": "rostov lugansk воронеж poligon полигон",
    "U09": "dom-darak xabar yo'q нет связи",
    "U10": "front фронт bedarak без вести",
    "U11": "yarador ранен gospital госпитал",
    "U12": "asir плен",
    "U13": "ro'yxatda в списке",
    "U14": "tobut гроб halok погиб цинк",
    "U15": "qon кровь kasal болеет",
    "U16": "apellyatsiya апелляц жалоб",
    "U17": "deport депорт srok",
    "U18": "javob yo'q нет ответа",
    "U19": "ming rubl тысяч рублей pul деньги",
    "U20": "rasm фото pasport паспорт",
}
T0 = {"U01", "U02", "U05", "U14", "U19", "U20"}


def himoya(row: Row) -> Row:
    return as_line(row["id"], read(row["text"], datetime.fromisoformat(row["sent_at"])))


def naive(row: Row) -> Row:
    """Whole search words as one would type them, found anywhere in the folded text."""
    text = fold_text(row["text"])
    rules = [
        code for code, words in SEARCHED.items() if any(fold_text(word) in text for word in words.split())
    ]
    level = "T0" if T0 & set(rules) else "T1" if rules else "none"
    return {"urgent": [{"rule": code} for code in rules], "level": level}


def share(part: int, whole: int) -> str:
    return f"{part / whole:6.3f} ({part}/{whole})" if whole else "   -"


def levels(rows: list[Row], lines: list[Row]) -> None:
    for name, urgent in (("T0", {"T0"}), ("T0+T1", {"T0", "T1"}), ("any", {"T0", "T1", "T2", "T3", "T4"})):
        gold = [_gold_level(row) in urgent for row in rows]
        said = [line["level"] in urgent for line in lines]
        both = sum(a and b for a, b in zip(gold, said, strict=True))
        false = sum(b and not a for a, b in zip(gold, said, strict=True))
        quiet = len(rows) - sum(gold)
        print(
            f"    {name:6} recall {share(both, sum(gold))}  precision {share(both, sum(said))}  false "
            f"{share(false, quiet)}"
        )


def _gold_level(row: Row) -> str:
    """A level that only the case's state gives (no rule in the text) is not the reader's to find."""
    return str(row["gold"]["level"]) if row["gold"]["urgent"] else "none"


def by_rule(rows: list[Row], lines: list[Row]) -> None:
    right, missed, false = Counter[str](), Counter[str](), Counter[str]()
    for row, line in zip(rows, lines, strict=True):
        gold, said = set(row["gold"]["urgent"]), {fact["rule"] for fact in line["urgent"]}
        right.update(gold & said)
        missed.update(gold - said)
        false.update(said - gold)
    codes = sorted(set(right) | set(missed) | set(false))
    print(
        "    "
        + "  ".join(f"{code} {right[code]}/{right[code] + missed[code]}+{false[code]}" for code in codes)
    )


def facts(rows: list[Row], lines: list[Row]) -> None:
    """Exactness where either side says something."""
    asked: dict[str, Callable[[Row], object]] = {
        "names": lambda line: sorted(fold_text(p["name"]) for p in line["persons"] if p["name"]),
        "births": lambda line: sorted(p["birth_date"] or "" for p in line["persons"] if p["name"]),
        "relations": lambda line: sorted(p["relation"] or "" for p in line["persons"]),
        "facility": lambda line: line["facility"],
        "criminal": lambda line: line["criminal"],
        "contact": lambda line: line["contact"],
        "contract": lambda line: None if line["contract"] in {"none", "unknown"} else line["contract"],
        "phones": lambda line: line["phones"],
    }
    for name, value in asked.items():
        pairs = [(value(_gold_line(row)), value(line)) for row, line in zip(rows, lines, strict=True)]
        told = [(gold, said) for gold, said in pairs if gold or said]
        print(f"    {name:10} exact {share(sum(gold == said for gold, said in told), len(told))}")


def _gold_line(row: Row) -> Row:
    gold = row["gold"]
    place, case, heard = gold["facility"], gold["criminal"], gold["contact"]
    contract = gold.get("contract") or (gold.get("military") or {}).get("contract") or "none"
    return {
        "persons": [
            {
                "name": person["name_norm_latin"],
                "birth_date": person["birth_date"],
                "relation": person["relation_to_sender"],
            }
            for person in gold["persons"]
        ],
        "facility": place and {key: place[key] for key in ("type", "number", "region")},
        "criminal": case
        and {
            "article": case.get("article") or case.get("article_norm"),
            "part": case["part"],
            "term_months": case["term_months"],
        },
        "contact": heard and {key: heard[key] for key in ("last_contact", "usual_interval_days")},
        "contract": {"not_signed": "refused"}.get(contract, contract),
        "phones": gold.get("phones", []),
    }


def timed(reader: Reader, rows: list[Row]) -> tuple[list[Row], float]:
    began = time.perf_counter()
    lines = [reader(row) for row in rows]
    return lines, (time.perf_counter() - began) / max(len(rows), 1) * 1000


def report(name: str, rows: list[Row], with_facts: bool = True) -> None:
    lines, spent = timed(himoya, rows)
    searched, searching = timed(naive, rows)
    print(f"{name}: {len(rows)} messages")
    print(f"  himoya, {spent:.2f} ms a message")
    levels(rows, lines)
    by_rule(rows, lines)
    if with_facts:
        facts(rows, lines)
    print(f"  search words only, {searching:.2f} ms a message")
    levels(rows, searched)


def own_sentences() -> Iterable[Row]:
    """The example sentences of the cue files, as labelled messages."""
    empty: Row = {
        "persons": [],
        "facility": None,
        "criminal": None,
        "contact": None,
        "contract": "none",
        "phones": [],
    }
    for cue in all_cues():
        if not cue.rule.startswith("U"):
            continue
        for number, text in enumerate((*cue.yes, *cue.no)):
            urgent = [cue.rule] if number < len(cue.yes) else []
            level = ("T0" if cue.rule in T0 else "T1") if urgent else "none"
            gold = {**empty, "urgent": urgent, "level": level}
            yield {
                "id": f"{cue.rule}-{number}",
                "text": text,
                "sent_at": "2026-05-16T20:00:00+05:00",
                "gold": gold,
            }


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, help="folder with labelled *.jsonl files")
    parser.add_argument("--only", default="", help="only files whose name holds this")
    given = parser.parse_args()
    warm = {
        "id": "",
        "text": "Salom, imzo qo'ydi, ertaga",
        "sent_at": datetime(2026, 1, 1, tzinfo=UTC).isoformat(),
    }
    himoya(warm)
    report("own sentences", list(own_sentences()), with_facts=False)
    for path in sorted(given.data.glob("*.jsonl")) if given.data else []:
        if given.only in path.name:
            with path.open(encoding="utf-8") as file:
                report(path.stem, [json.loads(line) for line in file if line.strip()])


if __name__ == "__main__":
    main()
