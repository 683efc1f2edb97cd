import argparse
import random
from dataclasses import astuple, fields
from pathlib import Path

import benchmarks.invented_reports as invented
from himoya.linkage.pure.records import Record


def main() -> None:
    asked = argparse.ArgumentParser(
        description=invented.__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    asked.add_argument("count", type=int)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--seed", type=int, default=7)
    given = asked.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    with (
        (given.folder / f"reports_{given.count}.tsv").open("w", encoding="utf-8") as reports,
        (given.folder / f"truth_{given.count}.tsv").open("w", encoding="utf-8") as truth,
    ):
        reports.write("\t".join(field.name for field in fields(Record)) + "\n")
        truth.write("id\tperson\n")
        for record, person in invented.stream(given.count, random.Random(given.seed)):
            reports.write("\t".join(astuple(record)) + "\n")
            truth.write(f"{record.id}\t{person}\n")


if __name__ == "__main__":
    main()
