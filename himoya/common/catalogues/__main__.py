"""python -m himoya.common.catalogues [--check | --compile]"""

import argparse
import sys
from pathlib import Path

from himoya.common.catalogues import files
from himoya.common.catalogues.collect import sentences
from himoya.common.framework import PLURALS

PACKAGE = Path(__file__).resolve().parents[2]
LOCALE = PACKAGE / "locale"


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m himoya.common.catalogues", description=__doc__)
    which = parser.add_mutually_exclusive_group()
    which.add_argument(
        "--check", action="store_true", help="change nothing; 1 when something is missing or stale"
    )
    which.add_argument("--compile", action="store_true", help="only make the .mo files from the .po files")
    asked = parser.parse_args(arguments)
    if asked.compile:
        files.compile_stored(LOCALE)
        return 0
    catalogues = files.brought_up_to_date(LOCALE, sentences(PACKAGE), PLURALS)
    troubles = list(files.lacking(catalogues))
    if asked.check:
        troubles += [f"{language}: not up to date" for language in files.stale(LOCALE, catalogues)]
    else:
        files.write(LOCALE, catalogues)
    sys.stdout.writelines(f"{trouble}\n" for trouble in troubles)
    return 1 if troubles else 0


if __name__ == "__main__":
    sys.exit(main())
