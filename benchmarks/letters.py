"""Letters by the thousand: python -m benchmarks.letters [--letters 3000] [--peer 60]
The eight letters of one case, by machine and by hand: python -m benchmarks.letters set [--live]

Invented facts in every text of every pack and language in turn: milliseconds of the processor for a PDF and a
DOCX, filled and printed, and how much memory the last letters take above the first three hundred. The same
texts go to WeasyPrint (scripts/peers) in the same run, every so many letters.
"""

import argparse
import json
import subprocess
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from html import escape
from pathlib import Path
from statistics import mean, quantiles
from time import process_time
from typing import Any

import psutil

from benchmarks.letter_set.human import run
from benchmarks.letter_set.instance import build, inside
from benchmarks.linkage.runs import PEERS, ROOT
from himoya.appeals.letters import FIELDS, Event, Letter, Text, listing, load, make
from himoya.appeals.letters.pdf import pdf
from himoya.appeals.letters.word import docx

AT = datetime(2026, 11, 29, tzinfo=UTC)
GIVEN = ("Akmal", "Botir", "Dilshod", "Eldor", "Farrux", "G‘ayrat", "Jasur", "O‘tkir", "Sherzod", "Zafar")
WARM = 300  # letters before memory is first looked at


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--letters", type=int, default=3_000)
    asked.add_argument("--peer", type=int, default=60, help="letters for WeasyPrint; 0: none")
    asked.add_argument("what", nargs="?", choices=["set"], help="set: from an open case to eight letters")
    asked.add_argument("--live", action="store_true", help="wait as long as people would (six minutes)")
    given = asked.parse_args()
    if given.what:
        _one_set(live=given.live)
        return
    texts = list(_texts())
    _measure("PDF", texts, given.letters, lambda letter: pdf(letter, AT))
    _measure("DOCX", texts, given.letters, docx)
    if given.peer:
        _peer([_html(_letter(texts, number)) for number in range(given.peer)])


def _one_set(*, live: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = build(Path(folder))
        inside(home, "--machine")
        run(home, live=live)


def _measure(name: str, texts: list[Text], number: int, made: Any) -> None:
    process, taken, before = psutil.Process(), [], 0
    for at in range(number):
        start = process_time()
        made(_letter(texts, at))
        taken.append((process_time() - start) * 1000)
        if at == min(WARM, number - 1):
            before = process.memory_info().rss
    grown = (process.memory_info().rss - before) / 2**20
    slow = quantiles(taken, n=20)[-1]
    print(
        f"{name}: {number:,} letters, {mean(taken):.1f} ms each, 95 of 100 under {slow:.1f} ms, "
        f"memory {before / 2**20:.0f} MB after {WARM}, then {grown:+.1f} MB"
    )


def _texts() -> Iterator[Text]:
    for pack, letter, language in listing():
        for script in (language, "uz-cyrl") if language == "uz" else (language,):
            yield load(pack, letter, script)


def _letter(texts: list[Text], number: int) -> Letter:
    return make(texts[number % len(texts)], _facts(number))


def _facts(number: int) -> dict[str, Any]:
    """Something for every field, other in every letter."""
    name = f"{GIVEN[number % 10]} Namunayev-{number}"
    day = date(2026, 1, 1) + timedelta(days=number % 330)
    events = [Event("pressed", day), Event("recruiters", day - timedelta(days=2)), Event("beaten")]
    by_kind: dict[str, Any] = {
        "name": name, "date": day, "events": events, "months": 60 + number % 90, "number": number % 40,
        "papers": ["passport_copy", "previous_letters"], "kinship": "mother", "law": "228.1",
        "place": f"IK-{number % 90}", "body": f"Namunaviy idora {number % 70}",
        "table": [("2026-09-01", "Idora", str(number), "2026-10-01", "javob yo‘q")] * 4,
    }  # fmt: skip
    return {key: by_kind.get(field.kind, f"so‘z {number}") for key, field in FIELDS.items()}


def _html(letter: Letter) -> str:
    lines = "".join(f"<p>{escape(line)}</p>" for line in letter.texts())
    return (
        f"<html lang='{letter.language[:2]}'><title>{escape(letter.title)}</title><body>{lines}</body></html>"
    )


def _peer(pages: list[str]) -> None:
    if not PEERS.exists():
        print("WeasyPrint: left out, run scripts/peers first")
        return
    ended = subprocess.run(
        [PEERS, ROOT / "benchmarks" / "letters_peer.py"],
        input=json.dumps(pages),
        capture_output=True,
        text=True,
    )
    print(ended.stdout.strip() or "\n".join(ended.stderr.splitlines()[-3:]))


if __name__ == "__main__":
    main()
