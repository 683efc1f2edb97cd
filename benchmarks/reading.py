"""How well messages are read, beside peers in the same run:

    python -m benchmarks.reading [--data DIR] [--only NAME] [--errors [--texts]]

DIR holds *.jsonl files of labelled messages (fields id, text, sent_at, gold); the project's own sets that are
kept out are always read. The peers: what an organiser does today, searching for words; a learned one, trained
on all other labelled files; natasha for names. A T0 message counts where its text gives a rule. It is heard
when any T0 fact rings, whichever its rule. False alarms are those on messages without any rule. Shares come
with 95 % intervals of Wilson; times are of the process, on one core.
"""

import argparse
import gc
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from statistics import median

from benchmarks.reading_facts import Table, line_of, printed
from benchmarks.reading_facts import score as facts
from benchmarks.reading_parts import page
from benchmarks.reading_parts.learned import learned
from benchmarks.reading_parts.people import MISSING, by_natasha
from benchmarks.reading_parts.rows import KEPT_OUT, MESSAGES, Row, files, usual_mix
from benchmarks.reading_parts.said import of_line, searched, searched_starts
from benchmarks.reading_parts.scores import Score, bands, looks, score
from himoya.common.aside import patient
from himoya.reading import as_line, read_all
from himoya.reading.reader import Row as Asked

MIX = 1_000
WARM = {"id": "", "text": "Salom, imzo qo'ydi, ertaga", "sent_at": "2026-01-01T12:00:00+05:00"}


@dataclass(frozen=True, slots=True)
class Given:
    data: Path | None
    only: str
    errors: bool
    texts: bool


def main() -> None:
    given = _given()
    everything = files([MESSAGES, *([given.data] if given.data else [])])
    asked = [
        *(name for name in KEPT_OUT if name in everything),
        *sorted(path.stem for path in (given.data.glob("*.jsonl") if given.data else [])),
    ]
    line_of(WARM)
    for name in dict.fromkeys(asked):
        if given.only in name:
            for line in _report(name, everything, given):
                print(line, flush=True)
    print(_speed([row for rows in everything.values() for row in rows]))


def _given() -> Given:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, help="folder with labelled *.jsonl files")
    parser.add_argument("--only", default="", help="only files whose name holds this")
    parser.add_argument("--errors", action="store_true", help="list the ids of what was missed or false")
    parser.add_argument("--texts", action="store_true", help="with --errors: their texts too")
    given = Given(**vars(parser.parse_args()))
    if given.data and not given.data.is_dir():
        parser.error(f"{given.data} is no folder. Give the folder that holds the labelled *.jsonl files.")
    return given


def _report(name: str, everything: dict[str, list[Row]], given: Given) -> Iterator[str]:
    rows = everything[name]
    seen = "kept out of training" if name in KEPT_OUT else "may have been trained on: flatters himoya"
    yield f"{name}: {len(rows)} messages, {seen}"
    began = time.process_time()
    lines = [line_of(row) for row in rows]
    spent = (time.process_time() - began) / max(len(rows), 1) * 1000
    said = [of_line(line) for line in lines]
    ours = score(rows, said)
    yield page.head()
    yield page.line("himoya", ours)
    yield page.line("search anywhere", score(rows, [searched(row) for row in rows]))
    yield page.line("search word starts", score(rows, [searched_starts(row) for row in rows]))
    peer = learned({other: told for other, told in everything.items() if other != name}, rows)
    yield page.line("learned", score(rows, peer.said()))
    equal = peer.at_recall(rows, ours.grave[True, True])
    yield page.line("learned, equal recall", score(rows, equal.said()))
    yield from page.by_rule(ours)
    yield from page.looked(looks(rows, lines, said))
    yield from page.calibration(bands(rows, lines))
    yield f"    {spent:.2f} ms a message"
    told = facts(rows, lines)
    yield from printed(told)
    yield from _names(rows, told)
    yield from _errors(ours, rows, given) if given.errors else ()


def _names(rows: list[Row], ours: Table) -> Iterator[str]:
    try:
        theirs = facts(rows, by_natasha(rows))
    except ImportError:
        yield f"    {MISSING}"
        return
    for fact in ("name", "name, lenient"):
        yield f"    F1 of {fact:14} himoya {ours.facts[fact].f1:.3f}, natasha {theirs.facts[fact].f1:.3f}"


def _errors(made: Score, rows: list[Row], given: Given) -> Iterator[str]:
    texts = {row["id"]: row["text"] for row in rows}
    for key, missed, false in made.wrong:
        yield f"    {key}: missed {' '.join(missed) or '-'} | false {' '.join(false) or '-'}"
        if given.texts:
            yield f"        {texts[key]}"


def _speed(rows: list[Row]) -> str:
    """On messages as a group writes them (see usual_mix): on first sight, and when their words are known.

    Read as an import reads them: many in one go, with a patient collector.
    """
    mix: list[Asked] = [
        (row["text"], datetime.fromisoformat(row["sent_at"]), None) for row in usual_mix(rows, MIX)
    ]
    all_of: list[Asked] = [(row["text"], datetime.fromisoformat(row["sent_at"]), None) for row in rows]
    with patient():
        first = _a_second(mix)
        gc.freeze()  # as the process does that reads an import, after its first work
        again = median(_a_second(mix) for _ in range(5))
        every = _a_second(all_of)
    return (
        f"messages a second of one core: usual mix {first:.0f} on first sight, {again:.0f} with its words "
        f"known (median of five); then all {len(rows)} labelled messages {every:.0f}"
    )


def _a_second(mix: list[Asked]) -> float:
    began = time.process_time()
    for number, reading in enumerate(read_all(mix)):
        as_line(str(number), reading)
    return len(mix) / (time.process_time() - began)


if __name__ == "__main__":
    main()
