"""How well lures are recognised: python -m benchmarks.adverts --data DIR [--data DIR ...] [--only NAME].

DIR holds *.jsonl files of labelled messages (id, text, sent_at, gloss_en, gold.kind, gold.urgent). Looked for
are messages labelled "fraud", and those labelled "ad" whose English sentence speaks of a courier, a job, the
army or a contract; advertisements of food and clothes are no lures and count among the others. Beside it runs
a naive peer: what an organiser does who searches for words. With --missed the ids of what went wrong.
"""

import argparse
import json
import re
from collections.abc import Callable, Sequence
from datetime import datetime
from math import sqrt
from pathlib import Path
from typing import Any

from himoya.language import fold_text
from himoya.reading import read

Row = dict[str, Any]
LURE = re.compile(r"courier|\bjob\b|\bwork\b|army|contract|recruit|soldier", re.IGNORECASE)
SEARCHED = [
    fold_text(word)
    for word in (
        *("kuryer", "курьер", "zaklad", "заклад", "контракт", "ming rubl", "тысяч", "dollar", "доллар"),
        *("predoplata", "предоплат", "oldindan", "kartaga", "на карту", "chiqarib ber", "вытащ", "гарант"),
    )
]


def is_lure(row: Row) -> bool:
    kinds = row["gold"]["kind"]
    return "fraud" in kinds or ("ad" in kinds and LURE.search(row.get("gloss_en", "")) is not None)


def himoya(row: Row) -> bool:
    return read(row["text"], datetime.fromisoformat(row["sent_at"])).advert is not None


def naive(row: Row) -> bool:
    """Any of a dozen words, in any spelling."""
    text = fold_text(row["text"])
    return any(word in text for word in SEARCHED)


def u19(row: Row) -> bool:
    """The urgent rule alone."""
    return "U19" in {fact.rule for fact in read(row["text"], datetime.fromisoformat(row["sent_at"])).urgent}


def wilson(part: int, whole: int) -> str:
    """The share with its 95 % interval."""
    if not whole:
        return "-"
    z, share = 1.96, part / whole
    middle = (share + z * z / (2 * whole)) / (1 + z * z / whole)
    half = z / (1 + z * z / whole) * sqrt(share * (1 - share) / whole + z * z / (4 * whole * whole))
    return f"{share:.3f} [{max(middle - half, 0):.3f}, {middle + half:.3f}] ({part}/{whole})"


def report(name: str, rows: Sequence[Row], missed: bool) -> None:
    lures, others = [row for row in rows if is_lure(row)], [row for row in rows if not is_lure(row)]
    asked = [row for row in lures if "U19" in row["gold"]["urgent"]]
    print(f"{name}: {len(rows)} messages, {len(lures)} lures, of these {len(asked)} with U19")
    peers: tuple[tuple[str, Callable[[Row], bool]], ...] = (
        ("himoya", himoya),
        ("the rule U19 alone", u19),
        ("search words", naive),
    )
    for peer, says in peers:
        found, false = [row for row in lures if says(row)], [row for row in others if says(row)]
        print(f"  {peer:19} recall {wilson(len(found), len(lures))}  false {wilson(len(false), len(others))}")
        print(f"  {'':19} of U19  {wilson(sum(row in found for row in asked), len(asked))}")
        if missed and says is himoya:
            print("    missed", [row["id"] for row in lures if row not in found])
            print("    false ", [row["id"] for row in false])


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, action="append", required=True, help="folder with *.jsonl files")
    parser.add_argument("--only", default="", help="only these files: names without ending, by comma")
    parser.add_argument("--missed", action="store_true", help="name the messages that went wrong")
    given = parser.parse_args()
    wanted = set(given.only.split(",")) - {""}
    every: list[Row] = []
    for path in sorted(path for folder in given.data for path in folder.glob("*.jsonl")):
        if wanted and path.stem not in wanted:
            continue
        with path.open(encoding="utf-8") as file:
            rows = [json.loads(line) for line in file if line.strip()]
        report(path.stem, rows, given.missed)
        every += rows
    report("together", every, missed=False)


if __name__ == "__main__":
    main()
